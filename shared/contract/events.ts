import { z } from 'zod';
import { BackupProgress } from './backup.ts';
import { ReaderState } from './devices.ts';

/** What the core announces; windows ask again for what they show. No event carries personal data. */
export const HallEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('case.changed'), caseId: z.uuid() }),
  z.object({ event: z.literal('office.changed') }),
  /** Notes, paper records, look-ups. */
  z.object({ event: z.literal('records.changed') }),
  /** Files, boxes or what was handed over. */
  z.object({ event: z.literal('archives.changed') }),
  /** What is taken over of old records, how far it is, or what waits to be typed again. */
  z.object({ event: z.literal('backfill.changed') }),
  /** Appointments, tickets or what the call screen shows. */
  z.object({ event: z.literal('frontDesk.changed') }),
  /** A new day began, or the clock is doubted or confirmed: whatever was worked out with a date is old. */
  z.object({ event: z.literal('clock.changed') }),
  /** What a counter shows its couple changed. */
  z.object({ event: z.literal('display.changed') }),
  z.object({ event: z.literal('staff.changed') }),
  z.object({ event: z.literal('reader.changed'), reader: ReaderState }),
  /** A card was read for the front desk: whoever waits for it asks for it (`frontDesk.takeCard`). */
  z.object({ event: z.literal('frontDesk.cardRead') }),
  /** The serial scanner read something, for the window that takes it (`scanner.take`); a text may name somebody. */
  z.object({ event: z.literal('scanner.read') }),
  /** The serial scanner is there, or gone. */
  z.object({ event: z.literal('scanner.changed') }),
  z.object({ event: z.literal('print.changed'), caseId: z.uuid().nullable() }),
  z.object({ event: z.literal('session.changed') }),
  z.object({ event: z.literal('store.changed') }),
  /** Something was sent to the province, answered, or waits for another reason than before. */
  z.object({ event: z.literal('sync.changed') }),
  /** How much of a change of the data key is done, 0 to 1. */
  z.object({ event: z.literal('rotation.progress'), part: z.number() }),
  /** A backup or restore begins, goes on (`progress`) or ended (null). */
  z.object({ event: z.literal('backup.changed'), progress: BackupProgress.nullable() }),
  /** Sent by main: the core died, or is back with key and sessions. */
  z.object({ event: z.literal('core.changed'), running: z.boolean() }),
  /** A card was read for a visitor at the kiosk: the kiosk enters them (`kiosk.enter`). */
  z.object({ event: z.literal('kiosk.cardRead') }),
  /** Somebody calls from the kiosk, comes or goes there, or something is wrong with it. */
  z.object({ event: z.literal('kiosk.changed') }),
  /** Sent by main to a kiosk nobody touches: seconds until it forgets its visitor; null: somebody is there again. */
  z.object({ event: z.literal('kiosk.idle'), secondsLeft: z.number().int().nullable() }),
  /** Sent by main: the visit is over, and this page ends in a moment. */
  z.object({ event: z.literal('kiosk.over') }),
]);
export type HallEvent = z.infer<typeof HallEvent>;
