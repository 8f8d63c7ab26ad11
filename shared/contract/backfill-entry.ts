import { z } from 'zod';
import { EntryKey, HistoricalAct, HistoricalRemark, keyFields, TypedEntry } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

const keepers = { who: ['archivist', 'registrar', 'supervisor'], stations: atTheDesk } as const;

/** Base64 characters of a picture of a page. */
const largestPage = 16_000_000;
const mostPages = 10;
const Page = z.number().int().min(1).max(mostPages);

/** Typed once; nothing of what a second person types again is told before they have. */
export const WaitingEntry = z.object({
  id: z.uuid(),
  act: HistoricalAct,
  officeName: z.string(),
  enteredAt: z.string(),
  enteredBy: z.string(),
  /** By the caller: another has to type it again. */
  isOwn: z.boolean(),
  pages: z.number().int(),
  /** Where the second typing differs from the first; null: nobody has typed it again. */
  differing: z.array(z.enum(keyFields)).nullable(),
});
export type WaitingEntry = z.infer<typeof WaitingEntry>;

/** Of a field that two people typed differently. */
export const Difference = z.object({ field: z.enum(keyFields), first: z.string(), second: z.string() });
export type Difference = z.infer<typeof Difference>;

export const backfillEntryOperations = {
  'backfill.enter': operation({
    about: 'Keeps what is typed from an old paper, with its pictures, until a second person has typed what matters again.',
    input: z.object({ entry: TypedEntry, pages: z.array(z.base64().max(largestPage)).max(mostPages).default([]) }),
    output: z.object({
      id: z.uuid(),
      remarks: z.array(HistoricalRemark),
      /** How many records may be of the same act; who they are of is looked up with a purpose, like everybody. */
      alike: z.number().int(),
    }),
    errors: ['backfill.entryEmpty', 'scan.unreadable', 'scan.isPdf'],
    access: keepers,
    writes: true,
  }),
  'backfill.waiting': operation({
    about: 'What was typed once and waits for a second person, the oldest first.',
    input: z.object({}),
    output: z.array(WaitingEntry),
    errors: [],
    access: keepers,
    writes: false,
  }),
  'backfill.entryPage': operation({
    about: 'A picture of a paper that waits to be typed again, JPEG, base64.',
    input: z.object({ id: z.uuid(), page: Page }),
    output: z.object({ data: z.base64() }),
    errors: ['backfill.entryNotFound', 'attachment.damaged'],
    access: keepers,
    writes: false,
  }),
  'backfill.retype': operation({
    about: 'A second person types what matters again, blind: the same, and the record is kept; else both are shown, and nothing is kept.',
    input: z.object({ id: z.uuid(), key: EntryKey }),
    output: z.object({ recordId: z.uuid().nullable(), differences: z.array(Difference) }),
    errors: ['backfill.entryNotFound', 'backfill.ownEntry'],
    access: keepers,
    writes: true,
  }),
  'backfill.settle': operation({
    about: 'Who typed the differing fields again says what stands on the paper, and the record is kept so.',
    input: z.object({ id: z.uuid(), key: EntryKey }),
    output: z.object({ recordId: z.uuid() }),
    errors: ['backfill.entryNotFound', 'backfill.ownEntry', 'backfill.notCompared'],
    access: keepers,
    writes: true,
  }),
  'backfill.withdraw': operation({
    about: 'Takes back what was typed once, by who typed it or a supervisor; the journal keeps it.',
    input: z.object({ id: z.uuid(), reason: z.string().trim().min(2).max(200) }),
    output: z.object({}),
    errors: ['backfill.entryNotFound', 'backfill.othersEntry'],
    access: keepers,
    writes: true,
  }),
};
