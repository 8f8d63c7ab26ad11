import { z } from 'zod';
import { CivilDate } from './civil-date.ts';

/** 男方 / 女方. */
export const Slot = z.enum(['man', 'woman']);
export type Slot = z.infer<typeof Slot>;
export const slots: readonly Slot[] = ['man', 'woman'];

export const Sex = z.enum(['male', 'female', 'unknown', 'unspecified']); // GB/T 2261.1: 1, 2, 0, 9
export type Sex = z.infer<typeof Sex>;

/** 当事人类型. Others than mainland residents come with their document sets. */
export const PartyType = z.enum(['mainlandResident']);
export type PartyType = z.infer<typeof PartyType>;

/** GB/T 2261.2 as the declaration words it: 未婚 / 离婚 / 丧偶. */
export const MaritalStatus = z.enum(['unmarried', 'divorced', 'widowed']);
export type MaritalStatus = z.infer<typeof MaritalStatus>;

/** GB/T 4658, first level. */
export const Education = z.enum([
  'postgraduate',
  'bachelor',
  'associate',
  'secondaryVocational',
  'highSchool',
  'juniorHigh',
  'primary',
  'other',
]);
export type Education = z.infer<typeof Education>;

/** Where a field's value came from: it decides the ◈ mark and whether an edit needs a reason. */
export const Source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('card'), at: z.string() }),
  z.object({ kind: z.literal('typed') }),
  z.object({ kind: z.literal('edited'), at: z.string(), reason: z.string().min(1).max(200) }),
]);
export type Source = z.infer<typeof Source>;

/** What the card gives; each of these fields has a source. */
export const CardField = z.enum(['name', 'sex', 'ethnicity', 'birthDate', 'address', 'idNumber', 'issuer', 'validFrom', 'validUntil']);
export type CardField = z.infer<typeof CardField>;

/** A person's own data while the form is still being filled: any field may be missing. */
export const PartyDraft = z.object({
  type: PartyType,
  name: z.string().max(60),
  sex: Sex.nullable(),
  /** GB/T 3304 two-digit code. */
  ethnicity: z.string().max(4),
  birthDate: CivilDate.nullable(),
  /** 18 characters; what was read or typed, checked by the law, not by the form. */
  idNumber: z.string().max(18),
  /** 住址 on the card, 常住户口所在地 on the form. */
  address: z.string().max(100),
  issuer: z.string().max(60),
  validFrom: CivilDate.nullable(),
  /** null: 长期 when `longTerm`, else not known yet. */
  validUntil: CivilDate.nullable(),
  longTerm: z.boolean(),
  maritalStatus: MaritalStatus.nullable(),
  occupation: z.string().max(30),
  education: Education.nullable(),
  phone: z.string().max(20),
  sources: z.partialRecord(CardField, Source),
});
export type PartyDraft = z.infer<typeof PartyDraft>;

export const emptyParty: PartyDraft = {
  type: 'mainlandResident',
  name: '',
  sex: null,
  ethnicity: '',
  birthDate: null,
  idNumber: '',
  address: '',
  issuer: '',
  validFrom: null,
  validUntil: null,
  longTerm: false,
  maritalStatus: null,
  occupation: '',
  education: null,
  phone: '',
  sources: {},
};

export const Couple = z.object({ man: PartyDraft, woman: PartyDraft });
export type Couple = z.infer<typeof Couple>;
