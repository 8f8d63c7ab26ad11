import { z } from 'zod';
import { CivilDate, Office } from '#shared/model/index.ts';
import { atTheDesk, everywhere, operation } from './operation.ts';
import { OutboxSummary } from './sync.ts';
import { NewBlankBatch, NewNumberBlock } from './setup.ts';

/** A day on which a supervisor allowed acts without a fresh online answer. */
export const OfflineDay = z.object({
  on: CivilDate,
  openedAt: z.string(),
  openedBy: z.string(),
  reason: z.string(),
  closedAt: z.string().nullable(),
  /** Number of the provincial authorisation it was opened under. */
  authorisation: z.string(),
  /** How many acts of the day were completed without a fresh online answer. */
  acts: z.number().int(),
});
export type OfflineDay = z.infer<typeof OfflineDay>;

/**
 * Whether the PC's clock may date what binds. `behind`: earlier than the latest act; `jumped`: it was moved while the program
 * ran, or was behind before; `ahead`: far later than the latest act; `province`: further from the province's clock than is allowed;
 * `zone`: the PC shows another time than Beijing's.
 */
export const ClockState = z.enum(['sure', 'behind', 'jumped', 'ahead', 'province', 'zone']);
export type ClockState = z.infer<typeof ClockState>;

export const ClockView = z.object({
  state: ClockState,
  now: z.string(),
  /** The latest act since the clock was last confirmed. */
  lastAct: z.string().nullable(),
  /** What the PC is set to; `ok`: it shows Beijing time. */
  zone: z.object({ name: z.string(), offset: z.string(), ok: z.boolean() }),
  /** Beside the province's clock, when it was asked last: milliseconds this one is ahead (negative: behind); null: never asked. */
  province: z.object({ offsetMs: z.number().int(), at: z.string(), limitMs: z.number().int() }).nullable(),
  /** Given out under a date that had not come yet, as a confirmation found; voided ones left out. */
  misdated: z.array(z.object({ registrationNumber: z.string(), on: CivilDate, registered: z.boolean() })),
});
export type ClockView = z.infer<typeof ClockView>;

const Completion = z.enum(['allowed', 'needsOfflineDay', 'noAuthorisation']);

export const OfficeView = z.object({
  office: Office,
  training: z.boolean(),
  today: CivilDate,
  /** Today's opening, if any. */
  offlineDay: OfflineDay.nullable(),
  /** Acts of any day completed offline whose parties are not both checked yet. */
  offlineUnchecked: z.number().int(),
  outbox: OutboxSummary,
  numbersLeft: z.number().int(),
  blanksLeft: z.number().int(),
  /** Blanks of certificates that a day left unfinished, of any business, which nobody has accounted for yet. */
  blanksUnaccounted: z.number().int(),
  /** Whether couples are taken in now, and how many cases of today are unfinished, in the whole hall. */
  hours: z.object({
    state: z.enum(['beforeOpening', 'open', 'closingSoon', 'afterClosing', 'closedToday']),
    from: z.string(),
    until: z.string(),
    enforced: z.boolean(),
    unfinished: z.number().int(),
  }),
  clock: ClockView,
  /** What the top bar must say about completing acts now. */
  completion: Completion,
  /** The same of divorces: numbers `L…`, blanks of 离婚证, completing; and whether any were ever entered here. */
  divorces: z.object({ numbersLeft: z.number().int(), blanksLeft: z.number().int(), completion: Completion, entered: z.boolean() }),
  /** Numbers `BJ…` and `BL…` left for certificates issued anew, on blanks of the same kinds; null: none were ever entered here. */
  reissues: z.object({ marriage: z.number().int().nullable(), divorce: z.number().int().nullable() }),
});
export type OfficeView = z.infer<typeof OfficeView>;

export const NumberBlock = NewNumberBlock.extend({
  id: z.uuid(),
  next: z.number().int(),
  enteredBy: z.string(),
  /** null: leased from the province, by whoever asked for it. */
  approvedBy: z.string().nullable(),
  enteredAt: z.string(),
});
export type NumberBlock = z.infer<typeof NumberBlock>;

/**
 * `unaccounted`: the day on which it was taken is over, its number is void, and nobody has said yet where the sheet is; it stays so
 * until two people account for it.
 */
const BlankState = z.enum(['stock', 'taken', 'used', 'unaccounted', 'voided']);

/** 空白证台账. */
export const BlankRow = z.object({
  blank: z.string(),
  kind: NewBlankBatch.shape.kind,
  state: BlankState,
  registrationNumber: z.string().nullable(),
  caseNumber: z.string().nullable(),
  reason: z.string().nullable(),
  changedAt: z.string(),
  changedBy: z.string(),
  witnessedBy: z.string().nullable(),
});
export type BlankRow = z.infer<typeof BlankRow>;

