import type { ReactElement } from 'react';
import { Temporal } from 'temporal-polyfill';
import { officeTimeZone } from '#shared/model/index.ts';
import { clockTime } from '../client/index.ts';
import { Icon } from '../components/index.ts';
import { TwoLines } from './two-lines.tsx';
import type { ScreenWords } from './words.ts';

export interface HeadProps {
  readonly officeName: string;
  readonly now: string;
  readonly stale: string | null;
  readonly words: ScreenWords;
}

/** Whose hall it is, the time, and in small words when what stands below is not of now. */
export function Head({ officeName, now, stale, words }: HeadProps): ReactElement {
  const day = Temporal.Instant.from(now).toZonedDateTimeISO(officeTimeZone);
  return (
    <header className="signage-head">
      <svg className="signage-seal" aria-hidden="true" viewBox="0 0 36 36">
        <rect x="1" y="1" width="34" height="34" rx="6" />
        <path d="M10 9v18M10 9h16v18M14.5 14h7M14.5 18h7v6.5h-7z" />
      </svg>
      <h1 className="signage-office serif">{officeName}</h1>
      {stale !== null && (
        <p className="signage-stale" role="status">
          <Icon name="history" />
          <TwoLines words={words} say={(t) => t('stale', { time: clockTime(stale) })} />
        </p>
      )}
      <p className="signage-day">
        <TwoLines words={words} say={(t) => t('day', { month: day.month, day: day.day, weekday: t(`weekday.${day.dayOfWeek}`) })} />
      </p>
      <time className="signage-clock" dateTime={now}>
        {clockTime(now)}
      </time>
    </header>
  );
}
