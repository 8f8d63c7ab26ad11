import { slots, type ByParty, type DivorceFacts, type Finding } from '#shared/model/index.ts';
import { hasScan, isSameDay } from '../../parties/facts.ts';
import { nameProofOf, nameProofsOf, numberOfDocument, waysToTell } from '../../parties/other-document.ts';
import type { Say } from '../../rule.ts';
import { civilCodeSince, divorceRule, regulationSince } from '../divorce-rule.ts';
import { isSecondVisit } from '../facts.ts';

const says = {
  agreementMissing: { outcome: 'ask', params: [], blocksFrom: 'declare' },
  notAskedApart: { outcome: 'ask', params: [], blocksFrom: 'declare' },
  recordUnsigned: { outcome: 'ask', params: [], blocksFrom: 'question' },
  askedApart: { outcome: 'pass', params: [] },
  notYetDeclared: { outcome: 'ask', params: [], blocksFrom: 'examine' },
  declarationUnsigned: { outcome: 'ask', params: [], blocksFrom: 'declare' },
  declarationSigned: { outcome: 'pass', params: [] },
  agreementNotYetSigned: { outcome: 'ask', params: [], blocksFrom: 'examine' },
  agreementUnsigned: { outcome: 'ask', params: [], blocksFrom: 'declare' },
  agreementSigned: { outcome: 'pass', params: [] },
  agreementScanMissing: { outcome: 'ask', params: [], blocksFrom: 'examine' },
  photoMissing: { outcome: 'ask', params: [], blocksFrom: 'examine' },
  photoPresent: { outcome: 'pass', params: [] },
} as const;

/**
 * 审查: each is asked alone, of their will and of the agreement, and signs the record; both declare, and sign the agreement, before
 * the registrar; a picture of each (条例 2025 art. 16; 规范 2015 art. 55–59).
 */
export const secondVisit = divorceRule({
  id: 'M-51',
  article: 'regulation2025.16',
  since: regulationSince,
  says,
  evaluate: (facts, say) => {
    if (!isSecondVisit(facts.step)) return [];
    return [
      ...(facts.application.agreement.from === null ? [say('agreementMissing', null)] : []),
      ...slots.map((slot) => {
        const interview = facts.interviews[slot];
        if (interview === null) return say('notAskedApart', slot);
        return say(interview.signed ? 'askedApart' : 'recordUnsigned', slot);
      }),
      ...signatures(facts.declared, ['notYetDeclared', 'declarationUnsigned', 'declarationSigned'], say),
      ...signatures(facts.agreementSigned, ['agreementNotYetSigned', 'agreementUnsigned', 'agreementSigned'], say),
      ...(hasScan(facts.scans, 'divorceAgreement', null) ? [] : [say('agreementScanMissing', null)]),
      ...slots.map((slot) => say(facts.photos[slot] ? 'photoPresent' : 'photoMissing', slot)),
    ];
  },
});

type Bare = keyof typeof says;
function signatures(signed: ByParty | null, [notYet, no, yes]: readonly [Bare, Bare, Bare], say: Say<typeof says>): Finding[] {
  if (signed === null) return [say(notYet, null)];
  return slots.map((slot) => say(signed[slot] ? yes : no, slot));
}

/**
 * 双方亲自: one who came alone is noted and changes nothing; where one no longer wishes it, or no longer agrees, nothing is issued
 * today. They are the two who applied, also where one shows another document than then,
 * or has another name by now.
 */
export const bothAgain = divorceRule({
  id: 'M-63',
  article: 'regulation2025.16',
  since: regulationSince,
  says: {
    returnNotAsked: { outcome: 'ask', params: [], blocksFrom: 'return' },
    cameAlone: { outcome: 'refuse', params: [] },
    bothCame: { outcome: 'pass', params: [] },
    changedTheirMind: { outcome: 'refuse', params: [], article: 'civilCode.1078', ground: 'registration' },
    disagrees: { outcome: 'refuse', params: [], article: 'civilCode.1078', ground: 'registration' },
    bothStand: { outcome: 'pass', params: [], article: 'civilCode.1078' },
    samePersonUnproven: { outcome: 'ask', params: ['earlier'], blocksFrom: 'return' },
    otherSameNumber: { outcome: 'pass', params: ['earlier'] },
    otherEarlierShown: { outcome: 'pass', params: ['earlier'] },
    otherAuthorityNote: { outcome: 'pass', params: ['earlier'] },
    nameUnproven: { outcome: 'ask', params: ['former', 'name'], blocksFrom: 'return' },
    nameProofScanMissing: { outcome: 'ask', params: [], blocksFrom: 'question' },
    nameChanged: { outcome: 'pass', params: ['former', 'name'] },
  },
  evaluate: (facts, say) => {
    if (!isSecondVisit(facts.step)) return [];
    const came = facts.bothReturned === null ? say('returnNotAsked', null) : say(facts.bothReturned ? 'bothCame' : 'cameAlone', null);
    const against = slots.flatMap((slot) => {
      const interview = facts.interviews[slot];
      if (interview === null) return [];
      return [...(interview.willing ? [] : [say('changedTheirMind', slot)]), ...(interview.agrees ? [] : [say('disagrees', slot)])];
    });
    const allAsked = slots.every((slot) => facts.interviews[slot] !== null);
    const others = slots.flatMap((slot) => {
      const earlier = facts.earlierDocuments[slot];
      if (earlier === null) return [];
      const { type } = facts.couple[slot];
      const told = waysToTell(type).includes(earlier.sameBy) ? proven[earlier.sameBy] : 'samePersonUnproven';
      return [say(told, slot, { earlier: numberOfDocument({ type, ...earlier }) })];
    });
    const renamed = slots.flatMap((slot) => {
      const former = facts.earlierNames[slot];
      if (former === null) return [];
      const { name, type, papers } = facts.couple[slot];
      const proof = nameProofOf({ papers });
      if (proof === null || !nameProofsOf(type).some((kind) => kind === proof.kind)) return [say('nameUnproven', slot, { former, name })];
      const filed = hasScan(facts.scans, proof.kind, slot);
      return [say('nameChanged', slot, { former, name }), ...(filed ? [] : [say('nameProofScanMissing', slot)])];
    });
    return [came, ...others, ...renamed, ...(allAsked && against.length === 0 ? [say('bothStand', null)] : against)];
  },
});

const proven = { sameNumber: 'otherSameNumber', earlierShown: 'otherEarlierShown', authorityNote: 'otherAuthorityNote' } as const;

/** 完成离婚登记，即解除婚姻关系: the certificates carry the day on which the act is completed, no other. */
export const registrationDate = divorceRule({
  id: 'M-104',
  article: 'civilCode.1080',
  since: civilCodeSince,
  says: {
    sameDay: { outcome: 'pass', params: [] },
    divorceNotSameDay: { outcome: 'refuse', params: ['preparedOn', 'on'] },
  },
  evaluate: ({ step, preparedOn }: DivorceFacts, say, on) => {
    if (step !== 'register' || preparedOn === null) return [];
    return [isSameDay(preparedOn, on) ? say('sameDay', null) : say('divorceNotSameDay', null, { preparedOn, on })];
  },
});
