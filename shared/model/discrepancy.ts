import { z } from 'zod';
import { Business } from './office.ts';
import { CivilDate } from './civil-date.ts';
import { CheckedPerson, ProvinceRecord } from './online-check.ts';
import { Slot } from './slot.ts';

/**
 * 差异: what the province says contradicts what was registered here. `identity`, `marriedAlready`, `notInForce`: a party checked after
 * an act that was completed offline; `conflict`: the province holds another registration; `rejected`: it did not take the act.
 */
export const DiscrepancyKind = z.enum(['identity', 'marriedAlready', 'notInForce', 'conflict', 'rejected']);
export type DiscrepancyKind = z.infer<typeof DiscrepancyKind>;

/** What was registered here, as it stood when the difference was found. */
export const OurRecord = z.object({
  business: Business,
  registrationNumber: z.string().nullable(),
  registeredOn: CivilDate.nullable(),
  man: CheckedPerson,
  woman: CheckedPerson,
});
export type OurRecord = z.infer<typeof OurRecord>;

/** What the province says. */
export const TheirRecord = z.object({
  /** Number of the question that was answered, and of the receipt that was given. */
  requestNumber: z.string().nullable().default(null),
  receipt: z.string().nullable().default(null),
  at: z.string(),
  /** Of an identity: whom it was asked about. */
  asked: CheckedPerson.nullable().default(null),
  records: z.array(ProvinceRecord).default([]),
  /** The other registration as a receipt names it; `about`: which parties are in it. */
  conflictsWith: z
    .object({ registrationNumber: z.string(), office: z.string(), registeredOn: CivilDate, about: z.string() })
    .nullable()
    .default(null),
  /** The province's own words. */
  code: z.string().nullable().default(null),
  reason: z.string().nullable().default(null),
});
export type TheirRecord = z.infer<typeof TheirRecord>;

/** What an inquiry found. */
export const DiscrepancyConclusion = z.enum(['oursStands', 'theirsStands', 'sameFacts', 'resolved']);
export type DiscrepancyConclusion = z.infer<typeof DiscrepancyConclusion>;

/** What was done. */
export const DiscrepancyMeasure = z.enum([
  'provinceCorrects',
  'recordCorrected',
  'sentAgain',
  'toCourt',
  'toRevocation',
  'toPolice',
  'none',
]);
export type DiscrepancyMeasure = z.infer<typeof DiscrepancyMeasure>;

export const Discrepancy = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  caseNumber: z.string(),
  kind: DiscrepancyKind,
  party: Slot.nullable(),
  ours: OurRecord,
  theirs: TheirRecord,
  foundAt: z.string(),
  settled: z
    .object({
      at: z.string(),
      by: z.string(),
      approvedBy: z.string(),
      conclusion: DiscrepancyConclusion,
      measure: DiscrepancyMeasure,
      note: z.string(),
    })
    .nullable(),
});
export type Discrepancy = z.infer<typeof Discrepancy>;
