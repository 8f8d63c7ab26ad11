import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '#shared/model/index.ts';
import { dayWords } from './day-words.ts';
import './services.css';

/** A day on a target: the date on one line and the day of the week on the next where both have no room on one. */
export function DayWords({ of: date }: { readonly of: CivilDate }): ReactElement {
  const { t } = useTranslation('kiosk');
  const [first, ...rest] = dayWords(t, date).split(' ');
  return (
    <>
      <span className="kiosk-word">{first}</span> <span className="kiosk-word">{rest.join(' ')}</span>
    </>
  );
}
