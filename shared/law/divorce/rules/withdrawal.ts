import type { DivorceFacts, Finding, OfficeIdentity } from '#shared/model/index.ts';
import { civilCodeSince, divorceRule, regulationSince } from '../divorce-rule.ts';
import { isSecondVisit } from '../facts.ts';

/** 任何一方: one is enough, in person, with a document of their own, and the receipt or a written word on its loss (民发〔2020〕116号). */
export const withdrawal = divorceRule({
  id: 'M-60',
  article: 'civilCode.1077',
  since: civilCodeSince,
  says: {
    documentNotSeen: { outcome: 'ask', params: [], article: 'notice116', blocksFrom: 'withdraw' },
    neitherReceiptNorStatement: { outcome: 'ask', params: [], article: 'notice116', blocksFrom: 'withdraw' },
    withdrawalUnsigned: { outcome: 'ask', params: [], article: 'notice116', blocksFrom: 'withdraw' },
    byOne: { outcome: 'pass', params: [] },
  },
  evaluate: ({ step, withdrawal: said }, say) => {
    // While both wait, somebody may withdraw: nothing is asked of them before somebody does.
    if (step !== 'withdraw' || said === null) return [];
    const open: Finding[] = [];
    if (!said.documentSeen) open.push(say('documentNotSeen', said.by));
    if (!said.receiptShown && !said.lossStated) open.push(say('neitherReceiptNorStatement', said.by));
    if (!said.signed) open.push(say('withdrawalUnsigned', said.by));
    return open.length > 0 ? open : [say('byOne', said.by)];
  },
});

/** 收到离婚登记申请的婚姻登记机关: only the first visit may be anywhere. */
export const sameOffice = divorceRule({
  id: 'M-61',
  article: 'regulation2025.16',
  since: regulationSince,
  says: {
    otherOffice: { outcome: 'refuse', params: ['office'] },
    withdrawElsewhere: { outcome: 'refuse', params: ['office'], article: 'notice116' },
    sameOffice: { outcome: 'pass', params: [] },
    succeeds: { outcome: 'pass', params: ['office'] },
  },
  evaluate: (facts, say) => {
    const { receivedBy, step } = facts;
    if (receivedBy === null || !(step === 'withdraw' || isSecondVisit(step))) return [];
    if (isSame(receivedBy, facts.office, facts)) return [say('sameOffice', null)];
    const office = receivedBy.name;
    if (facts.settings.practice.succeededOffices.some((former) => isSame(receivedBy, former, facts)))
      return [say('succeeds', null, { office })];
    return [say(step === 'withdraw' ? 'withdrawElsewhere' : 'otherOffice', null, { office })];
  },
});

/** What the office file says of one authority with several offices; else each office stands for itself. */
function isSame(one: OfficeIdentity, other: OfficeIdentity, { settings }: DivorceFacts): boolean {
  const sameAuthority = one.regionCode === other.regionCode;
  return settings.practice.sameOfficeScope === 'authority' ? sameAuthority : sameAuthority && one.name === other.name;
}
