import { emptyParty, identityKey, type PartyDraft, type PartyType } from '#shared/model/index.ts';
import type { IdCard, PermanentResidentCard, ResidencePermitCard, ResidentCard } from '../devices/types.ts';
import type { CardFields } from './card-reads.ts';

/** A card's share of the form. `fields` is all the card said, and nothing it did not say; null: no layout we can place. */
interface CardShare {
  readonly party: Pick<PartyDraft, 'type' | 'document' | 'longTerm'> & Partial<PartyDraft>;
  readonly fields: CardFields;
}

/**
 * The form of a party after its card was read. What was typed before stays where the slot named nobody yet or named the
 * same person; of anybody else only what the card says is kept. null: the card does not tell whose it is.
 */
export function fillFromCard(before: PartyDraft, card: IdCard, at: string): { party: PartyDraft; fields: CardFields } | null {
  const share = shareOf(card, before);
  if (!share) return null;
  const { party, fields } = share;
  const kept = isFilled(before) && !isSameHolder(before, card) ? emptyParty : before;
  const sources = Object.fromEntries(Object.keys(fields).map((field) => [field, { kind: 'card', at } as const]));
  const regional = party.document === 'residencePermit';
  return {
    party: {
      ...kept,
      documentNumber: '',
      ethnicity: '',
      ...party,
      ...fields,
      idNumber: regional ? cardOfRegion(kept) : card.idNumber,
      sources,
    } as PartyDraft,
    fields,
  };
}

/** Whose card it is, for whoever has no case yet; null: the card does not tell. Of a residence permit the number is its own. */
export function holderOf(card: IdCard) {
  const share = shareOf(card, emptyParty);
  const name = share?.fields.name;
  if (!share || !name) return null;
  const { birthDate, validUntil, idNumber } = card;
  return { person: { name, type: share.party.type, nationality: share.fields.nationality ?? '', idNumber }, birthDate, validUntil };
}

export function isFilled(party: PartyDraft): boolean {
  return party.name !== '' || party.idNumber !== '' || party.documentNumber !== '';
}

/** Two slots that name one person, by number or by the permit that was laid down for both. */
export function areOnePerson(one: PartyDraft, other: PartyDraft): boolean {
  const key = identityKey(one);
  if (key !== '' && key === identityKey(other)) return true;
  return one.documentNumber !== '' && one.documentNumber === other.documentNumber;
}

function shareOf(card: IdCard, before: PartyDraft): CardShare | null {
  switch (card.layout) {
    case 'resident':
      return residentShare(card, before);
    case 'residencePermit':
      return residencePermitShare(card);
    case 'permanentResident2017':
    case 'permanentResident2023':
      return permanentResidentShare(card);
  }
}

/** 居民身份证: for citizens only (居民身份证法 2), soldiers among them. */
function residentShare(card: ResidentCard, before: PartyDraft): CardShare {
  const { ethnicity, idNumber } = card;
  return {
    party: { type: before.type === 'soldier' ? 'soldier' : 'mainlandResident', document: 'residentCard', longTerm: card.longTerm },
    fields: { ...citizenFields(card), ethnicity, idNumber },
  };
}

/** 港澳台居民居住证申领发放办法 (国办发〔2018〕81号): 810000, 820000, 830000 stand where a number has its region. */
const typeByRegion: Readonly<Record<string, PartyType>> = { '81': 'hongKong', '82': 'macao', '83': 'taiwan' };

function residencePermitShare(card: ResidencePermitCard): CardShare | null {
  const type = typeByRegion[card.idNumber.slice(0, 2)];
  if (!type) return null;
  return {
    party: { type, document: 'residencePermit', longTerm: card.longTerm },
    fields: { ...citizenFields(card), documentNumber: card.idNumber },
  };
}

/** ICAO Doc 9303: persons without a nationality. */
const stateless = ['XXA', 'XXB', 'XXC'];

/** The name is the one of the passport; the Chinese one is of the holder's own choice and stands in only for want of it. */
function permanentResidentShare(card: PermanentResidentCard): CardShare {
  const { sex, nationality, birthDate, idNumber, validFrom, validUntil } = card;
  return {
    party: { type: stateless.includes(nationality) ? 'stateless' : 'foreigner', document: 'permanentResidentCard', longTerm: false },
    fields: { name: card.englishName || card.chineseName, sex, nationality, birthDate, idNumber, validFrom, validUntil },
  };
}

function citizenFields(card: Pick<ResidentCard, 'name' | 'sex' | 'birthDate' | 'address' | 'issuer' | 'validFrom' | 'validUntil'>) {
  const { name, sex, birthDate, address, issuer, validFrom, validUntil } = card;
  return { name, sex, nationality: 'CHN', birthDate, address, issuer, validFrom, validUntil };
}

/** What was typed beside the same permit: the identity card's number of Hong Kong, Macao or Taiwan. */
function cardOfRegion({ type, idNumber }: PartyDraft): string {
  return Object.values(typeByRegion).includes(type) ? idNumber : '';
}

/** The card is of the person the slot names. */
export function isSameHolder(before: PartyDraft, card: IdCard): boolean {
  if (card.layout !== 'residencePermit') {
    return before.idNumber !== '' && identityKey({ ...before, idNumber: card.idNumber }) === identityKey(before);
  }
  if (before.documentNumber !== '') return before.documentNumber === card.idNumber;
  return before.name === '' || (before.name === card.name && before.birthDate === card.birthDate);
}
