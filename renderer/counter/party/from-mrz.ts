import { identityDocumentsOf, nationalityOf, numberOf } from '#shared/law/marriage/index.ts';
import { PartyType, type CardField, type IdentityDocument, type PartyDraft } from '#shared/model/index.ts';
import type { MrzPerson } from '#shared/model/mrz.ts';
import { changeByHand, sourcedField, touchedCardFields, type FormChange } from './card-value.ts';
import { changeOfDocument, changeOfType } from './party-kind.ts';

/** The zone's own fields; what it does not say stays to be typed. */
export interface MrzFill {
  readonly change: Partial<PartyDraft>;
  /** Card-read values that differ: nothing is changed before somebody says why. */
  readonly contradicts: readonly CardField[];
}

/** How a travel document's zone fills a slot; null: a document that no party of a marriage shows. */
export function fillFromMrz(party: PartyDraft, person: MrzPerson, at: string): MrzFill | null {
  if (person.documentKind === null) return null;
  const type = typeFor(party, person, person.documentKind);
  if (type === null) return null;
  const turned: PartyDraft = type === party.type ? party : { ...party, ...changeByHand(party, changeOfType(party, type), null) };
  const document = turned.document === person.documentKind ? {} : changeOfDocument(turned, person.documentKind);
  const own = numberOf(type) === 'document';
  const says: FormChange = {
    name: own || turned.name === '' ? person.name : turned.name,
    ...(person.sex === 'male' || person.sex === 'female' ? { sex: person.sex } : {}),
    ...(person.birthDate === null ? {} : { birthDate: person.birthDate }),
    ...(person.validUntil === null ? {} : { validUntil: person.validUntil, longTerm: false }),
    ...(own ? { idNumber: person.number } : { documentNumber: person.number }),
    ...(nationalityOf(type) === null ? { nationality: person.nationality } : {}),
  };
  const filled: FormChange = { ...document, ...says };
  const typed = changeByHand(turned, filled, null);
  const sources = { ...typed.sources };
  for (const field of Object.keys(says) as (keyof FormChange)[]) {
    const sourced = sourcedField(field);
    if (sourced !== null && (field !== 'name' || own || turned.name === '')) sources[sourced] = { kind: 'mrz', at };
  }
  const wanted: FormChange = { ...(type === party.type ? {} : changeOfType(party, type)), ...filled };
  const contradicts = touchedCardFields(party, wanted).flatMap((field) => sourcedField(field) ?? []);
  return { change: { ...turned, ...typed, sources }, contradicts };
}

/** The chosen type where it shows such a document, else the first that does. Macao's permits begin with M (公安部, 2010). */
function typeFor(party: PartyDraft, person: MrzPerson, document: IdentityDocument): PartyType | null {
  const fits = (type: PartyType): boolean => identityDocumentsOf(type).includes(document) && nationalityFits(type, person.nationality);
  const wanted = document === 'mainlandTravelPermit' && person.number.startsWith('M') ? (['macao'] as const) : PartyType.options;
  if (fits(party.type) && wanted.some((type) => type === party.type)) return party.type;
  return wanted.find(fits) ?? null;
}

function nationalityFits(type: PartyType, nationality: string): boolean {
  const fixed = nationalityOf(type);
  return fixed === null ? !['CHN', 'XXA'].includes(nationality) : fixed === nationality;
}
