import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import type { Slot } from './slot.ts';

/** What was shown of one certificate of the marriage: the paper itself, or a written statement that it is lost. */
export const ShownCertificate = z.enum(['shown', 'lost']);
export type ShownCertificate = z.infer<typeof ShownCertificate>;

/** A spouse as certificate or archive names them. */
const NamedSpouse = z.object({ name: z.string().max(60).default(''), idNumber: z.string().max(30).default('') });

/** The marriage to be dissolved, as its certificates or the archive's copy say it. */
export const DissolvedMarriage = z.object({
  /** Who registered it: only the first two are dissolved at a counter (条例 2025 art. 15; 民发〔2020〕116号). */
  registeredBy: z.enum(['mainlandOffice', 'chineseMission', 'foreignAuthority']).nullable().default(null),
  registeredOn: CivilDate.nullable().default(null),
  /** 登记机关, as the certificate names it. */
  authority: z.string().max(60).default(''),
  /** 结婚证字号, in whatever form the year used. */
  number: z.string().max(40).default(''),
  parties: z.object({ man: NamedSpouse.prefault({}), woman: NamedSpouse.prefault({}) }).prefault({}),
  certificates: z.object({ man: ShownCertificate.nullable(), woman: ShownCertificate.nullable() }).default({ man: null, woman: null }),
  /** Both are lost: the archive's copy with its seal was shown (民发〔2020〕116号). */
  archiveCopy: z.boolean().default(false),
  /** Why names or numbers on it differ from today's, as the registrar found; '' while open. */
  differenceConclusion: z.string().max(200).default(''),
});
export type DissolvedMarriage = z.infer<typeof DissolvedMarriage>;

/** What an agreement says (民法典 1076, 1084–1086, 1089): the four matters of the statute, those of each child in their parts. */
export const AgreementElement = z.enum([
  'willing', // 双方自愿离婚的意思表示
  'children', // whether there are children, and who
  'custody', // 由谁抚养
  'supportPayer', // 抚养费由谁负担
  'supportAmount',
  'supportUntil',
  'supportManner',
  'visits', // 探望
  'property', // 共同财产
  'debts', // 债权债务
]);
export type AgreementElement = z.infer<typeof AgreementElement>;

/** One child under age, or of age and not able to live by themselves. */
export const AgreedChild = z.object({
  name: z.string().max(60),
  birthDate: CivilDate.nullable(),
  custody: z.enum(['man', 'woman', 'inTurn']).nullable(),
  support: z.object({
    payer: z.enum(['man', 'woman', 'both', 'none']).nullable(),
    /** In words or figures, e.g. `每月2000元`. */
    amount: z.string().max(60),
    until: z.string().max(60),
    manner: z.string().max(100),
  }),
  /** When and how the other parent sees the child. */
  visits: z.string().max(300),
});
export type AgreedChild = z.infer<typeof AgreedChild>;

/** 离婚协议书: written here, or what the registrar found in the couple's own. */
export const DivorceAgreement = z.object({
  /** null: none was seen yet. */
  from: z.enum(['assistant', 'own']).nullable().default(null),
  /** Of an own one: what was found in it. */
  found: z.array(AgreementElement).max(AgreementElement.options.length).default([]),
  /** There is no child of whom anything must be agreed; said expressly. */
  noChildren: z.boolean().default(false),
  willing: z.boolean().default(false),
  children: z.array(AgreedChild).max(12).default([]),
  property: z.string().max(4000).default(''),
  noProperty: z.boolean().default(false),
  debts: z.string().max(4000).default(''),
  noDebts: z.boolean().default(false),
  /** What else they agreed, kept as they say it. */
  more: z.string().max(8000).default(''),
});
export type DivorceAgreement = z.infer<typeof DivorceAgreement>;

/** What the couple apply for, beside who they are: the form of the first visit. */
export const DivorceApplication = z.object({
  marriage: DissolvedMarriage.prefault({}),
  agreement: DivorceAgreement.prefault({}),
  /** What the registrar concluded of a mismatch of the online check, from the papers shown; '' while open. */
  mismatchConclusion: z.string().max(200).default(''),
});
export type DivorceApplication = z.infer<typeof DivorceApplication>;

/** What each party has done, or not. */
export const ByParty = z.object({ man: z.boolean(), woman: z.boolean() }) satisfies z.ZodType<Record<Slot, boolean>>;
export type ByParty = z.infer<typeof ByParty>;
