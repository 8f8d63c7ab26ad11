import type { Finding, ReissueFacts } from '#shared/model/index.ts';
import { hasScan, isSameDay } from '../../parties/facts.ts';
import { dateOnCertificate, underAgeAt } from '../numbering.ts';
import { standingChanges, standingRules } from '../../records/standing.ts';
import type { Sayings } from '../../rule.ts';
import { regulationSince, reissueRule, type ReissueRule } from '../reissue-rule.ts';

/** What the registers say against the record, as `standingOf` found it: a reason for the notice. */
function grounded<S extends Sayings<never>>(says: S): { readonly [M in keyof S]: S[M] & { readonly ground?: 'registration' } } {
  const stated = Object.entries(says).map(([message, saying]) => [
    message,
    saying.outcome === 'refuse' ? { ...saying, ground: 'registration' } : saying,
  ]);
  return Object.fromEntries(stated) as { readonly [M in keyof S]: S[M] & { readonly ground?: 'registration' } };
}

/** Of a divorce certificate only what changed for who applies counts: the other's death or new marriage leaves them divorced. */
function heldAgainst({ standing, application: { kind, applicants } }: ReissueFacts, rule: string): Finding[] {
  return (standing ?? []).filter(
    (finding) => finding.rule === rule && (kind !== 'divorce' || finding.party === null || applicants.includes(finding.party)),
  );
}

const own = {
  divorcedAtCourt: { outcome: 'refuse', params: ['judgment'], ground: 'registration' },
  voidAtCourt: { outcome: 'refuse', params: ['judgment'], ground: 'registration' },
  annulledAtCourt: { outcome: 'refuse', params: ['judgment'], ground: 'registration' },
  widowed: { outcome: 'refuse', params: [], ground: 'registration' },
  registersNotAsked: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  courtNotLooked: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  laterNotLooked: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  stillHolds: { outcome: 'pass', params: [] },
} as const;

/**
 * 不予补发: the state has changed since, by divorce, death or another marriage. A marriage certificate given to those a court had
 * divorced is void, so the courts' data and later records are looked at before one is issued anew.
 */
export const standing = reissueRule({
  id: 'M-83',
  article: 'norms',
  since: regulationSince,
  says: { ...grounded(standingChanges), ...own },
  evaluate: (facts, say) => {
    const { application, standing: held } = facts;
    const ofMarriage = application.kind !== 'divorce';
    const judgment = application.judgment.trim() === '' ? '—' : application.judgment.trim();
    const found: Finding[] = heldAgainst(facts, 'M-83');
    if (ofMarriage && application.court !== null && application.court !== 'nothing')
      found.push(say(atCourt[application.court], null, { judgment }));
    if (ofMarriage && application.widowed) found.push(say('widowed', null));
    if (held === null) found.push(say('registersNotAsked', null));
    if (ofMarriage && application.court === null) found.push(say('courtNotLooked', null));
    if (!application.laterLooked) found.push(say('laterNotLooked', null));
    const voided = heldAgainst(facts, 'M-90').length + heldAgainst(facts, 'M-91').length > 0;
    return found.length > 0 || voided ? found : [say('stillHolds', null)];
  },
});

const atCourt = { divorced: 'divorcedAtCourt', void: 'voidAtCourt', annulled: 'annulledAtCourt' } as const;

/** 无效或者被撤销 (M-90), and 撤销登记 (M-91): there is nothing left to certify. */
export const voided: readonly ReissueRule[] = standingRules
  .filter(({ id }) => id !== standing.id)
  .map(({ id, article, since, until, says }) => ({
    id,
    article,
    since,
    until,
    says: grounded(says),
    evaluate: (facts) => heldAgainst(facts, id),
  }));

/** 未达婚龄登记后补领 (规范 2015 art. 68, 69): not while either is under age; then with a written explanation, and dated that day. */
export const underAge = reissueRule({
  id: 'M-84',
  article: 'norms',
  since: regulationSince,
  says: {
    stillUnderAge: { outcome: 'refuse', params: ['from'], ground: 'registration' },
    explanationMissing: { outcome: 'ask', params: [], blocksFrom: 'declare' },
    datedWhenOfAge: { outcome: 'pass', params: ['from'] },
  },
  evaluate: ({ application, couple, settings: { leapDay }, scans }, say, on) => {
    if (application.kind !== 'marriage') return [];
    const born = { man: couple.man.birthDate, woman: couple.woman.birthDate };
    const late = underAgeAt(application.record, born, leapDay);
    const minors = late.filter(({ ofAgeOn }) => on < ofAgeOn);
    if (minors.length > 0) return minors.map(({ slot, ofAgeOn }) => say('stillUnderAge', slot, { from: ofAgeOn }));
    if (late.length === 0) return [];
    const from = dateOnCertificate(application, born, leapDay)!;
    return [hasScan(scans, 'underAgeExplanation', null) ? say('datedWhenOfAge', null, { from }) : say('explanationMissing', null)];
  },
});

/** 补发日期 is the day of the act: certificates prepared on one day are given out on that day. */
export const issueDate = reissueRule({
  id: 'M-85',
  article: 'norms',
  since: regulationSince,
  says: {
    sameDay: { outcome: 'pass', params: [] },
    notSameDay: { outcome: 'refuse', params: ['preparedOn', 'on'] },
  },
  evaluate: ({ step, preparedOn }, say, on) => {
    if (step !== 'issue' || preparedOn === null) return [];
    return [isSameDay(preparedOn, on) ? say('sameDay', null) : say('notSameDay', null, { preparedOn, on })];
  },
});

/** 查不到档案: sufficient evidence in the file, strictly examined, and a second person agrees. A divorce without an archive is not proved so. */
export const noArchive = reissueRule({
  id: 'M-86',
  article: 'norms',
  since: regulationSince,
  says: {
    divorceUnproven: { outcome: 'refuse', params: [], ground: 'acceptance' },
    evidenceMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
    evidenceScanMissing: { outcome: 'ask', params: [], blocksFrom: 'declare' },
    approvalMissing: { outcome: 'ask', params: [], blocksFrom: 'examine' },
    strictlyExamined: { outcome: 'pass', params: [] },
  },
  evaluate: ({ application, scans, approved }, say) => {
    if (application.source !== 'none') return [];
    if (application.kind === 'divorce') return [say('divorceUnproven', null)];
    const found: Finding[] = [];
    if (application.evidence.trim() === '') found.push(say('evidenceMissing', null));
    if (!hasScan(scans, 'reissueEvidence', null)) found.push(say('evidenceScanMissing', null));
    if (!approved) found.push(say('approvalMissing', null));
    return found.length > 0 ? found : [say('strictlyExamined', null)];
  },
});
