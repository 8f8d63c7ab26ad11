import {
  idNumberBirthDate,
  idNumberSex,
  isIdNumber,
  type CardField,
  type IdNumber,
  type PartyDraft,
  type Source,
} from '#shared/model/index.ts';
import { numberIsCitizen } from '#shared/law/marriage/index.ts';

/** What of a party's form may change together: fields with a source, and what decides which fields there are. */
export type FormChange = Partial<Pick<PartyDraft, CardField | 'longTerm' | 'type' | 'document' | 'papers'>>;

type FormField = keyof FormChange;

export function sourceOf(party: PartyDraft, field: CardField): Source | undefined {
  return party.sources[field];
}

/** The field that carries the source of another: `longTerm` comes with `validUntil`; null for what no card gives. */
export function sourcedField(field: FormField): CardField | null {
  if (field === 'type' || field === 'document' || field === 'papers') return null;
  return field === 'longTerm' ? 'validUntil' : field;
}

/** Fields of a change that would alter what a card said. */
export function touchedCardFields(party: PartyDraft, change: FormChange): readonly FormField[] {
  return (Object.keys(change) as FormField[]).filter((field) => {
    const sourced = sourcedField(field);
    return sourced !== null && change[field] !== party[field] && sourceOf(party, sourced)?.kind === 'card';
  });
}

/** A change by hand. One that touches a card-read field drops its mark and carries the reason. */
export function changeByHand(
  party: PartyDraft,
  change: FormChange,
  reason: { readonly text: string; readonly at: string } | null,
): Partial<PartyDraft> {
  const sources = { ...party.sources };
  for (const field of Object.keys(change) as FormField[]) {
    const key = sourcedField(field);
    if (key === null || change[field] === party[field]) continue;
    sources[key] =
      reason === null
        ? sources[key]?.kind === 'edited'
          ? sources[key]
          : { kind: 'typed' }
        : { kind: 'edited', at: reason.at, reason: reason.text };
  }
  return { ...change, sources };
}

/** A typed 公民身份号码 says birth date and sex: they are filled in where nothing stands yet (GB 11643-1999). */
export function withWhatIdNumberSays(party: PartyDraft, change: FormChange): FormChange {
  const number = change.idNumber;
  if (number === undefined || !numberIsCitizen(party.type) || !isIdNumber(number)) return change;
  return {
    ...change,
    ...(party.birthDate === null ? { birthDate: idNumberBirthDate(number as IdNumber) } : {}),
    ...(party.sex === null ? { sex: idNumberSex(number as IdNumber) } : {}),
  };
}
