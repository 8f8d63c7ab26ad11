import { z } from 'zod';
import {
  Business,
  CaseRow,
  CaseView,
  CivilDate,
  ConcernKind,
  Couple,
  DivorceApplication,
  Finding,
  MarriageAction,
  MarriageApplication,
  MarriageDeclaration,
  MarriageView,
  RareCharacter,
  ReissueApplication,
  RequiredMaterial,
  Slot,
} from '#shared/model/index.ts';
import { namedGrounds } from '#shared/law/marriage/index.ts';
import { atTheDesk, operation } from './operation.ts';

const Reason = z.string().trim().min(2).max(200);
const registrarAtCounter = { who: ['registrar'], stations: atTheDesk } as const;
const readers = { who: ['registrar', 'supervisor', 'auditor', 'archivist'], stations: atTheDesk } as const;
/** What the registrar learns by asking and no rule can find (条例 2025 art. 9, 10). */
export const NamedGround = z.enum(namedGrounds);

const OfCase = z.object({ caseId: z.uuid() });

/** One action in a case's life, as its history shows it. */
export const HistoryRow = z.object({
  at: z.string(),
  action: z.string(),
  staffName: z.string(),
  approverName: z.string().nullable(),
  reason: z.string().nullable(),
});
export type HistoryRow = z.infer<typeof HistoryRow>;

const stepErrors = ['case.notFound', 'case.notAllowedNow', 'case.heldByColleague'] as const;
const completionErrors = ['store.gapOpen', 'case.refusedByLaw', 'clock.unsure'] as const;
const drawingErrors = ['document.missingGlyph', 'document.overflow', 'document.barcodeUnreadable', 'document.noForm'] as const;

export const caseOperations = {
  'cases.open': operation({
    about: 'Opens a case at this counter; after closing time only for a couple that was inside before.',
    input: z.object({ business: Business, insideBeforeClosing: z.boolean().default(false) }),
    output: CaseView,
    errors: ['session.noCounter', 'office.closed'],
    access: registrarAtCounter,
    writes: true,
  }),
  'cases.worklist': operation({
    about: "Today's and unfinished cases, oldest unfinished first.",
    input: z.object({}),
    output: z.array(CaseRow),
    errors: [],
    access: readers,
    writes: false,
  }),
  'cases.find': operation({
    about: 'Finds cases by case number, registration number, ID number (15 or 18), name, or a scanned barcode.',
    input: z.object({ text: z.string().trim().min(1).max(100) }),
    output: z.array(CaseRow),
    errors: [],
    access: readers,
    writes: false,
  }),
  'cases.get': operation({
    about: 'One case, whole.',
    input: OfCase,
    output: CaseView,
    errors: ['case.notFound'],
    access: readers,
    writes: false,
  }),
  'cases.history': operation({
    about: 'Every act of a case.',
    input: OfCase,
    output: z.array(HistoryRow),
    errors: ['case.notFound'],
    access: readers,
    writes: false,
  }),
  'cases.saveDraft': operation({
    about: 'Keeps the half-filled form. Not an act: drafts live outside the journal.',
    // The application of the case's own business counts; left out, it stays as it was.
    input: OfCase.extend({
      revision: z.number().int(),
      couple: Couple,
      application: MarriageApplication.optional(),
      divorceApplication: DivorceApplication.optional(),
      reissueApplication: ReissueApplication.optional(),
    }),
    output: z.object({
      revision: z.number().int(),
      /** As it was kept, where somebody else than was reviewed beforehand was typed in: what that person said is not theirs. */
      couple: Couple.optional(),
    }),
    errors: ['case.notFound', 'case.closed', 'case.draftOutdated', 'case.heldByColleague'],
    access: registrarAtCounter,
    writes: false,
  }),
  'cases.takeOver': operation({
    about: "Takes over a colleague's case, with a reason; from then on the caller serves it at this counter.",
    input: OfCase.extend({ reason: Reason }),
    output: CaseView,
    errors: ['case.notFound', 'case.closed', 'case.alreadyYours', 'session.noCounter'],
    access: registrarAtCounter,
    writes: true,
  }),
  'cases.checkOnline': operation({
    about: 'Asks the province about the parties of whom no answer that still counts is there or under way; `again`: about both.',
    input: OfCase.extend({ again: z.boolean().default(true) }),
    output: CaseView,
    errors: ['case.notFound', 'case.closed', 'case.heldByColleague', 'check.notEnrolled', 'check.identityIncomplete'],
    access: registrarAtCounter,
    writes: true,
  }),
} as const;

