import { z } from 'zod';
import { Discrepancy, DiscrepancyConclusion, DiscrepancyMeasure } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

export const DiscrepancyQuery = z.object({
  state: z.enum(['open', 'settled']).default('open'),
  page: z.number().int().min(0).max(10_000).default(0),
});
export type DiscrepancyQuery = z.infer<typeof DiscrepancyQuery>;

export const discrepancyOperations = {
  'discrepancies.list': operation({
    about: 'What the province says against what was registered here: both records, and how it was settled.',
    input: DiscrepancyQuery,
    output: z.object({ rows: z.array(Discrepancy), more: z.boolean() }),
    errors: [],
    access: { who: ['supervisor', 'approver', 'auditor'], stations: atTheDesk },
    writes: false,
  }),
  'discrepancies.settle': operation({
    about: 'Says what an inquiry into a contradiction found and what was done, with a second person. Changes no registration.',
    input: z.object({
      id: z.uuid(),
      conclusion: DiscrepancyConclusion,
      measure: DiscrepancyMeasure,
      /** What was looked at, and what was found. */
      note: z.string().trim().min(2).max(500),
    }),
    output: Discrepancy,
    errors: ['discrepancy.notFound', 'discrepancy.settledAlready', 'discrepancy.otherMeasure'],
    access: { who: ['supervisor'], stations: atTheDesk },
    writes: true,
    approvedBy: ['supervisor', 'approver', 'administrator', 'registrar'],
  }),
} as const;
