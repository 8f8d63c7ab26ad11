import { z } from 'zod';
import { ReaderState } from './devices.ts';

/** What the core announces; windows ask again for what they show. No event carries personal data. */
export const HallEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('case.changed'), caseId: z.uuid() }),
  z.object({ event: z.literal('office.changed') }),
  /** What a counter shows its couple changed. */
  z.object({ event: z.literal('display.changed') }),
  z.object({ event: z.literal('staff.changed') }),
  z.object({ event: z.literal('reader.changed'), reader: ReaderState }),
  z.object({ event: z.literal('print.changed'), caseId: z.uuid().nullable() }),
  z.object({ event: z.literal('session.changed') }),
  z.object({ event: z.literal('store.changed') }),
  /** Sent by main: the core died, or is back with key and sessions. */
  z.object({ event: z.literal('core.changed'), running: z.boolean() }),
]);
export type HallEvent = z.infer<typeof HallEvent>;
