import { normaliseIdNumber, type Finding, type PartyDraft, type PartyType } from '#shared/model/index.ts';
import { eachReadPartyOf } from '../facts.ts';
import { isHongKongNumber } from '../hong-kong-number.ts';
import { hasScan } from '../materials.ts';
import { marriageRule, regulationSince } from '../marriage-rule.ts';
import { routesOf, singleProofOf } from '../party-papers.ts';

const says = {
  permitNumberMissing: { outcome: 'ask', params: [], blocksFrom: 'identify' },
  identityCardMissing: { outcome: 'ask', params: [], blocksFrom: 'identify' },
  // Numbers are given by another authority: an odd one is looked at again, and believed.
  permitNumberOdd: { outcome: 'ask', params: [] },
  identityCardOdd: { outcome: 'ask', params: [] },
  declarationMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  notaryUnknown: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  wrongNotary: { outcome: 'refuse', params: [], ground: 'acceptance' },
  issuerMissing: { outcome: 'ask', params: [], blocksFrom: 'examine' },
  declarationScanMissing: { outcome: 'ask', params: [], blocksFrom: 'examine' },
  complete: { outcome: 'pass', params: [] },
} as const;

interface Place {
  readonly type: PartyType;
  /** Of the permit for the mainland, by the document shown. */
  readonly permit: (party: PartyDraft, number: string) => boolean;
  readonly identityCard: (number: string) => boolean;
}

/** 港澳台居民居住证: eighteen characters, made like a 公民身份号码. */
const residence = /^8[123]0000\d{11}[\dX]$/;

/** Permit or residence permit, the place's own identity card, and the declaration of being single notarised there. */
function regionalPapers(id: string, { type, permit, identityCard }: Place) {
  return marriageRule({
    id,
    article: 'regulation2025.8',
    since: regulationSince,
    says,
    evaluate: (facts, say) =>
      eachReadPartyOf(facts, [type], (party, slot) => {
        const found: Finding[] = [];
        const shown = normaliseIdNumber(party.documentNumber);
        const own = normaliseIdNumber(party.idNumber);
        if (shown === '') found.push(say('permitNumberMissing', slot));
        else if (!permit(party, shown)) found.push(say('permitNumberOdd', slot));
        if (own === '') found.push(say('identityCardMissing', slot));
        else if (!identityCard(own)) found.push(say('identityCardOdd', slot));
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

export const hongKongPapers = regionalPapers('M-17', {
  type: 'hongKong',
  permit: ({ document }, number) => (document === 'residencePermit' ? residence : /^H\d{8}(\d{2})?$/).test(number),
  identityCard: isHongKongNumber,
});

export const macaoPapers = regionalPapers('M-18', {
  type: 'macao',
  permit: ({ document }, number) => (document === 'residencePermit' ? residence : /^M\d{8}(\d{2})?$/).test(number),
  identityCard: (number) => /^[157]\d{6}(\d|[(（]\d[)）])$/.test(number),
});

export const taiwanPapers = regionalPapers('M-19', {
  type: 'taiwan',
  permit: ({ document }, number) =>
    document === 'internationalTravelDocument' || (document === 'residencePermit' ? residence : /^\d{8}(\d{2})?$/).test(number),
  identityCard: (number) => /^[A-Z][12]\d{8}$/.test(number),
});
