import { z } from 'zod';
import { atTheDesk, operation } from './operation.ts';

/**
 * Where an act for the province, or a question to it, stands: `queued` waits to be sealed, `sealed` lies in an envelope, `sent` has left
 * at least once, `received` was answered and its answer is being checked; then what the province said. `setAside`: it cannot be sent as it
 * is, and waits for a person.
 */
export const QueueState = z.enum(['queued', 'sealed', 'sent', 'received', 'accepted', 'rejected', 'conflict', 'setAside']);
export type QueueState = z.infer<typeof QueueState>;

/** Why it waits, or what the province objects to: a code of the protocol or of ours, and the province's own words. */
export const QueueReason = z.object({ code: z.string(), text: z.string().nullable() });
export type QueueReason = z.infer<typeof QueueReason>;

export const QueueItem = z.object({
  id: z.uuid(),
  kind: z.enum(['act', 'question']),
  /** `marriage.registered`, `maritalStatus`, … */
  type: z.string(),
  caseId: z.uuid().nullable(),
  caseNumber: z.string().nullable(),
  registrationNumber: z.string().nullable(),
  names: z.object({ man: z.string(), woman: z.string() }).nullable(),
  state: QueueState,
  /** When it was done or asked here. */
  at: z.string(),
  /** Since when it stands where it stands. */
  since: z.string(),
  /** How often its envelope went. */
  tries: z.number().int(),
  nextTryAt: z.string().nullable(),
  reason: QueueReason.nullable(),
  /** An earlier act of its case that has to go first. */
  waitsFor: z.uuid().nullable(),
  receipt: z.object({ number: z.string(), at: z.string() }).nullable(),
});
export type QueueItem = z.infer<typeof QueueItem>;

/** How the way to the province fares. */
export const LinkView = z.object({
  /** `waiting`: to be tried again by itself; `stopped`: a person has to do something first, though it is tried at long pauses. */
  state: z.enum(['training', 'notEnrolled', 'idle', 'working', 'waiting', 'stopped']),
  trouble: z.object({ why: z.string(), code: z.string().nullable() }).nullable(),
  nextTryAt: z.string().nullable(),
  lastAnswerAt: z.string().nullable(),
  /** Envelopes that are sealed and not answered. */
  open: z.number().int(),
  /** How far the PC's clock is ahead of that of the province, in ms (negative: behind); null: never measured. */
  offsetMs: z.number().int().nullable(),
});
export type LinkView = z.infer<typeof LinkView>;

/** What every station says of what the province has not been told. */
export const OutboxSummary = z.object({
  /** Not accepted yet, whatever the reason. */
  pending: z.number().int(),
  oldestAt: z.string().nullable(),
  /** The oldest has waited longer than the hall allows. */
  alarm: z.boolean(),
  setAside: z.number().int(),
  /** What the province says otherwise than it was registered here, and nobody has settled. */
  discrepancies: z.number().int(),
});
export type OutboxSummary = z.infer<typeof OutboxSummary>;

export const queuePage = 50;

/** A folder that a person chose, as on a USB stick. */
const ChosenFolder = z.string().min(1).max(1_000);

export const syncOperations = {
  'sync.queue': operation({
    about: 'What goes to the province and what became of it, newest trouble first; and how the way there fares.',
    input: z.object({
      /** Empty: everything that is not accepted. */
      states: z.array(QueueState).default([]),
      /** Part of a name, a case number or a registration number. */
      search: z.string().trim().max(60).default(''),
      page: z.number().int().min(0).default(0),
    }),
    output: z.object({ counts: z.record(QueueState, z.number().int()), items: z.array(QueueItem), more: z.boolean(), link: LinkView }),
    errors: [],
    access: { who: ['registrar', 'approver', 'supervisor', 'administrator', 'auditor'], stations: atTheDesk },
    writes: false,
  }),
  'sync.tryNow': operation({
    about: 'Sends what waits without waiting for the next try; what was set aside or rejected goes again. null: everything that waits.',
    input: z.object({ id: z.uuid().nullable() }),
    output: z.object({}),
    errors: ['sync.nothingToRetry'],
    access: { who: ['registrar', 'supervisor', 'administrator'], stations: atTheDesk },
    writes: true,
  }),
  'sync.exportEnvelopes': operation({
    about: 'Seals all that waits and writes every envelope without an answer into a folder, to be carried to the province by hand.',
    input: z.object({ folder: ChosenFolder }),
    output: z.object({ envelopes: z.number().int(), acts: z.number().int(), questions: z.number().int() }),
    errors: ['sync.notEnrolled', 'sync.folderFailed'],
    access: { who: ['supervisor', 'administrator'], stations: atTheDesk },
    writes: true,
  }),
  'sync.importReceipts': operation({
    about: "Takes in the province's answers from a folder, each once, as if they had come over the network.",
    input: z.object({ folder: ChosenFolder }),
    output: z.object({
      /** Envelopes that were answered. */
      answered: z.number().int(),
      /** Envelopes that still have no answer. */
      open: z.number().int(),
      /** What an answer could not be taken in for. */
      trouble: z.object({ why: z.string(), code: z.string().nullable() }).nullable(),
    }),
    errors: ['sync.notEnrolled', 'sync.folderFailed'],
    access: { who: ['supervisor', 'administrator'], stations: atTheDesk },
    writes: true,
  }),
} as const;
