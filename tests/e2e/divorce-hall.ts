import type { HallConfigInput } from '#shared/contract/index.ts';
import { today } from './hall-store.ts';

/** Whoever applied then is in their second period now, over however long a holiday the first was rolled. */
export const fortyDaysAgo = `${today.subtract({ days: 40 }).toString()}T10:00:00+08:00`;

/** A hall that divorces couples too: the right to complete it offline, numbers and blanks, a clock not doubted after forty quiet days. */
export function hallOfDivorces(configOf: (printed: string) => HallConfigInput): (printed: string) => HallConfigInput {
  return (printed) => {
    const usual = configOf(printed);
    const { offlineAuthorisation } = usual.office;
    const numbers = [today.year, today.year + 1].map((year) => ({ prefix: 'L' as const, regionCode: '329901', year, first: 1, last: 50 }));
    return {
      ...usual,
      office: {
        ...usual.office,
        offlineAuthorisation: offlineAuthorisation ? { ...offlineAuthorisation, businesses: ['marriage', 'divorce'] } : null,
        confirmClockAfterDays: 60,
      },
      numberBlocks: [...usual.numberBlocks, ...numbers],
      blankBatches: [...usual.blankBatches, { kind: 'divorce', first: 'B00000001', last: 'B00000020' }],
    };
  };
}
