import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { IdentityDocument, PartyPaper } from './material.ts';

export const Sex = z.enum(['male', 'female', 'unknown', 'unspecified']); // GB/T 2261.1: 1, 2, 0, 9
export type Sex = z.infer<typeof Sex>;

/** 当事人类型: each comes with its document set (条例 2025 art. 8). */
export const PartyType = z.enum([
  'mainlandResident',
  'soldier', // 现役军人, 武警 included
  'hongKong',
  'macao',
  'taiwan',
  'overseasChinese', // 华侨
  'foreigner',
  'stateless',
]);
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
  /** From the machine readable zone of a travel document, scanned or typed (ICAO Doc 9303). */
  z.object({ kind: z.literal('mrz'), at: z.string() }),
  z.object({ kind: z.literal('typed') }),
  z.object({ kind: z.literal('edited'), at: z.string(), reason: z.string().min(1).max(200) }),
]);
export type Source = z.infer<typeof Source>;

/** What the card gives; each of these fields has a source. */
export const CardField = z.enum([
  'name',
  'sex',
  'nationality',
  'ethnicity',
  'birthDate',
  'address',
  'idNumber',
  'documentNumber',
  'issuer',
  'validFrom',
  'validUntil',
]);
export type CardField = z.infer<typeof CardField>;

/** Who helps a party that cannot read, write, hear or speak Chinese, and how they sign. */
export const PartyHelp = z.object({
  /** Reads the declaration alone; else it is read aloud to them. */
  reads: z.boolean().default(true),
  /** Signs by hand; else with a fingerprint only. */
  writes: z.boolean().default(true),
  companion: z
    .object({
      role: z.enum(['interpreter', 'signLanguage', 'reader']),
      name: z.string().max(60),
      idNumber: z.string().max(30),
      /** Language interpreted, or the organisation they come from. */
      language: z.string().max(60),
    })
    .nullable()
    .default(null),
});
export type PartyHelp = z.infer<typeof PartyHelp>;

/** A person's own data while the form is still being filled: any field may be missing. */
export const PartyDraft = z.object({
  type: PartyType,
  /** ISO 3166 alpha-3; `XXA` for the stateless (ICAO 9303). */
  nationality: z.string().max(3).default('CHN'),
  /** The document shown; number and validity of it follow. */
  document: IdentityDocument.default('residentCard'),
  /** Number of the document where it is not the number that identifies: a travel or residence permit of HK, Macao, Taiwan. */
  documentNumber: z.string().max(30).default(''),
  name: z.string().max(60),
  sex: Sex.nullable(),
  /** GB/T 3304 two-digit code. */
  ethnicity: z.string().max(4),
  birthDate: CivilDate.nullable(),
  /**
   * The number that goes onto the certificate: 公民身份号码; the identity card's of Hong Kong, Macao, Taiwan; else the
   * passport's or permanent residence card's. What was read or typed, checked by the law, not by the form.
   */
  idNumber: z.string().max(30),
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
  /** Agreed that the hall may call this number about the case. */
  phoneConsent: z.boolean().default(false),
  /** Papers beside the identity document, at most one of a kind. */
  papers: z.array(PartyPaper).max(20).default([]),
  help: PartyHelp.prefault({}),
  /** The registrar's own note where they doubt the party's capacity; '' for no doubt. */
  capacityNote: z.string().max(200).default(''),
  sources: z.partialRecord(CardField, Source),
});
export type PartyDraft = z.infer<typeof PartyDraft>;

export const emptyParty: PartyDraft = {
  type: 'mainlandResident',
  nationality: 'CHN',
  document: 'residentCard',
  documentNumber: '',
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
  phoneConsent: false,
  papers: [],
  help: { reads: true, writes: true, companion: null },
  capacityNote: '',
  sources: {},
};

export const Couple = z.object({ man: PartyDraft, woman: PartyDraft });
export type Couple = z.infer<typeof Couple>;
