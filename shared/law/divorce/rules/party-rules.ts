import type { PartyType } from '#shared/model/index.ts';
import { eachReadPartyOf, hasScan } from '../../parties/facts.ts';
import { paperOf } from '../../parties/party-papers.ts';
import { regionalNumberQuestions, regionalNumberSays } from '../../parties/regional-numbers.ts';
import { declaredFields as declaredFieldsRule } from '../../parties/rules/declared-fields.ts';
import { identityDocument as identityDocumentRule } from '../../parties/rules/identity-document.ts';
import { onlineCheck as onlineCheckRule } from '../../parties/rules/online-check.ts';
import { partyType as partyTypeRule } from '../../parties/rules/party-type.ts';
import { soldierPapers as soldierPapersRule } from '../../parties/rules/soldier.ts';
import { divorceRule, regulationSince } from '../divorce-rule.ts';

/* The rules on the parties, as they hold of a divorce: 条例 2025 art. 14 asks for who they are, and for nothing that shows anybody single. */

export const partyType = partyTypeRule('regulation2025.14');
export const identityDocument = identityDocumentRule('regulation2025.14');
const inService = soldierPapersRule('M-50', { signed: 'accept', filed: 'accept' });

/**
 * 现役军人: as at a marriage. Who left the service between the visits owes none of it any more, but what shows that they left it (规范 2015
 * art. 30 asks those in service).
 */
export const soldierPapers = divorceRule({
  id: inService.id,
  article: inService.article,
  since: inService.since,
  says: {
    ...inService.says,
    dischargeScanMissing: { outcome: 'ask', params: [], blocksFrom: 'question' },
    discharged: { outcome: 'pass', params: [] },
  },
  evaluate: (facts, say, on) => [
    ...inService.evaluate(facts, on),
    ...eachReadPartyOf(facts, ['mainlandResident'], (party, slot) => {
      if (paperOf(party, 'dischargeProof') === null) return [];
      return [say(hasScan(facts.scans, 'dischargeProof', slot) ? 'discharged' : 'dischargeScanMissing', slot)];
    }),
  ],
});

export const declaredFields = declaredFieldsRule('accept');
export const onlineCheck = onlineCheckRule('divorce', 'accept');

/** Permit or residence permit, and the place's own identity card. */
function regionalIdentity(id: string, type: PartyType) {
  return divorceRule({
    id,
    article: 'regulation2025.14',
    since: regulationSince,
    says: { ...regionalNumberSays, identityComplete: { outcome: 'pass', params: [] } },
    evaluate: (facts, say) =>
      eachReadPartyOf(facts, [type], (party, slot) => {
        const questions = regionalNumberQuestions(party);
        return questions.length > 0 ? questions.map((question) => say(question, slot)) : [say('identityComplete', slot)];
      }),
  });
}

export const hongKongIdentity = regionalIdentity('M-17', 'hongKong');
export const macaoIdentity = regionalIdentity('M-18', 'macao');
export const taiwanIdentity = regionalIdentity('M-19', 'taiwan');

/** 华侨, 外国人, 无国籍人: passport or what stands for it. */
export const foreignIdentity = divorceRule({
  id: 'M-20',
  article: 'regulation2025.14',
  since: regulationSince,
  says: {
    documentNumberMissing: { outcome: 'ask', params: [], blocksFrom: 'identify' },
    identityComplete: { outcome: 'pass', params: [] },
  },
  evaluate: (facts, say) =>
    eachReadPartyOf(facts, ['overseasChinese', 'foreigner', 'stateless'], ({ idNumber }, slot) => [
      say(idNumber.trim() === '' ? 'documentNumberMissing' : 'identityComplete', slot),
    ]),
});

/** What the online check did not match is answered by papers and by what the registrar concludes of them. */
export const mismatch = divorceRule({
  id: 'M-22',
  article: 'regulation2025.10',
  since: regulationSince,
  says: {
    mismatchProofNeeded: { outcome: 'ask', params: [], blocksFrom: 'accept' },
    mismatchConclusionNeeded: { outcome: 'ask', params: [], blocksFrom: 'accept' },
  },
  evaluate: (facts, say) => {
    if (facts.onlineCheck.state !== 'mismatched') return [];
    return [
      ...(hasScan(facts.scans, 'mismatchProof', null) ? [] : [say('mismatchProofNeeded', null)]),
      ...(facts.application.mismatchConclusion.trim() === '' ? [say('mismatchConclusionNeeded', null)] : []),
    ];
  },
});
