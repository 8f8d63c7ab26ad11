import { z } from 'zod';
import { CivilDate, DishonestyGround, DishonestyListing } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

/** One page, 20 MB at most, base64. */
const largestPage = 28_000_000;
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
      /** Scanned pages of the evidence, JPEG, PNG or TIFF, base64. */
      pages: z.array(z.base64().max(largestPage)).max(20).default([]),
    }),
    output: DishonestyListing,
    errors: ['dishonesty.listedAlready', 'dishonesty.endsBefore', 'scan.unreadable', 'scan.isPdf'],
    access: keepers,
    writes: true,
    approvedBy: ['supervisor', 'approver'],
  }),
  'dishonesty.page': operation({
    about: 'A scanned page of the evidence of a listing, JPEG, base64.',
    input: z.object({ id: z.uuid(), page: z.number().int().min(1).max(20) }),
    output: z.object({ data: z.base64() }),
    errors: ['dishonesty.notFound', 'attachment.damaged'],
    access: { who: ['archivist', 'supervisor', 'approver', 'auditor'], stations: atTheDesk },
    writes: false,
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
