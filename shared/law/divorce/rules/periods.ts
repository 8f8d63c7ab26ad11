import type { CivilDate, CoolingOffDates, DivorceFacts } from '#shared/model/index.ts';
import { awaitsCalendar, hasLapsed, isFirm, isProvisional, lastSureDay, mayIssue, mayWithdraw } from '../cooling-off.ts';
import { civilCodeSince, divorceRule } from '../divorce-rule.ts';
import { isSecondVisit } from '../facts.ts';

/**
 * The first period: withdrawing from the day of acceptance until the office closes on its last day (民法典 203); certificates
 * only from the day after.
 */
export const firstPeriod = divorceRule({
  id: 'M-62',
  article: 'civilCode.1077',
  since: civilCodeSince,
  says: {
    notAccepted: { outcome: 'refuse', params: [] },
    withdrawOpen: { outcome: 'pass', params: ['until'] },
    withdrawOver: { outcome: 'refuse', params: ['until'] },
    tooEarly: { outcome: 'refuse', params: ['from'] },
    issueOpen: { outcome: 'pass', params: ['until'] },
  },
  evaluate: (facts, say, on) => {
    const { step, dates, afterClosing } = facts;
    const withdraws = step === 'withdraw';
    if (!withdraws && !isSecondVisit(step)) return [];
    if (dates === null) return [say('notAccepted', null)];
    if (withdraws) {
      const { withdrawUntil: until } = dates;
      const closed = afterClosing && on === until && isFirm(dates, 'withdrawUntil');
      return [say(mayWithdraw(dates, on) && !closed ? 'withdrawOpen' : 'withdrawOver', null, { until })];
    }
    if (isFirm(dates, 'issueFrom') && on < dates.issueFrom) return [say('tooEarly', null, { from: dates.issueFrom })];
    return mayIssue(dates, on) && !comesAfterClosing(facts, dates, on) ? [say('issueOpen', null, { until: lastSureDay(dates) })] : [];
  },
});

/**
 * The second period ends when the office closes on its last day (民法典 203): no visit begins after that, and one begun before may
 * be finished the same day. Then the application counts as withdrawn.
 */
export const secondPeriod = divorceRule({
  id: 'M-65',
  article: 'civilCode.1077',
  since: civilCodeSince,
  says: {
    lapsed: { outcome: 'refuse', params: ['until'] },
    closedOnLastDay: { outcome: 'refuse', params: ['until'] },
    visitNotBegun: { outcome: 'refuse', params: [] },
    visitOfAnotherDay: { outcome: 'refuse', params: ['began'] },
    begunInTime: { outcome: 'pass', params: [] },
  },
  evaluate: (facts, say, on) => {
    const { step, dates, returnedOn } = facts;
    if (dates === null || !isSecondVisit(step)) return [];
    const until = dates.issueUntil;
    if (hasLapsed(dates, on)) return [say('lapsed', null, { until })];
    if (step === 'return') {
      const over = isFirm(dates, 'issueUntil') && comesAfterClosing(facts, dates, on);
      return over ? [say('closedOnLastDay', null, { until })] : [];
    }
    if (returnedOn === null) return [say('visitNotBegun', null)];
    return [returnedOn === on ? say('begunInTime', null) : say('visitOfAnotherDay', null, { began: returnedOn })];
  },
});

/** They come on the last day, so far as is known, and the office closed before both cards were read. */
function comesAfterClosing({ step, afterClosing, returnedOn }: DivorceFacts, dates: CoolingOffDates, on: CivilDate): boolean {
  return step === 'return' && afterClosing && returnedOn !== on && on === lastSureDay(dates);
}

/**
 * While the holidays of the year are not published a date is provisional: a notice only moves it later. Until then withdrawing
 * stays open and nothing is issued before a first period that may last longer; nothing lapses; and beyond the thirtieth day of
 * the second nobody can say.
 */
export const provisionalDates = divorceRule({
  id: 'M-73',
  article: 'civilCode.203',
  since: civilCodeSince,
  says: {
    provisionalWithdraw: { outcome: 'ask', params: ['until'] },
    provisionalIssue: { outcome: 'ask', params: ['until'] },
    issueWaits: { outcome: 'refuse', params: ['until'] },
    awaitsCalendar: { outcome: 'refuse', params: ['until'] },
  },
  evaluate: (facts, say, on) => {
    const { step, dates } = facts;
    if (dates === null || !isProvisional(dates)) return [];
    const second = isSecondVisit(step);
    if (!isFirm(dates, 'withdrawUntil')) return [say(second ? 'issueWaits' : 'provisionalWithdraw', null, { until: dates.withdrawUntil })];
    const unknown = second && (awaitsCalendar(dates, on) || comesAfterClosing(facts, dates, on));
    return [say(unknown ? 'awaitsCalendar' : 'provisionalIssue', null, { until: dates.issueUntil })];
  },
});
