import { z } from 'zod';
import { CivilDate } from './civil-date.ts';

/** 列入事由 (发改财金〔2018〕342号): forged or another's documents; a false declaration; capacity concealed; otherwise grave. */
export const DishonestyGround = z.enum(['documents', 'declaration', 'capacity', 'otherGrave']);
export type DishonestyGround = z.infer<typeof DishonestyGround>;

/** 严重失信当事人: a line of this hall's list, with what became of it. */
export const DishonestyListing = z.object({
  id: z.uuid(),
  name: z.string().max(60),
  idNumber: z.string().max(30),
  ground: DishonestyGround,
  /** What they did. */
  facts: z.string().max(500),
  /** What proves it. */
  evidence: z.string().max(500),
  /** Number of the decision, and who took it. */
  document: z.string().max(80),
  authority: z.string().max(80),
  listedOn: CivilDate,
  /** Last day on the list. */
  until: CivilDate,
  /** Scanned pages of the evidence. */
  scans: z.number().int().default(0),
  staffName: z.string(),
  approverName: z.string(),
  removed: z
    .object({ on: CivilDate, reason: z.string(), document: z.string(), staffName: z.string(), approverName: z.string() })
    .nullable(),
});
export type DishonestyListing = z.infer<typeof DishonestyListing>;

/** Of a listing what the counter has to know. */
export const KnownListing = DishonestyListing.pick({ listedOn: true, until: true, authority: true, document: true });
export type KnownListing = z.infer<typeof KnownListing>;
