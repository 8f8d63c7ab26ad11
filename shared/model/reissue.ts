import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { Registration } from './office.ts';
import { Slot } from './slot.ts';

/** States of a reissue (补领), in the order of the counter's steps. */
export const ReissueState = z.enum([
  'received',
  'identified',
  'prechecked',
  'declared',
  'photographed',
  'examined',
  'prepared',
  'issued',
  'refused',
  'cancelled',
]);
export type ReissueState = z.infer<typeof ReissueState>;

/** 核验 → 初审 → 受理 → 拍照 → 审查 → 制证 → 发证 (民发〔2025〕23号: 初审—受理—审查—发证). */
export const ReissueStep = z.enum(['identify', 'precheck', 'declare', 'photograph', 'examine', 'prepare', 'issue']);
export type ReissueStep = z.infer<typeof ReissueStep>;

/** The steps, and what else a reissue may undergo. */
export const ReissueAction = z.enum([
  ...ReissueStep.options,
  'swapParties',
  'approveEvidence',
  'replaceBlank',
  'voidCertificates',
  'refuse',
  'cancel',
  'recordConcern',
  'pictureCharacter',
]);
export type ReissueAction = z.infer<typeof ReissueAction>;

/** 遗失, 损毁, and where the province allows it: 与现身份信息不一致. */
export const ReissueReason = z.enum(['lost', 'damaged', 'identityChanged']);
export type ReissueReason = z.infer<typeof ReissueReason>;

/** Where the registration is proved from (条例 2025 art. 20: 查证档案属实). */
export const ReissueSource = z.enum([
  'register', // this office's own register
  'otherOffice', // another office's answer to 协查
  'archiveCopy', // a sealed copy of the paper archive
  'none', // no archive is found: evidence of the party
]);
export type ReissueSource = z.infer<typeof ReissueSource>;

/** A spouse as the archive names them. */
const NamedInRecord = z.object({
  name: z.string().max(60).default(''),
  idNumber: z.string().max(30).default(''),
  born: CivilDate.nullable().default(null),
});

/** The registration whose certificate is issued anew, as the archive says it. */
export const ReissuedRecord = z.object({
  /** Of the register, or the case; null: proved otherwise. */
  id: z.uuid().nullable().default(null),
  /** 原字号, in whatever form the year used; '' = unknown. */
  number: z.string().max(40).default(''),
  /** 原登记机关. */
  authority: z.string().max(60).default(''),
  registeredOn: CivilDate.nullable().default(null),
  parties: z.object({ man: NamedInRecord.prefault({}), woman: NamedInRecord.prefault({}) }).prefault({}),
});
export type ReissuedRecord = z.infer<typeof ReissuedRecord>;

/** What the notarised mandate must state (规范 2015 art. 64). */
export const MandateElement = z.enum([
  'parties', // 当事人的姓名、身份证件号码
  'registration', // 办理登记的时间、承办机关
  'status', // 目前的婚姻状况
  'matter', // 委托事由
  'agent', // 受委托人的姓名和身份证件号码
]);
export type MandateElement = z.infer<typeof MandateElement>;

/** 受托人, with a mandate that a notary office certified. */
export const ReissueAgent = z.object({
  name: z.string().max(60).default(''),
  idNumber: z.string().max(30).default(''),
  /** The notary office and the number of its deed; '' while unknown. */
  notary: z.string().max(60).default(''),
  deed: z.string().max(60).default(''),
  states: z.array(MandateElement).max(MandateElement.options.length).default([]),
});
export type ReissueAgent = z.infer<typeof ReissueAgent>;

/** What the registrar found in the data of the courts about the marriage. */
export const CourtFinding = z.enum(['nothing', 'divorced', 'void', 'annulled']);
export type CourtFinding = z.infer<typeof CourtFinding>;

/** What is applied for, beside who they are. */
export const ReissueApplication = z.object({
  /** 结婚证 or 离婚证. */
  kind: Registration.nullable().default(null),
  reason: ReissueReason.nullable().default(null),
  /** Who applies, each for their own certificate. */
  applicants: z.array(Slot).max(2).default([]),
  source: ReissueSource.nullable().default(null),
  record: ReissuedRecord.prefault({}),
  agent: ReissueAgent.nullable().default(null),
  /** null: the courts' data was not looked at yet. */
  court: CourtFinding.nullable().default(null),
  /** Number of the judgment, where one was found. */
  judgment: z.string().max(60).default(''),
  /** The records of what was registered later, here and elsewhere, were looked through. */
  laterLooked: z.boolean().default(false),
  /** A spouse has died, as the party says or a record shows. */
  widowed: z.boolean().default(false),
  /** Why names or numbers of the archive differ from today's, as the registrar found; '' while open. */
  differenceConclusion: z.string().max(200).default(''),
  /** Where no archive is found: what proves the registration. */
  evidence: z.string().max(500).default(''),
  /** What the registrar concluded of a mismatch of the online check, from the papers shown; '' while open. */
  mismatchConclusion: z.string().max(200).default(''),
});
export type ReissueApplication = z.infer<typeof ReissueApplication>;