const Reason = z.string().trim().min(2).max(200);

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const officeOperations = {
  'office.get': operation({
    about: 'The office, today, the outbox and whether acts may be completed.',
    input: z.object({}),
    output: OfficeView,
    errors: [],
    access: { who: 'anyone', stations: everywhere },
    writes: false,
  }),
  'office.openOfflineRegistration': operation({
    about: 'Lets acts be completed without a fresh online answer until the end of today, under the provincial authorisation.',
    input: z.object({ reason: Reason }),
    output: OfflineDay,
    errors: ['clock.unsure', 'offline.noAuthorisation', 'offline.alreadyOpen'],
    access: { who: ['supervisor'], stations: atTheDesk },
    writes: true,
  }),
  'office.closeOfflineRegistration': operation({
    about: 'Ends offline registration early.',
    input: z.object({ reason: Reason }),
    output: OfflineDay,
    errors: ['offline.notOpened'],
    access: { who: ['supervisor'], stations: atTheDesk },
    writes: true,
  }),
  'office.stopOfflineRegistration': operation({
    about: 'The same where a registrar sits: a supervisor proves themselves there.',
    input: z.object({ reason: Reason }),
    output: OfflineDay,
    errors: ['offline.notOpened'],
    access: { who: ['registrar'], stations: atTheDesk },
    writes: true,
    approvedBy: ['supervisor'],
  }),
  'clock.confirm': operation({
    about: "Two people read date and Beijing time from elsewhere; if the PC's clock agrees, certificates may be dated by it again.",
    input: z.object({ today: CivilDate, time: TimeOfDay, reason: Reason }),
    output: ClockView,
    errors: ['clock.mismatch'],
    access: { who: ['supervisor'], stations: atTheDesk },
    writes: true,
    approvedBy: ['supervisor', 'approver', 'administrator', 'registrar'],
  }),
  'numbers.list': operation({
    about: 'Number blocks and how far each is used.',
    input: z.object({}),
    output: z.array(NumberBlock),
    errors: [],
    access: { who: ['supervisor', 'auditor', 'approver'], stations: atTheDesk },
    writes: false,
  }),
  'numbers.addBlock': operation({
    about: 'Enters a block of registration numbers, with a second person.',
    input: NewNumberBlock,
    output: NumberBlock,
    errors: ['numbers.overlap', 'numbers.invalidRange'],
    access: { who: ['supervisor'], stations: atTheDesk },
    writes: true,
    approvedBy: ['supervisor', 'approver', 'administrator', 'registrar'],
  }),
  'blanks.list': operation({
    about: 'The blank certificate ledger, newest change first.',
    input: z.object({
      state: BlankState.nullable().default(null),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.array(BlankRow),
    errors: [],
    access: { who: ['supervisor', 'auditor', 'approver', 'registrar'], stations: atTheDesk },
    writes: false,
  }),
  'blanks.addBatch': operation({
    about: 'Takes blank certificates into stock, with a second person.',
    input: NewBlankBatch,
    output: z.object({ added: z.number().int() }),
    errors: ['blanks.overlap', 'numbers.invalidRange'],
    access: { who: ['supervisor'], stations: atTheDesk },
    writes: true,
    approvedBy: ['supervisor', 'approver', 'administrator', 'registrar'],
  }),
  'blanks.report': operation({
    about: 'Draws the report of voided blanks of a period (报废台账): number, reason, who, witness.',
    input: z.object({ from: CivilDate, until: CivilDate }),
    output: z.object({ documentId: z.uuid(), pages: z.number().int(), rows: z.number().int() }),
    errors: ['document.missingGlyph', 'document.overflow', 'document.barcodeUnreadable', 'document.noForm'],
    access: { who: ['supervisor', 'auditor', 'approver'], stations: atTheDesk },
    writes: true,
  }),
  'blanks.void': operation({
    about: 'Voids a blank still in stock (damaged, lost), witnessed.',
    input: z.object({ blank: z.string(), reason: Reason }),
    output: BlankRow,
    errors: ['blanks.notInStock'],
    access: { who: ['supervisor', 'registrar'], stations: atTheDesk },
    writes: true,
    approvedBy: ['supervisor', 'approver', 'registrar'],
  }),
  'blanks.account': operation({
    about: 'Says what became of blanks that a day left unfinished, witnessed: they are voided.',
    input: z.object({ blanks: z.array(z.string()).min(1).max(20), reason: Reason }),
    output: z.array(BlankRow),
    errors: ['blanks.notUnaccounted'],
    access: { who: ['supervisor', 'registrar'], stations: atTheDesk },
    writes: true,
    approvedBy: ['supervisor', 'approver', 'registrar'],
  }),
} as const;
