import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { Business } from './office.ts';
import { RecordChange } from './register.ts';

/** 撤销婚姻登记 or 更正婚姻登记, after the certificates were issued. */
export const ProceedingKind = z.enum(['revocation', 'correction']);
export type ProceedingKind = z.infer<typeof ProceedingKind>;

/** On whose word it was opened. */
export const ProceedingSource = z.enum(['judicialProposal', 'procuratorialProposal', 'policeFinding', 'ownError', 'partyReport']);
export type ProceedingSource = z.infer<typeof ProceedingSource>;

export const ProceedingState = z.enum(['opened', 'reviewed', 'notified', 'heard', 'decided', 'archived']);
export type ProceedingState = z.infer<typeof ProceedingState>;

/** Whom a decision is served on, or sent a copy of it. */
export const ServedOn = z.enum(['man', 'woman', 'interested', 'court', 'procuratorate', 'police']);
export type ServedOn = z.infer<typeof ServedOn>;

const text = (max: number) => z.string().trim().max(max);

export const OpeningStep = z.object({
  step: z.literal('open'),
  kind: ProceedingKind,
  source: ProceedingSource,
  /** Who proposed or found it, and the number of their paper. */
  authority: text(80).default(''),
  document: text(80).default(''),
  facts: text(1000),
  /** Of a correction: what is wrong, and what is right. */
  changes: z.array(RecordChange).max(12).default([]),
});
export const ReviewStep = z.object({
  step: z.literal('review'),
  facts: text(1000),
  /** What the facts are proven by. */
  evidence: z.array(text(120).min(1)).max(20),
  proposes: z.enum(['granted', 'declined']),
});
/** 告知: they may state their case, defend themselves, ask to be heard. */
export const NotifyStep = z.object({ step: z.literal('notify'), serveHow: text(200).default('') });
export const HearStep = z.object({
  step: z.literal('hear'),
  /** `silent`: nobody said anything until the period was over; `waived`: they said that they will not. */
  how: z.enum(['statement', 'hearing', 'waived', 'silent']),
  text: text(1000).default(''),
});
export type HearStep = z.infer<typeof HearStep>;
export const DecideStep = z.object({
  step: z.literal('decide'),
  outcome: z.enum(['granted', 'declined']),
  /** 决定书文号. */
  number: text(80),
  reasons: text(1000),
});
export const ServeStep = z.object({
  step: z.literal('serve'),
  on: CivilDate,
  to: ServedOn,
  name: text(80).min(1),
  way: z.enum(['direct', 'left', 'post', 'entrusted', 'announcement']),
  text: text(300).default(''),
});
export type ServeStep = z.infer<typeof ServeStep>;
/** 收回证件. */
export const CertificatesStep = z.object({
  step: z.literal('certificates'),
  became: z.enum(['takenBack', 'replaced', 'notReturned']),
  text: text(300),
});
export type CertificatesStep = z.infer<typeof CertificatesStep>;
export const ArchiveStep = z.object({ step: z.literal('archive'), fileNumber: text(60).default('') });

/** What is done in a proceeding, in the words of whoever does it. */
export const ProceedingAct = z.discriminatedUnion('step', [
  OpeningStep,
  ReviewStep,
  NotifyStep,
  HearStep,
  DecideStep,
  ServeStep,
  CertificatesStep,
  ArchiveStep,
]);
export type ProceedingAct = z.infer<typeof ProceedingAct>;
export type ProceedingAction = ProceedingAct['step'];

/** One act, as it was done; none is ever changed. */
export const ProceedingStep = z.object({
  id: z.uuid(),
  at: z.string(),
  /** The day it was done on. */
  day: CivilDate,
  staffId: z.string(),
  staffName: z.string(),
  approverName: z.string().nullable(),
  said: ProceedingAct,
  /** Of `notify` the last day of their period, of `decide` the last day to serve it. */
  until: CivilDate.nullable(),
  /** Scanned pages. */
  scans: z.number().int(),
  /** The paper it drew. */
  documentId: z.uuid().nullable(),
});
export type ProceedingStep = z.infer<typeof ProceedingStep>;

export const Proceeding = z.object({
  id: z.uuid(),
  /** `CX2026-0001` of a revocation, `GZ2026-0001` of a correction. */
  number: z.string(),
  kind: ProceedingKind,
  recordId: z.uuid(),
  recordKind: Business,
  registrationNumber: z.string(),
  manName: z.string(),
  womanName: z.string(),
  state: ProceedingState,
  /** What waits, and until when; null: nothing is counted now. */
  due: z.object({ what: z.enum(['hearing', 'service']), on: CivilDate }).nullable(),
  /** Oldest first. */
  steps: z.array(ProceedingStep),
});
export type Proceeding = z.infer<typeof Proceeding>;
