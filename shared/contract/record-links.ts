import { z } from 'zod';
import { samenesses } from '#shared/law/records/same-person.ts';
import { HistoricalRecord, Slot } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';
import { RecordLine } from './register.ts';

const keepers = { who: ['archivist', 'registrar', 'supervisor'], stations: atTheDesk } as const;

/** Somebody in a record. */
export const RecordedParty = z.object({ recordId: z.uuid(), slot: Slot });
export type RecordedParty = z.infer<typeof RecordedParty>;

/** A record that may be of the same person, or of which somebody said whether it is. */
export const RelatedRecord = z.object({
  slot: Slot,
  other: RecordLine,
  otherSlot: Slot,
  because: z.array(z.enum(samenesses)),
  /** null: proposed, and nobody has said. */
  same: z.boolean().nullable(),
  staffName: z.string().nullable(),
});
export type RelatedRecord = z.infer<typeof RelatedRecord>;

/** A record of before this program as it was taken over or typed, and where it comes from. */
export const OpenedHistorical = z.object({
  record: HistoricalRecord,
  /** How many pages of the paper are kept with it. */
  pages: z.number().int(),
  /** The file it came in; null: typed by hand by two. */
  from: z.object({ source: z.string(), fileName: z.string(), line: z.number().int() }).nullable(),
  enteredBy: z.string().nullable(),
  confirmedBy: z.string().nullable(),
});
export type OpenedHistorical = z.infer<typeof OpenedHistorical>;

export const recordLinkOperations = {
  'records.getHistorical': operation({
    about: 'Opens a record of before this program as the paper has it, of one’s own look; the opening is journaled.',
    input: z.object({ lookId: z.uuid(), recordId: z.uuid() }),
    output: OpenedHistorical,
    errors: ['record.notFound'],
    access: keepers,
    writes: true,
  }),
  'records.historicalPage': operation({
    about: 'A picture of the paper of a record that one’s own look has opened, JPEG, base64.',
    input: z.object({ lookId: z.uuid(), recordId: z.uuid(), page: z.number().int().min(1).max(10) }),
    output: z.object({ data: z.base64() }),
    errors: ['record.notFound', 'attachment.damaged'],
    access: keepers,
    writes: false,
  }),
  'records.related': operation({
    about: 'Records that are, or may be, of one of the two persons of a record that one’s own look has opened.',
    input: z.object({ lookId: z.uuid(), recordId: z.uuid() }),
    output: z.array(RelatedRecord),
    errors: ['record.notFound'],
    access: keepers,
    writes: false,
  }),
  'records.link': operation({
    about: 'Says whether two records are of one person; the newest word counts, and neither record changes.',
    input: z.object({ one: RecordedParty, other: RecordedParty, same: z.boolean() }),
    output: z.object({ same: z.boolean() }),
    errors: ['record.notFound', 'record.linkedToItself'],
    access: { who: ['archivist', 'supervisor'], stations: atTheDesk },
    writes: true,
  }),
} as const;
