import { daysBetween } from '#shared/law/dates.ts';
import { lastSureDay } from '#shared/law/divorce/index.ts';
import type { CivilDate, CoolingOffDates } from '#shared/model/index.ts';

/** Which of the two periods a day belongs to; the day of acceptance stands before the first. */
export type Period = 'acceptance' | 'coolingOff' | 'issue' | 'over';

export interface DayOnLine {
  readonly period: Period;
  /** 1 on the day after the period's beginning was counted (民法典 201); 0 on the day of acceptance. */
  readonly day: number;
  /** Days through the last one of the period, as far as it is sure. */
  readonly left: number;
  /** Share of the line that has passed: the first period is its first half, the second its second. */
  readonly share: number;
}

/** Where a day stands between an application's acceptance and its last day. */
export function dayOnLine(dates: CoolingOffDates, on: CivilDate): DayOnLine {
  const { accepted, withdrawUntil, issueUntil } = dates;
  if (on <= withdrawUntil) {
    const day = Math.max(0, daysBetween(accepted, on));
    return {
      period: day === 0 ? 'acceptance' : 'coolingOff',
      day,
      left: daysBetween(on, withdrawUntil),
      share: 0.5 * (day / daysBetween(accepted, withdrawUntil)),
    };
  }
  const day = daysBetween(withdrawUntil, on);
  const share = 0.5 + 0.5 * Math.min(1, day / daysBetween(withdrawUntil, issueUntil));
  return { period: on <= issueUntil ? 'issue' : 'over', day, left: Math.max(0, daysBetween(on, lastSureDay(dates))), share };
}
