import { z } from 'zod';
import { CivilDate, Finding, HistoricalAct, LookUp, LookUpRequest, RecordNote, RegisterRecord } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

const keepers = { who: ['archivist', 'registrar', 'supervisor'], stations: atTheDesk } as const;
const overseers = { who: ['archivist', 'supervisor', 'approver', 'auditor'], stations: atTheDesk } as const;
const registerKeepers = { who: ['archivist', 'supervisor'], stations: atTheDesk } as const;
const witnesses = ['supervisor', 'approver', 'registrar', 'archivist'] as const;

/** Why somebody of the hall looks at records (条例 2025 art. 18: nobody looks without a reason of their work). */
export const LookWhy = z.enum(['lookUp', 'reissue', 'note', 'counter', 'inquiry', 'filing']);
export type LookWhy = z.infer<typeof LookWhy>;

/**
 * What a clerk types: a number of any kind, whole or begun, or a name, whole or begun, in characters, pinyin or initials. What is '' or
 * null does not narrow it.
 */
export const RecordQuery = z.strictObject({
  text: z.string().trim().max(60).default(''),
  spouse: z.string().trim().max(60).default(''),
  from: CivilDate.nullable().default(null),
  until: CivilDate.nullable().default(null),
});
export type RecordQuery = z.infer<typeof RecordQuery>;

/** What is looked for: a registration number of any time, a number somebody is known by, a whole name, or what is being typed. */
export const RecordsBy = z.union([
  RecordQuery.extend({ text: RecordQuery.shape.text.unwrap() }),
  z.strictObject({ number: z.string().trim().min(1).max(60) }),
  z.strictObject({ identity: z.string().trim().min(1).max(40) }),
  z.strictObject({ name: z.string().trim().min(1).max(60) }),
]);
export type RecordsBy = z.infer<typeof RecordsBy>;

/** By what a record was found: `sound`: the name sounds the same; `begun`: what was typed is the beginning of it. */
export const FoundBy = z.enum(['identity', 'number', 'file', 'name', 'begun', 'pinyin', 'initials', 'sound', 'oneDiffers', 'span']);
export type FoundBy = z.infer<typeof FoundBy>;

/** What a list says of a record; the rest is opened, which is journaled too. */
export const RecordLine = RegisterRecord.pick({ id: true, registrationNumber: true, office: true, source: true }).extend({
  kind: HistoricalAct,
  /** null: no day can be read; `registeredWritten` has what the paper says. */
  registeredOn: CivilDate.nullable(),
  registeredWritten: z.string(),
  by: FoundBy.nullable(),
  /** Whether it can be opened as a record of the register: an old one whose day or persons nobody can read cannot. */
  legible: z.boolean(),
  /** What is wrong with the paper itself. */
  remarks: z.number().int(),
  manName: z.string(),
  womanName: z.string(),
  notes: z.number().int(),
});
export type RecordLine = z.infer<typeof RecordLine>;

export const OpenedRecord = z.object({
  record: RegisterRecord,
  /** Whether it still stands, and what speaks against it. */
  inForce: z.boolean(),
  because: z.array(Finding),
});
export type OpenedRecord = z.infer<typeof OpenedRecord>;

/** One look at records: who, why, what was sought and what was opened. */
export const RecordLook = z.object({
  id: z.uuid(),
  at: z.string(),
  staffName: z.string(),
  why: LookWhy,
  matter: z.string(),
  sought: RecordsBy,
  found: z.number().int(),
  /** What it went on to seek. */
  steps: z.array(z.object({ at: z.string(), sought: RecordsBy, found: z.number().int() })),
  opened: z.array(z.object({ at: z.string(), registrationNumber: z.string() })),
});
export type RecordLook = z.infer<typeof RecordLook>;

/** One page, 20 MB at most, base64. */
const largestPage = 28_000_000;
const drawingErrors = ['document.missingGlyph', 'document.overflow', 'document.noForm', 'document.barcodeUnreadable'] as const;

/** What a window asks main for; main adds where the copy goes. */
export const LookUpsRequest = z.object({ requestId: z.uuid(), from: CivilDate, until: CivilDate });
export type LookUpsRequest = z.infer<typeof LookUpsRequest>;

