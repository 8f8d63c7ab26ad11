import {
  idNumberBirthDate,
  idNumberSex,
  isIdNumber,
  type CardField,
  type IdNumber,
  type PartyDraft,
  type Source,
} from '#shared/model/index.ts';

/** Values of the fields a card gives; `validUntil` comes with `longTerm`. */
export type CardChange = Partial<Pick<PartyDraft, CardField | 'longTerm'>>;

export function sourceOf(party: PartyDraft, field: CardField): Source | undefined {
  return party.sources[field];
}

/** A change by hand. One that touches a card-read field drops its mark and carries the reason. */
export function changeByHand(
  party: PartyDraft,
  change: CardChange,
  reason: { readonly text: string; readonly at: string } | null,
): Partial<PartyDraft> {
  const sources = { ...party.sources };
  for (const field of Object.keys(change) as (CardField | 'longTerm')[]) {
    const key: CardField = field === 'longTerm' ? 'validUntil' : field;
    sources[key] =
      reason === null
        ? sources[key]?.kind === 'edited'
          ? sources[key]
          : { kind: 'typed' }
        : { kind: 'edited', at: reason.at, reason: reason.text };
  }
  return { ...change, sources };
}

/** A typed ID number says birth date and sex: they are filled in where nothing stands yet (GB 11643-1999). */
export function withWhatIdNumberSays(party: PartyDraft, change: CardChange): CardChange {
  const number = change.idNumber;
  if (number === undefined || !isIdNumber(number)) return change;
  return {
    ...change,
    ...(party.birthDate === null ? { birthDate: idNumberBirthDate(number as IdNumber) } : {}),
    ...(party.sex === null ? { sex: idNumberSex(number as IdNumber) } : {}),
  };
}
