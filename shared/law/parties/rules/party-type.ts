import { normaliseIdNumber, type Finding, type PartyDraft, type PartyType, type Slot } from '#shared/model/index.ts';
import { eachReadParty } from '../facts.ts';
import { identityDocumentsOf, nationalityOf } from '../party-papers.ts';
import { partyRule } from '../party-rule.ts';
import type { Say } from '../../rule.ts';
import { regulationSince } from '../../statutes.ts';

const says = {
  documentOfAnotherType: { outcome: 'ask', params: [], blocksFrom: 'identify' },
  chineseNotForeigner: { outcome: 'ask', params: [], blocksFrom: 'identify' },
  statelessNotForeigner: { outcome: 'ask', params: [], blocksFrom: 'identify' },
  notChinese: { outcome: 'ask', params: [], blocksFrom: 'identify' },
  notStateless: { outcome: 'ask', params: [], blocksFrom: 'identify' },
  permitOfAnotherPlace: { outcome: 'ask', params: [], blocksFrom: 'identify' },
  permitNumberAsOwn: { outcome: 'ask', params: [], blocksFrom: 'identify' },
  agrees: { outcome: 'pass', params: [] },
} as const;

/** 当事人类型: nationality, document and numbers must all speak of the type that was chosen. `article` names the documents. */
export function partyType(article: string) {
  return partyRule<'identify'>()({
    id: 'M-13',
    article,
    since: regulationSince,
    says,
    evaluate: (facts, say) =>
      eachReadParty(facts, (party, slot) => {
        const found = [...document(party, slot, say), ...nationality(party, slot, say), ...permit(party, slot, say)];
        return found.length > 0 ? found : [say('agrees', slot)];
      }),
  });
}

function document(party: PartyDraft, slot: Slot, say: Say<typeof says>): Finding[] {
  return identityDocumentsOf(party.type).includes(party.document) ? [] : [say('documentOfAnotherType', slot)];
}

function nationality(party: PartyDraft, slot: Slot, say: Say<typeof says>): Finding[] {
  const fixed = nationalityOf(party.type);
  if (fixed === null) {
    if (party.nationality === 'CHN') return [say('chineseNotForeigner', slot)];
    return party.nationality === 'XXA' ? [say('statelessNotForeigner', slot)] : [];
  }
  if (party.nationality === fixed) return [];
  return [say(fixed === 'CHN' ? 'notChinese' : 'notStateless', slot)];
}

/** 港澳台居民居住证申领发放办法: 810000, 820000, 830000; travel permits of Hong Kong begin with H, of Macao with M. */
const permits: Readonly<Partial<Record<PartyType, Readonly<{ residence: string; travel: string | null }>>>> = {
  hongKong: { residence: '810000', travel: 'H' },
  macao: { residence: '820000', travel: 'M' },
  taiwan: { residence: '830000', travel: null },
};

function permit(party: PartyDraft, slot: Slot, say: Say<typeof says>): Finding[] {
  const place = permits[party.type];
  if (place === undefined) return [];
  const number = normaliseIdNumber(party.documentNumber);
  const expected = party.document === 'residencePermit' ? place.residence : party.document === 'mainlandTravelPermit' ? place.travel : null;
  const another = number !== '' && expected !== null && !number.startsWith(expected);
  const ownIsPermit = /^8[123]0000\d{11}[\dX]$/.test(normaliseIdNumber(party.idNumber));
  return [...(another ? [say('permitOfAnotherPlace', slot)] : []), ...(ownIsPermit ? [say('permitNumberAsOwn', slot)] : [])];
}
