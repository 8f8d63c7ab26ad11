import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#shared/law/dates.ts';
import type { CivilDate, HalfHour, Service } from '#shared/model/index.ts';
import { useAct, useAsk } from '../../../client/index.ts';
import { BigButton, Choice, Choices, Own } from '../../frame/big.tsx';
import { KioskError, KioskNotice } from '../../frame/kiosk-notice.tsx';
import { KioskPage } from '../../frame/kiosk-page.tsx';
import { usePages } from '../../frame/page-stack.tsx';
import { dayWords } from '../parts/day-words.ts';
import { DayWords } from '../parts/day-in-words.tsx';
import { Fact, Facts } from '../parts/fact.tsx';
import { isMobileOrNone, MobilePad } from '../parts/mobile-pad.tsx';
import { BookedPage } from './booked-page.tsx';
import { ahead, isFree, NearestDay } from './nearest-day.tsx';
import '../parts/services.css';

interface Wish {
  readonly service: Service;
  /** The appointment that goes to another half hour; absent: a new one. */
  readonly moves?: string;
}

/** On which day. Only what is free and in time can be chosen; of a divorce's second visit, only days of its window. */
export function DayPage({ service, moves }: Wish): ReactElement {
  const { t } = useTranslation('kiosk');
  const { open } = usePages();
  const { value: state } = useAsk('kiosk.state', {});
  const [start, setStart] = useState<CivilDate | null>(null);
  const today = state?.today;
  const first = start ?? today;
  const asked = useAsk(
    'kiosk.days',
    { service, from: first ?? ('2026-01-01' as CivilDate), days: ahead },
    { enabled: first !== undefined },
  );
  const window = asked.value?.window ?? null;
  // The window may begin weeks from now: it is shown from its first day.
  if (start === null && window !== null && today !== undefined && window.from > today) setStart(window.from);
  const choose = (on: CivilDate): void => open(<TimePage service={service} on={on} {...(moves === undefined ? {} : { moves })} />);
  const free = asked.value?.days.filter(({ slots }) => slots.some(isFree)) ?? [];
  return (
    <KioskPage title={t('services.book.day')} step={{ at: 2, of: 4 }}>
      <KioskError error={asked.error} />
      {window !== null && (
        <KioskNotice tone="waiting">
          {t(window.certain ? 'services.book.window' : 'services.book.windowProvisional', {
            from: dayWords(t, window.from),
            until: dayWords(t, window.until),
          })}
        </KioskNotice>
      )}
      {service === 'divorceIssue' && asked.value !== undefined && window === null && (
        <KioskNotice tone="waiting">{t('services.book.noWindow')}</KioskNotice>
      )}
      {asked.value !== undefined && free.length === 0 && (service !== 'divorceIssue' || window !== null) && (
        <>
          <KioskNotice tone="waiting">{t('services.book.nothingFree')}</KioskNotice>
          {first !== undefined && <NearestDay key={first} service={service} after={addDays(first, ahead)} onFound={setStart} />}
        </>
      )}
      <Choices>
        {free.map(({ date, slots }) => (
          <Choice
            key={date}
            title={<DayWords of={date} />}
            more={t('services.book.free', { count: slots.filter(isFree).length })}
            onPress={() => choose(date)}
          />
        ))}
      </Choices>
      {first !== undefined && today !== undefined && (
        <div className="kiosk-actions">
          {first > today && <BigButton onPress={() => setStart(later(first, -ahead, today))}>{t('services.book.earlier')}</BigButton>}
          <BigButton onPress={() => setStart(addDays(first, ahead))}>{t('services.book.later')}</BigButton>
        </div>
      )}
    </KioskPage>
  );
}

function later(date: CivilDate, days: number, notBefore: CivilDate): CivilDate {
  const moved = addDays(date, days);
  return moved < notBefore ? notBefore : moved;
}

function TimePage({ service, moves, on }: Wish & { readonly on: CivilDate }): ReactElement {
  const { t } = useTranslation('kiosk');
  const { open } = usePages();
  const { value: asked, error } = useAsk('kiosk.days', { service, from: on, days: 1 });
  const slots = asked?.days[0]?.slots.filter(isFree) ?? [];
  const choose = (from: HalfHour): void =>
    open(<ConfirmPage service={service} on={on} from={from} {...(moves === undefined ? {} : { moves })} />);
  return (
    <KioskPage title={t('services.book.time')} lead={dayWords(t, on)} step={{ at: 3, of: 4 }}>
      <KioskError error={error} />
      {asked !== undefined && slots.length === 0 && <KioskNotice tone="waiting">{t('services.book.nothingFree')}</KioskNotice>}
      <div className="kiosk-slots">
        {slots.map(({ from, free }) => (
          <Choice key={from} title={<Own>{from}</Own>} more={t('services.book.places', { count: free })} onPress={() => choose(from)} />
        ))}
      </div>
    </KioskPage>
  );
}

function ConfirmPage({ service, moves, on, from }: Wish & { readonly on: CivilDate; readonly from: HalfHour }): ReactElement {
  const { t } = useTranslation('kiosk');
  const { open } = usePages();
  const { value: state } = useAsk('kiosk.state', {});
  const book = useAct('kiosk.book');
  const move = useAct('kiosk.move');
  const [phone, setPhone] = useState('');
  const confirm = async (): Promise<void> => {
    const answer = moves === undefined ? await book.run({ service, on, from, phone }) : await move.run({ id: moves, on, from });
    if (answer.ok) open(<BookedPage appointment={answer.value} />);
  };
  const visit = state?.visit ?? null;
  return (
    <KioskPage
      title={t('services.book.confirm')}
      step={{ at: 4, of: 4 }}
      actions={
        <BigButton primary icon="check" busy={book.busy || move.busy} disabled={!isMobileOrNone(phone)} onPress={() => void confirm()}>
          {t(moves === undefined ? 'services.book.do' : 'services.book.doMove')}
        </BigButton>
      }
    >
      <KioskError error={book.error ?? move.error} />
      <div className="kiosk-pair">
        <Facts>
          <Fact name={t('services.appointments.what')}>{t(`service.${service}`)}</Fact>
          <Fact name={t('services.appointments.when')}>
            {dayWords(t, on)} <Own>{from}</Own>
          </Fact>
          {visit !== null && (
            <Fact name={t('services.book.who')}>
              <bdi>{[visit.name, visit.partner?.name].filter(Boolean).join(t('visit.and'))}</bdi>
            </Fact>
          )}
        </Facts>
        {moves === undefined && (
          <section className="kiosk-section">
            <h2>{t('services.book.phone')}</h2>
            <MobilePad value={phone} onChange={setPhone} />
          </section>
        )}
      </div>
    </KioskPage>
  );
}
