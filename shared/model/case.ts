import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { MarriageApplication } from './application.ts';
import { RequiredMaterial, Scan } from './material.ts';
import { OfflineActState, OnlineCheck, PartyChecks } from './online-check.ts';
import { Couple } from './party.ts';
import { RareCharacter } from './rare-character.ts';
import { DocumentKind } from './document-kind.ts';
import { Slot } from './slot.ts';
import { Finding } from './finding.ts';

/** `03-1121-007`: counter, month and day, running number of the counter's day. */
export const CaseNumber = z.string().regex(/^\d{2}-\d{4}-\d{3}$/);

/** States of a marriage registration, in the order of the counter's steps. */
export const MarriageState = z.enum([
  'opened',
  'identified',
  'prechecked',
  'declared',
  'photographed',
  'examined',
  'prepared',
  'registered',
  'refused',
  'redirected',
  'cancelled',
]);
export type MarriageState = z.infer<typeof MarriageState>;

/** 核验 → 初审 → 声明 → 拍照 → 审查 → 制证 → 登记发证, and what else a case may undergo. */
export const MarriageAction = z.enum([
  'identify',
  'swapParties',
  'precheck',
  'declare',
  'photograph',
  'keepPhoto',
  'examine',
  'confirm',
  'reopen',
  'prepare',
  'replaceBlank',
  'voidCertificates',
  'register',
  'refuse',
  'redirect',
  'cancel',
  'recordConcern',
  'pictureCharacter',
]);
export type MarriageAction = z.infer<typeof MarriageAction>;

/** The couple's certificate: one number, two blanks (印制号). */
export const Certificates = z.object({
  /** 结婚证字号 or 离婚证字号: `J` or `L`, then `\d{6}-\d{4}-\d{6}`. */
  registrationNumber: z.string(),
  manBlank: z.string(),
  womanBlank: z.string(),
  preparedOn: CivilDate,
});
export type Certificates = z.infer<typeof Certificates>;

/** The couple looked through every field and the photo and said that it is right. */
export const Confirmation = z.object({
  at: z.string(),
  /** On the applicants' own screen, or on the page at the counter. */
  on: z.enum(['applicantScreen', 'counter']),
  /** False once anything they saw has changed. */
  holds: z.boolean(),
});
export type Confirmation = z.infer<typeof Confirmation>;

/** Signs that somebody does not act freely (条例 2025 art. 6); never shown to applicants. */
export const ConcernKind = z.enum(['trafficking', 'coercion', 'violence', 'impersonation', 'other']);
export type ConcernKind = z.infer<typeof ConcernKind>;
export const Concern = z.object({
  at: z.string(),
  kind: ConcernKind,
  party: Slot.nullable(),
  note: z.string(),
  staffName: z.string(),
});
export type Concern = z.infer<typeof Concern>;

/** What a line of the worklist says of a case of any business. */
export const caseRowShape = {
  id: z.uuid(),
  number: CaseNumber,
  openedAt: z.string(),
  openedOn: CivilDate,
  changedAt: z.string(),
  counter: z.string(),
  /** Whoever serves the case now. */
  registrarId: z.uuid(),
  registrarName: z.string(),
  manName: z.string(),
  womanName: z.string(),
  registrationNumber: z.string().nullable(),
  /** Contradictions of the province that nobody has settled yet. */
  discrepancies: z.number().int(),
  /** Completed under offline registration, and how far checking it afterwards has come; null: on a fresh answer, or not completed. */
  offline: OfflineActState.nullable(),
};

export const PrintState = z.enum(['drawn', 'spooled', 'confirmed', 'spoilt']);
export type PrintState = z.infer<typeof PrintState>;

export const CaseDocument = z.object({
  id: z.uuid(),
  kind: DocumentKind,
  /** The party a declaration or certificate is for. */
  party: z.enum(['man', 'woman']).nullable(),
  title: z.string(),
  pages: z.number().int(),
  drawnAt: z.string(),
  print: PrintState,
  /** False once a later drawing of the same paper replaced it. */
  current: z.boolean(),
  /** Of 《撤回离婚登记申请书》 alone: whether it says that the receipt is lost. */
  receiptLost: z.boolean().optional(),
});
export type CaseDocument = z.infer<typeof CaseDocument>;

/** What a case of any business says of itself beyond its line. */
export const caseViewShape = {
  couple: Couple,
  /** Raised at every saved draft; a save with an older one is refused. */
  draftRevision: z.number().int(),
  findings: z.array(Finding),
  onlineCheck: OnlineCheck,
  checks: PartyChecks,
  /** The case's closed list of papers, with what of it lies in the file. */
  materials: z.array(RequiredMaterial),
  scans: z.array(Scan),
  /** Empty for whoever may not see them. */
  concerns: z.array(Concern),
  /** The caller serves this case; a colleague's case is taken over before anything is done in it. */
  mine: z.boolean(),
  certificates: Certificates.nullable(),
  registeredOn: CivilDate.nullable(),
  documents: z.array(CaseDocument),
  /** Characters of the form that no font of the papers draws. */
  rareCharacters: z.array(RareCharacter),
  /** Reason given at refusal or cancellation. */
  closedReason: z.string().nullable(),
};

export const MarriageRow = z.object({ ...caseRowShape, business: z.literal('marriage'), state: MarriageState });
export type MarriageRow = z.infer<typeof MarriageRow>;

export const MarriageView = MarriageRow.extend({
  ...caseViewShape,
  /** How far its steps led: the state before it was refused, redirected or cancelled, else the state itself. */
  reached: MarriageState,
  application: MarriageApplication,
  /** What may be done next, derived from the process table and the caller's role. */
  actions: z.array(MarriageAction),
  photo: z.uuid().nullable(),
  confirmation: Confirmation.nullable(),
});
export type MarriageView = z.infer<typeof MarriageView>;
