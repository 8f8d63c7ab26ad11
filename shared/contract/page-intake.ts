import { z } from 'zod';
import { IncomingPage, MaterialKind, ScanFolder, Slot } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

const sorters = { who: ['archivist', 'registrar', 'supervisor'], stations: atTheDesk } as const;

export const pageIntakeOperations = {
  'intake.take': operation({
    about:
      'Takes in a file of scans (JPEG, PNG, TIFF or PDF of many pages; base64): each page is filed by its barcode, or waits in the tray.',
    input: z.object({ fileName: z.string().trim().min(1).max(200), file: z.base64().max(40_000_000) }),
    output: z.object({ pages: z.array(IncomingPage) }),
    errors: ['scan.unreadable', 'intake.pdfLocked', 'intake.pdfUnreadable', 'intake.pdfLacksFonts', 'intake.tooManyPages'],
    access: sorters,
    writes: true,
  }),
  'intake.folder': operation({
    about: 'The folder whose scans are taken in by themselves, and what became of them.',
    input: z.object({}),
    output: ScanFolder,
    errors: [],
    access: sorters,
    writes: false,
  }),
  'intake.setFolder': operation({
    about: 'Names the folder a scanner of this PC writes to, or none.',
    input: z.object({ folder: z.string().trim().min(1).max(400).nullable() }),
    output: ScanFolder,
    errors: ['intake.folderUnusable'],
    access: { who: ['archivist', 'supervisor'], stations: atTheDesk },
    writes: true,
  }),
  'intake.pages': operation({
    about: 'Pages that wait in the tray, the oldest first; or the newest pages of all batches.',
    input: z.object({ of: z.enum(['tray', 'newest']) }),
    output: z.array(IncomingPage),
    errors: [],
    access: sorters,
    writes: false,
  }),
  'intake.picture': operation({
    about: 'The picture of a page, base64; of a duplicate that of the page it repeats.',
    input: z.object({ pageId: z.uuid() }),
    output: z.object({ mime: z.string(), data: z.base64() }),
    errors: ['intake.notFound', 'attachment.damaged'],
    access: sorters,
    writes: false,
  }),
  'intake.assign': operation({
    about: 'Files a page of the tray by hand: under a case, as one of its papers, turned as told.',
    input: z.object({
      pageId: z.uuid(),
      caseId: z.uuid(),
      kind: MaterialKind,
      party: Slot.nullable(),
      of: z.enum(['original', 'photocopy']).default('original'),
      /** Degrees clockwise. */
      turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]).default(0),
    }),
    output: IncomingPage,
    errors: ['intake.notFound', 'attachment.damaged', 'case.notFound', 'case.closed', 'case.heldByColleague', 'material.notAsked'],
    access: sorters,
    writes: true,
  }),
  'intake.setAside': operation({
    about: 'A page of the tray belongs to no file, with a reason; its picture is kept.',
    input: z.object({ pageId: z.uuid(), reason: z.string().trim().min(2).max(200) }),
    output: IncomingPage,
    errors: ['intake.notFound'],
    access: sorters,
    writes: true,
  }),
} as const;
