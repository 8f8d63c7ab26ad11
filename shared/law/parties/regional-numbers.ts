import { normaliseIdNumber, type PartyDraft, type PartyType } from '#shared/model/index.ts';
import { isHongKongNumber } from './hong-kong-number.ts';

/** What both numbers of a party of Hong Kong, Macao or Taiwan may be asked about; said by M-17 … M-19. */
export const regionalNumberSays = {
  permitNumberMissing: { outcome: 'ask', params: [], blocksFrom: 'identify' },
  identityCardMissing: { outcome: 'ask', params: [], blocksFrom: 'identify' },
  // Numbers are given by another authority: an odd one is looked at again, and believed.
  permitNumberOdd: { outcome: 'ask', params: [] },
  identityCardOdd: { outcome: 'ask', params: [] },
} as const;

interface Place {
  /** Of the permit for the mainland, by the document shown. */
  readonly permit: (party: PartyDraft, number: string) => boolean;
  readonly identityCard: (number: string) => boolean;
}

/** 港澳台居民居住证: eighteen characters, made like a 公民身份号码. */
const residence = /^8[123]0000\d{11}[\dX]$/;

const places: Readonly<Partial<Record<PartyType, Place>>> = {
  hongKong: {
    permit: ({ document }, number) => (document === 'residencePermit' ? residence : /^H\d{8}(\d{2})?$/).test(number),
    identityCard: isHongKongNumber,
  },
  macao: {
    permit: ({ document }, number) => (document === 'residencePermit' ? residence : /^M\d{8}(\d{2})?$/).test(number),
    identityCard: (number) => /^[157]\d{6}(\d|[(（]\d[)）])$/.test(number),
  },
  taiwan: {
    permit: ({ document }, number) =>
      document === 'internationalTravelDocument' || (document === 'residencePermit' ? residence : /^\d{8}(\d{2})?$/).test(number),
    identityCard: (number) => /^[A-Z][12]\d{8}$/.test(number),
  },
};

/** What is to be asked of the numbers of the permit and of the place's own identity card; [] of other parties. */
export function regionalNumberQuestions(party: PartyDraft): Array<keyof typeof regionalNumberSays> {
  const place = places[party.type];
  if (place === undefined) return [];
  const found: Array<keyof typeof regionalNumberSays> = [];
  const shown = normaliseIdNumber(party.documentNumber);
  const own = normaliseIdNumber(party.idNumber);
  if (shown === '') found.push('permitNumberMissing');
  else if (!place.permit(party, shown)) found.push('permitNumberOdd');
  if (own === '') found.push('identityCardMissing');
  else if (!place.identityCard(own)) found.push('identityCardOdd');
  return found;
}