export const marriageOperations = {
  'marriage.identify': operation({
    about: 'Confirms both parties are here with their cards (核验).',
    input: OfCase,
    output: MarriageView,
    errors: [...stepErrors, 'case.refusedByLaw', 'card.samePerson'],
    access: registrarAtCounter,
    writes: true,
  }),
  'marriage.swapParties': operation({
    about: 'Exchanges the two slots.',
    input: OfCase,
    output: MarriageView,
    errors: stepErrors,
    access: registrarAtCounter,
    writes: true,
  }),
  'marriage.precheck': operation({
    about: 'Examines the papers and runs the rules that bar acceptance (初审).',
    input: OfCase.extend({ bothPresent: z.boolean(), askedApart: z.boolean() }),
    output: MarriageView,
    errors: [...stepErrors, 'case.refusedByLaw', 'character.noPicture'],
    access: registrarAtCounter,
    writes: true,
  }),
  'marriage.declare': operation({
    about: 'Both read, signed and fingerprinted their declarations before the registrar (声明, 监誓).',
    input: OfCase.extend({ declared: MarriageDeclaration }),
    output: MarriageView,
    errors: [...stepErrors, 'case.refusedByLaw', 'case.papersNotPrinted'],
    access: registrarAtCounter,
    writes: true,
  }),
  'marriage.photograph': operation({
    about: "Stores the couple's photo (JPEG or PNG, base64).",
    input: OfCase.extend({ picture: z.base64().max(8_000_000), from: z.enum(['camera', 'file']) }),
    output: MarriageView,
    errors: [...stepErrors, 'photo.unreadable', 'photo.tooSmall'],
    access: registrarAtCounter,
    writes: true,
  }),
  'marriage.keepPhoto': operation({
    about: 'The photo taken before the form was corrected is still theirs.',
    input: OfCase,
    output: MarriageView,
    errors: [...stepErrors, 'photo.none', 'photo.ofOthers'],
    access: registrarAtCounter,
    writes: true,
  }),
  'marriage.confirm': operation({
    about: 'The couple looked through every field and the photo and say that all is right, on their screen or at the counter.',
    input: OfCase.extend({ seen: z.string().max(128) }),
    output: z.object({ caseId: z.uuid() }),
    errors: [...stepErrors, 'display.outdated', 'display.fieldsWrong'],
    access: { who: ['registrar'], stations: ['counter', 'applicant'] },
    writes: true,
  }),
  'marriage.reopen': operation({
    about: 'Something on the form is wrong: back to where it may be changed. What was declared is declared again.',
    input: OfCase.extend({ reason: Reason }),
    output: MarriageView,
    errors: stepErrors,
    access: registrarAtCounter,
    writes: true,
  }),
  'marriage.recordConcern': operation({
    about: 'Records signs that somebody does not act freely (条例 2025 art. 6). Never shown to applicants.',
    input: OfCase.extend({ kind: ConcernKind, party: Slot.nullable(), note: z.string().trim().max(500) }),
    output: MarriageView,
    errors: stepErrors,
    access: registrarAtCounter,
    writes: true,
  }),
  'marriage.examine': operation({
    about: 'Runs every rule and records the opinion (审查).',
    input: OfCase.extend({ note: z.string().max(200).default('') }),
    output: MarriageView,
    errors: [...stepErrors, 'case.refusedByLaw', ...drawingErrors],
    access: registrarAtCounter,
    writes: true,
  }),
  'marriage.prepare': operation({
    about: 'Takes number and two blanks and draws the certificates (制证).',
    input: OfCase,
    output: MarriageView,
    errors: [...stepErrors, ...completionErrors, 'case.notConfirmed', 'numbers.exhausted', 'blanks.exhausted', ...drawingErrors],
    access: registrarAtCounter,
    writes: true,
  }),
  'marriage.replaceBlank': operation({
    about: 'One certificate was spoilt: voids its blank with a witness and takes the next.',
    input: OfCase.extend({ holder: Slot, reason: Reason }),
    output: MarriageView,
    errors: [...stepErrors, 'clock.unsure', 'store.gapOpen', 'case.notSameDay', 'blanks.exhausted', ...drawingErrors],
    access: registrarAtCounter,
    writes: true,
    approvedBy: ['supervisor', 'approver', 'registrar'],
  }),
  'marriage.voidCertificates': operation({
    about: 'The couple did not sign for receipt: voids number and blanks with a witness; the case goes back to examined.',
    input: OfCase.extend({ reason: Reason }),
    output: MarriageView,
    errors: stepErrors,
    access: registrarAtCounter,
    writes: true,
    approvedBy: ['supervisor', 'approver', 'registrar'],
  }),
  'marriage.register': operation({
    about: 'Both signed for receipt: the marriage is registered (登记发证).',
    input: OfCase.extend({ signedForReceipt: z.object({ man: z.boolean(), woman: z.boolean() }) }),
    output: MarriageView,
    errors: [...stepErrors, ...completionErrors, 'case.notSameDay', 'case.receiptNotSigned', 'case.papersNotPrinted'],
    access: registrarAtCounter,
    writes: true,
  }),
  'marriage.refuse': operation({
    about: 'Refuses with the grounds the rules found or the registrar names, and draws the notice (不予办理).',
    input: OfCase.extend({
      grounds: z
        .array(z.object({ ground: NamedGround, party: Slot.nullable() }))
        .max(10)
        .default([]),
      note: z.string().max(200).default(''),
    }),
    output: MarriageView,
    errors: [...stepErrors, 'clock.unsure', 'case.partiesUnnamed', 'case.noGround', ...drawingErrors],
    access: registrarAtCounter,
    writes: true,
  }),
  'marriage.redirect': operation({
    about: 'This office may not take the case (条例 2025 art. 2): ends it and draws the guide to offices that may.',
    input: OfCase.extend({ note: z.string().max(200).default('') }),
    output: MarriageView,
    errors: [...stepErrors, 'case.notElsewhere', ...drawingErrors],
    access: registrarAtCounter,
    writes: true,
  }),
  'marriage.cancel': operation({
    about: 'Ends a case at the couple’s wish, with a reason.',
    input: OfCase.extend({ reason: Reason }),
    output: MarriageView,
    errors: stepErrors,
    access: registrarAtCounter,
    writes: true,
  }),
  'marriage.findings': operation({
    about: 'What the rules say of the form as it stands; nothing is recorded.',
    input: OfCase.extend({ couple: Couple, application: MarriageApplication.optional() }),
    output: z.object({
      on: CivilDate,
      findings: z.array(Finding),
      actions: z.array(MarriageAction),
      /** What the form as it stands asks for. */
      materials: z.array(RequiredMaterial),
      rareCharacters: z.array(RareCharacter),
      /** Documents that the form as it stands has left behind: drawn again before anybody signs them. */
      outdated: z.array(z.uuid()),
    }),
    errors: ['case.notFound'],
    access: registrarAtCounter,
    writes: false,
  }),
} as const;
