import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookableSlot } from '#shared/contract/index.ts';
import { addDays } from '#shared/law/dates.ts';
import type { CivilDate, Service } from '#shared/model/index.ts';
import { useAct } from '../../../client/index.ts';
import { BigButton } from '../../frame/big.tsx';
import { KioskError, KioskNotice } from '../../frame/kiosk-notice.tsx';

/** Days asked for at once. */
export const ahead = 14;

/** Fortnights looked through: half a year. */
const farthest = 13;

export function isFree({ free, untimely }: Pick<BookableSlot, 'free' | 'untimely'>): boolean {
  return free > 0 && untimely === null;
}

interface NearestDayProps {
  readonly service: Service;
  readonly after: CivilDate;
  readonly onFound: (day: CivilDate) => void;
}

/** Where nothing is free: looks for the next day on which something is, or says that there is none. */
export function NearestDay({ service, after, onFound }: NearestDayProps): ReactElement {
  const { t } = useTranslation('kiosk');
  const { run, error } = useAct('kiosk.days');
  const [looking, setLooking] = useState<'before' | 'now' | 'inVain'>('before');
  const look = async (): Promise<void> => {
    setLooking('now');
    for (let i = 0; i < farthest; i += 1) {
      const answer = await run({ service, from: addDays(after, i * ahead), days: ahead });
      if (!answer.ok) return setLooking('before');
      const { days } = answer.value;
      const found = days.find(({ slots }) => slots.some(isFree));
      if (found) return onFound(found.date);
      // Whatever is later yet is too far ahead as well, or not in the calendar.
      if (days.length < ahead || days.some(({ slots }) => slots.some(({ untimely }) => untimely === 'tooFar'))) break;
    }
    setLooking('inVain');
  };
  return (
    <>
      <KioskError error={error} />
      {looking === 'inVain' ? (
        <KioskNotice tone="waiting">{t('services.book.noneLater')}</KioskNotice>
      ) : (
        <div className="kiosk-actions">
          <BigButton primary icon="search" busy={looking === 'now'} onPress={() => void look()}>
            {t('services.book.nearest')}
          </BigButton>
        </div>
      )}
    </>
  );
}
