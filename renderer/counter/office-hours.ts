import type { TFunction } from 'i18next';
import { Temporal } from 'temporal-polyfill';
import type { OfficeView } from '#shared/contract/index.ts';
import { officeTimeZone } from '#shared/model/index.ts';
import { ageWords } from '../client/index.ts';

/** What the clock means for taking couples in; null while the hall is simply open. `now` is the core's. */
export function hoursWords(t: TFunction, { state, from, until }: OfficeView['hours'], now: string): string | null {
  switch (state) {
    case 'open':
      return null;
    case 'beforeOpening':
      return t('counter:hours.beforeOpening', { from });
    case 'closingSoon':
      return t('counter:hours.closingSoon', { ...ageWords(t, now, closingInstant(now, until)) });
    case 'afterClosing':
      return t('counter:hours.afterClosing', { until });
    case 'closedToday':
      return t('counter:hours.closedToday');
  }
}

function closingInstant(now: string, until: string): string {
  return Temporal.Instant.from(now).toZonedDateTimeISO(officeTimeZone).withPlainTime(until).toInstant().toString();
}