export const registerOperations = {
  'records.find': operation({
    about: 'Looks for records of marriages and divorces, with the purpose; the look is journaled, and what one’s own look goes on to seek.',
    input: z.object({
      by: RecordsBy,
      why: LookWhy,
      matter: z.string().trim().min(2).max(200),
      /** One’s own look of the same purpose that this goes on with, while somebody types. */
      lookId: z.uuid().nullable().default(null),
    }),
    output: z.object({ lookId: z.uuid(), rows: z.array(RecordLine), more: z.boolean() }),
    errors: ['record.notFound'],
    access: keepers,
    writes: true,
  }),
  'records.get': operation({
    about: 'Opens a record one’s own look has found, with its notes and whether it still stands; the opening is journaled.',
    input: z.object({ lookId: z.uuid(), recordId: z.uuid() }),
    output: OpenedRecord,
    errors: ['record.notFound'],
    access: keepers,
    writes: true,
  }),
  'records.looks': operation({
    about: 'Who looked at records, for what purpose, and what they opened; the newest first.',
    input: z.object({ from: CivilDate, until: CivilDate }),
    output: z.array(RecordLook),
    errors: [],
    access: { who: ['supervisor', 'auditor'], stations: atTheDesk },
    writes: false,
  }),
  'records.enterPaper': operation({
    about: 'Enters a record from the paper archive, typed by one and compared with the paper by another.',
    input: RegisterRecord.omit({ id: true, source: true, notes: true }),
    output: z.object({ id: z.uuid() }),
    errors: ['record.enteredAlready', 'record.inFuture', 'record.incomplete'],
    access: { who: ['archivist', 'registrar', 'supervisor'], stations: atTheDesk },
    writes: true,
    approvedBy: witnesses,
  }),
  'records.note': operation({
    about: 'Notes on a record what a court decided, a death or a changed identity, with the scanned paper; nothing is overwritten.',
    input: z.object({
      recordId: z.uuid(),
      kind: z.enum(['voidedByCourt', 'annulledByCourt', 'divorcedByCourt', 'spouseDied', 'identityChanged', 'other']),
      party: RecordNote.shape.party,
      on: CivilDate,
      authority: z.string().trim().max(80).default(''),
      document: z.string().trim().max(80).default(''),
      fileNumber: z.string().trim().min(1).max(60).nullable().default(null),
      text: z.string().trim().max(500).default(''),
      changes: RecordNote.shape.changes.default([]),
      pages: z.array(z.base64().max(largestPage)).max(20).default([]),
    }),
    output: RecordNote,
    errors: ['record.notFound', 'record.noteLacks', 'scan.unreadable', 'scan.isPdf'],
    access: { who: ['archivist', 'supervisor'], stations: atTheDesk },
    writes: true,
    approvedBy: ['supervisor', 'approver'],
  }),
  'records.notePage': operation({
    about: 'A scanned page of the paper a note rests on, JPEG, base64.',
    input: z.object({ noteId: z.uuid(), page: z.number().int().min(1).max(20) }),
    output: z.object({ data: z.base64() }),
    errors: ['record.notFound', 'attachment.damaged'],
    access: keepers,
    writes: false,
  }),
  'lookUps.examine': operation({
    about: 'Whether what somebody asks for may be given to them, before a second person is asked.',
    input: LookUpRequest,
    output: z.array(Finding),
    errors: ['record.notFound'],
    access: keepers,
    writes: false,
  }),
  'lookUps.enter': operation({
    about: 'Gives somebody a look, numbered copies, a proof or an explanation, and enters it into the register of look-ups.',
    input: LookUpRequest.extend({
      /** The request made at the kiosk that this answers. */
      asked: z.uuid().nullable().default(null),
    }),
    output: LookUp,
    errors: ['record.notFound', 'lookUp.refused', 'kiosk.requestNotFound', 'kiosk.requestSettled', ...drawingErrors],
    access: keepers,
    writes: true,
    approvedBy: ['supervisor', 'approver'],
  }),
  'lookUps.list': operation({
    about: 'The register of look-ups of a period, the newest first.',
    input: z.object({ from: CivilDate, until: CivilDate }),
    output: z.array(LookUp),
    errors: [],
    access: overseers,
    writes: false,
  }),
  'lookUps.export': operation({
    about: 'Makes a copy of the register of look-ups of a period, to be fetched once; taking it out of the store is journaled.',
    input: z.object({ from: CivilDate, until: CivilDate }),
    output: z.object({ id: z.uuid(), rows: z.number().int() }),
    errors: [],
    access: registerKeepers,
    writes: true,
  }),
  'lookUps.fetch': operation({
    about: 'The copy whoever asks has just made, CSV in GB 18030, base64.',
    input: z.object({ exportId: z.uuid() }),
    output: z.object({ data: z.base64() }),
    errors: ['lookUp.copyGone'],
    access: registerKeepers,
    writes: false,
  }),
} as const;
