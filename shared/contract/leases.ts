import { z } from 'zod';
import { atTheDesk, operation } from './operation.ts';
import { NewNumberBlock } from './setup.ts';

/** Numbers asked of the province: `given` they stand among the blocks. */
export const NumberLease = z.object({
  id: z.uuid(),
  prefix: NewNumberBlock.shape.prefix,
  year: z.number().int(),
  count: z.number().int(),
  askedAt: z.string(),
  askedBy: z.string(),
  state: z.enum(['asked', 'given', 'refused']),
  /** Of the province, or why what it gave was not entered. */
  code: z.string().nullable(),
  reason: z.string().nullable(),
  answeredAt: z.string().nullable(),
});
export type NumberLease = z.infer<typeof NumberLease>;

export const leaseOperations = {
  'numbers.leases': operation({
    about: 'Blocks asked of the province, newest first.',
    input: z.object({}),
    output: z.array(NumberLease),
    errors: [],
    access: { who: ['supervisor', 'auditor', 'approver'], stations: atTheDesk },
    writes: false,
  }),
  'numbers.lease': operation({
    about: 'Asks the province for a block of registration numbers; its answer enters it.',
    input: NewNumberBlock.pick({ prefix: true, year: true }).extend({ count: z.number().int().min(1).max(10_000) }),
    output: z.array(NumberLease),
    errors: ['numbers.leaseOpen'],
    access: { who: ['supervisor'], stations: atTheDesk },
    writes: true,
  }),
} as const;
