import { z } from 'zod';
import type { HallError } from './errors.ts';
import { HallEvent } from './events.ts';
import type { KioskSelfTest, StartByItself } from './kiosk-lock.ts';
import type { LedgerRequest, SavedLedger } from './ledger.ts';
import type { LookUpsRequest } from './register.ts';
import { isPayload } from './payload.ts';
import type { ProgramBridge } from './program.ts';
import type { EnrolmentFileRequest } from './province.ts';
import type { ReminderRequest, SavedReminders } from './reminders.ts';
import { Station, type Result } from '#shared/model/index.ts';

/** The second person of a call that needs approval. */
export const Approval = z.object({ code: z.string().max(12), password: z.string().max(200) });
export type Approval = z.infer<typeof Approval>;

/** What a window sends through the preload. Main adds the station and the session: a window cannot claim either. */
export const WindowCall = z.object({
  operation: z.string().max(60),
  /** Plain values within bounds; what they have to be is the operation's to say. */
  input: z.unknown().refine(isPayload),
  /** UUIDv7, made by the window once for each act and repeated unchanged after a crash. */
  requestId: z.uuid(),
  approval: Approval.nullable(),
});
export type WindowCall = z.infer<typeof WindowCall>;

/** Main → core, over the child's IPC channel. */
export const ToCore = z.discriminatedUnion('type', [
  /** First message of every start: where the store is, and what main kept of the core before. Memory only. */
  z.object({
    type: z.literal('start'),
    storeDirectory: z.string(),
    /** Where main keeps the log. */
    logsDirectory: z.string().nullable().default(null),
    resourcesDirectory: z.string(),
    /** Set when the store was open before: 32 bytes. */
    dataKey: z.instanceof(Uint8Array).nullable(),
    sessions: z.array(z.object({ token: z.string(), kept: z.unknown() })),
    options: z.object({ readerPath: z.string().nullable(), clock: z.string().nullable() }),
  }),
  z.object({
    type: z.literal('call'),
    id: z.number().int(),
    station: Station,
    session: z.string().nullable(),
    call: WindowCall,
    sentAt: z.number().optional(),
  }),
  z.object({ type: z.literal('stop') }),
]);
export type ToCore = z.infer<typeof ToCore>;

/** Core → main. */
export const FromCore = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({
    type: z.literal('answer'),
    id: z.number().int(),
    /** A `Result`; main passes it on without looking inside. */
    answer: z.unknown(),
    /** New session of the calling window: a token, null when it ended, absent when unchanged. */
    session: z.string().nullable().optional(),
  }),
  z.object({ type: z.literal('event'), event: HallEvent }),
  /** The store was opened: main keeps the key in memory for a restart. */
  z.object({ type: z.literal('keepKey'), dataKey: z.instanceof(Uint8Array).nullable() }),
  /** A session began, changed (locked) or ended (`kept` null). */
  z.object({ type: z.literal('keepSession'), token: z.string(), kept: z.unknown() }),
]);
export type FromCore = z.infer<typeof FromCore>;

/** The stations a desk may open beside its own; the call screen and the kiosk have no staff of their own. */
export const DeskStation = z.enum(['counter', 'supervisor', 'signage', 'kiosk']);
export type DeskStation = z.infer<typeof DeskStation>;

/** Where a counter wants its second screen: on a display of its own, or in a window where there is no second display. */
export const ApplicantPlace = z.enum(['secondDisplay', 'anywhere']);
export type ApplicantPlace = z.infer<typeof ApplicantPlace>;

/** The bridge on `window.hall`. */
export interface HallBridge {
  call(call: WindowCall): Promise<unknown>;
  onEvent(listener: (event: HallEvent) => void): () => void;
  /** Opens or brings forward this station's window on the same PC; at a desk the staff sign in again. False: no display for it. */
  openStation(station: DeskStation): Promise<boolean>;
  /** Opens or brings forward this counter's second screen; false when there is no place of that kind, or this is no counter. */
  showApplicantScreen(place: ApplicantPlace): Promise<boolean>;
  /** Lets a person choose a folder in the system's own window; null when they chose none. */
  chooseFolder(): Promise<string | null>;
  /** Lets a person choose a CSV file or workbook; null when they chose none. */
  chooseTable(): Promise<string | null>;
  /** Lets a person choose a file and puts a copy of the ledger there; null when they chose none. */
  saveLedger(request: LedgerRequest): Promise<Result<SavedLedger | null, HallError>>;
  /** The same with the register of look-ups. */
  saveLookUps(request: LookUpsRequest): Promise<Result<SavedLedger | null, HallError>>;
  /** The same with the reminders of a day. */
  saveReminders(request: ReminderRequest): Promise<Result<SavedReminders | null, HallError>>;
  /** Lets a person choose a file and puts the diagnostic bundle there; answers its name, null when they chose none. */
  saveDiagnostics(requestId: string): Promise<Result<string | null, HallError>>;
  /** Lets a person choose a file and puts the signing requests for the province there; answers its name, null when they chose none. */
  saveEnrolmentRequest(request: EnrolmentFileRequest): Promise<Result<string | null, HallError>>;
  /** Updates of the program itself. */
  readonly program: ProgramBridge;
  /** Closes the kiosk, at its own PC the whole program; only within two minutes of `kiosk.release` at this window. */
  exitKiosk(): Promise<void>;
  /** How well the PC itself is locked; only likewise. */
  kioskSelfTest(): Promise<KioskSelfTest>;
  /** Whether the kiosk opens its store by itself after power loss, switched on or off before (null: asked only); only likewise. */
  startByItself(wish: boolean | null): Promise<StartByItself>;
  readonly station: Station;
}
