import { z } from 'zod';
import {
  ArchiveStep,
  CertificatesStep,
  DecideStep,
  HearStep,
  NotifyStep,
  OpeningStep,
  Proceeding,
  ReviewStep,
  ServeStep,
} from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

const handlers = { who: ['registrar', 'supervisor'], stations: atTheDesk } as const;
const readers = { who: ['archivist', 'registrar', 'supervisor', 'approver', 'auditor'], stations: atTheDesk } as const;

/** One page, 20 MB at most, base64. */
const pages = z.array(z.base64().max(28_000_000)).max(20).default([]);
const failures = [
  'proceeding.notFound',
  'proceeding.refused',
  'scan.unreadable',
  'scan.isPdf',
  'document.missingGlyph',
  'document.overflow',
  'document.noForm',
  'document.barcodeUnreadable',
] as const;

export const proceedingOperations = {
  'proceedings.list': operation({
    about: 'Revocations and corrections that are not over, those due first; or of one record all.',
    input: z.object({ recordId: z.uuid().nullable().default(null) }),
    output: z.array(Proceeding),
    errors: [],
    access: readers,
    writes: false,
  }),
  'proceedings.open': operation({
    about: 'Opens a revocation or correction of a record on somebody’s proposal, finding or an error found.',
    input: z.object({ recordId: z.uuid(), said: OpeningStep, pages }),
    output: Proceeding,
    errors: failures,
    access: handlers,
    writes: true,
  }),
  'proceedings.step': operation({
    about: 'Reviews, gives notice, hears, serves, takes certificates back or files: one step, with the paper it draws.',
    input: z.object({
      id: z.uuid(),
      said: z.discriminatedUnion('step', [ReviewStep, NotifyStep, HearStep, ServeStep, CertificatesStep, ArchiveStep]),
      pages,
    }),
    output: Proceeding,
    errors: failures,
    access: handlers,
    writes: true,
  }),
  'proceedings.decide': operation({
    about: 'Decides a revocation or correction by somebody who did not review it; what is granted is noted on the record at once.',
    input: z.object({ id: z.uuid(), said: DecideStep, pages }),
    output: Proceeding,
    errors: failures,
    access: handlers,
    writes: true,
    approvedBy: ['supervisor', 'approver'],
  }),
  'proceedings.page': operation({
    about: 'A scanned page of evidence or of a signed paper, JPEG, base64.',
    input: z.object({ stepId: z.uuid(), page: z.number().int().min(1).max(20) }),
    output: z.object({ data: z.base64() }),
    errors: ['proceeding.notFound', 'attachment.damaged'],
    access: readers,
    writes: false,
  }),
  'proceedings.courtGuide': operation({
    about: 'Draws the guide to the court for whoever wants a marriage annulled for duress or a concealed illness.',
    input: z.object({}),
    output: z.object({ documentId: z.uuid() }),
    errors: ['document.missingGlyph', 'document.overflow', 'document.noForm', 'document.barcodeUnreadable'],
    access: { who: ['archivist', 'registrar', 'supervisor'], stations: atTheDesk },
    writes: true,
  }),
} as const;
