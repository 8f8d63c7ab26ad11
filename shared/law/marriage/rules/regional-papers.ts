import type { Finding, PartyType } from '#shared/model/index.ts';
import { eachReadPartyOf, hasScan } from '../../parties/facts.ts';
import { routesOf, singleProofOf } from '../../parties/party-papers.ts';
import { regionalNumberQuestions, regionalNumberSays } from '../../parties/regional-numbers.ts';
import { marriageRule, regulationSince } from '../marriage-rule.ts';

const says = {
  ...regionalNumberSays,
  declarationMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  notaryUnknown: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  wrongNotary: { outcome: 'refuse', params: [], ground: 'acceptance' },
  issuerMissing: { outcome: 'ask', params: [], blocksFrom: 'examine' },
  declarationScanMissing: { outcome: 'ask', params: [], blocksFrom: 'examine' },
  complete: { outcome: 'pass', params: [] },
} as const;

/** Permit or residence permit, the place's own identity card, and the declaration of being single notarised there. */
function regionalPapers(id: string, type: PartyType) {
  return marriageRule({
    id,
    article: 'regulation2025.8',
    since: regulationSince,
    says,
    evaluate: (facts, say) =>
      eachReadPartyOf(facts, [type], (party, slot) => {
        const found: Finding[] = regionalNumberQuestions(party).map((question) => say(question, slot));
        const declaration = singleProofOf(party);
        if (declaration === null) found.push(say('declarationMissing', slot));
        else if (declaration.route === null) found.push(say('notaryUnknown', slot));
        else if (!routesOf(type).includes(declaration.route)) found.push(say('wrongNotary', slot));
        if (declaration !== null && declaration.issuer.trim() === '') found.push(say('issuerMissing', slot));
        if (!hasScan(facts.scans, 'singleDeclaration', slot)) found.push(say('declarationScanMissing', slot));
        return found.length > 0 ? found : [say('complete', slot)];
      }),
  });
}

export const hongKongPapers = regionalPapers('M-17', 'hongKong');
export const macaoPapers = regionalPapers('M-18', 'macao');
export const taiwanPapers = regionalPapers('M-19', 'taiwan');
