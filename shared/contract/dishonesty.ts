import { z } from 'zod';
import { CivilDate, DishonestyGround, DishonestyListing } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

const keepers = { who: ['archivist', 'supervisor'], stations: atTheDesk } as const;

export const dishonestyOperations = {
  'dishonesty.list': operation({
    about: 'Who is on the list of gravely dishonest parties, or was: the newest first.',
    input: z.object({ state: z.enum(['listed', 'past']).default('listed') }),
    output: z.array(DishonestyListing),
    errors: [],
    access: { who: ['archivist', 'registrar', 'supervisor', 'approver', 'auditor'], stations: atTheDesk },
    writes: false,
  }),
  'dishonesty.enter': operation({
    about:
      'Lists somebody with ground, facts, evidence and the decision; until the office’s period is over unless a decision says otherwise.',
    input: z.object({
      name: z.string().trim().min(1).max(60),
      idNumber: z.string().trim().min(4).max(30),
      ground: DishonestyGround,
      facts: z.string().trim().min(2).max(500),
      evidence: z.string().trim().min(2).max(500),
      document: z.string().trim().min(2).max(80),
      authority: z.string().trim().min(2).max(80),
      /** The last day, where the decision names one. */
      until: CivilDate.nullable().default(null),
    }),
    output: DishonestyListing,
    errors: ['dishonesty.listedAlready', 'dishonesty.endsBefore'],
    access: keepers,
    writes: true,
    approvedBy: ['supervisor', 'approver'],
  }),
  'dishonesty.remove': operation({
    about: 'Takes somebody off the list before their time, with the decision; the listing stays readable.',
    input: z.object({ id: z.uuid(), reason: z.string().trim().min(2).max(300), document: z.string().trim().min(2).max(80) }),
    output: DishonestyListing,
    errors: ['dishonesty.notFound', 'dishonesty.removedAlready'],
    access: keepers,
    writes: true,
    approvedBy: ['supervisor', 'approver'],
  }),
} as const;
