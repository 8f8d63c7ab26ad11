import { z } from 'zod';
import { DocumentKind, MaterialKind, Scan, Slot } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

/** What the card reader is doing; the sentences are `devices.reader.<state>` and `devices.card.<problem>`. */
export const ReaderState = z.object({
  state: z.enum(['none', 'lost', 'idle', 'waiting', 'reading', 'removeCard']),
  /** Why the last read gave nothing, while it still matters. */
  problem: z
    .enum([
      'noAnswer',
      'portBusy',
      'portDenied',
      'portMissing',
      'hidUnavailable',
      'needsVendorDriver',
      'readersFile',
      'noRight',
      'unlicensed',
      'selfTestFailed',
      'readerFault',
      'moved',
      'otherCard',
      'forgedOrDamaged',
      'refusedByCard',
      'garbled',
      'unknownLayout',
      'slotFilled',
      'notAwaited',
      'notStored',
      'samePerson',
      'otherPerson',
      'spousesCard',
      'nameDiffers',
      'expired',
    ])
    .nullable(),
  /** 模块编号 of the SAM, printed form. */
  sam: z.string().nullable(),
  /** The case and the slot of it that wait for a card. */
  armed: z.object({ caseId: z.uuid(), slot: Slot }).nullable(),
  /** The waiting of the front desk, by the id it was given (`frontDesk.armReader`). */
  desk: z.uuid().nullable(),
});
export type ReaderState = z.infer<typeof ReaderState>;

/** How far this printer's certificates are moved, in tenths of a millimetre: `x` to the right, `y` down. */
export const PrinterOffset = z.object({ x: z.number().int().min(-200).max(200), y: z.number().int().min(-200).max(200) });
export type PrinterOffset = z.infer<typeof PrinterOffset>;

export const PrinterInfo = z.object({
  name: z.string(),
  kind: z.enum(['file', 'lp']),
  ready: z.boolean(),
  /** What its system should be set up for; the sentences are `devices.note.<note>`. */
  note: z.enum(['papersKept']).nullable(),
  offset: PrinterOffset,
  calibratedAt: z.string().nullable(),
});
export type PrinterInfo = z.infer<typeof PrinterInfo>;

export const deviceOperations = {
  'devices.status': operation({
    about: 'Card reader and printers.',
    input: z.object({}),
    output: z.object({ reader: ReaderState, printers: z.array(PrinterInfo) }),
    errors: [],
    access: { who: 'staff', stations: atTheDesk },
    writes: false,
  }),
  'devices.armReader': operation({
    about: 'The next card read fills this slot of this case; a filled slot only when `replace` is said.',
    input: z.object({ caseId: z.uuid(), slot: Slot, replace: z.boolean().default(false) }),
    output: ReaderState,
    errors: ['reader.none', 'case.notFound', 'case.notAllowedNow', 'case.heldByColleague', 'card.slotFilled'],
    access: { who: ['registrar'], stations: atTheDesk },
    writes: false,
  }),
  'printers.calibrate': operation({
    about: 'How far this printer puts certificates off their places, as measured on the calibration sheet.',
    input: z.object({ printer: z.string(), offset: PrinterOffset }),
    output: z.array(PrinterInfo),
    errors: ['printer.none'],
    access: { who: ['registrar', 'supervisor'], stations: atTheDesk },
    writes: true,
  }),
  'printers.calibrationSheet': operation({
    about: "Draws the calibration sheet with a printer's offset applied; printed like any paper.",
    input: z.object({ printer: z.string() }),
    output: z.object({ documentId: z.uuid(), pages: z.number().int() }),
    errors: ['printer.none', 'document.missingGlyph', 'document.overflow', 'document.barcodeUnreadable', 'document.noForm'],
    access: { who: ['registrar', 'supervisor'], stations: atTheDesk },
    writes: true,
  }),
  'devices.disarmReader': operation({
    about: 'Cards are ignored again.',
    input: z.object({}),
    output: ReaderState,
    errors: [],
    access: { who: ['registrar'], stations: atTheDesk },
    writes: false,
  }),
} as const;

export const PrintJob = z.object({
  id: z.uuid(),
  documentId: z.uuid(),
  printer: z.string(),
  state: z.enum(['spooled', 'confirmed', 'spoilt', 'failed']),
  at: z.string(),
});
export type PrintJob = z.infer<typeof PrintJob>;

export const documentOperations = {
  'documents.draw': operation({
    about: 'Draws a paper of a case afresh (declarations before signing, the examination form).',
    input: z.object({
      caseId: z.uuid(),
      kind: DocumentKind,
      party: Slot.nullable(),
      /** Of 《撤回离婚登记申请书》: the receipt is lost, and the paper says so over their signature (民发〔2020〕116号). */
      receiptLost: z.boolean().default(false),
    }),
    output: z.object({ documentId: z.uuid(), pages: z.number().int() }),
    errors: [
      'case.notFound',
      'case.notAllowedNow',
      'case.heldByColleague',
      'document.missingGlyph',
      'document.overflow',
      'document.barcodeUnreadable',
      'document.noForm',
      'document.noScans',
      'document.noPhoto',
      'document.notReprintable',
    ],
    access: { who: ['registrar'], stations: atTheDesk },
    writes: true,
  }),
  'documents.bytes': operation({
    about: 'The finished PDF, base64: preview and paper are these same bytes.',
    input: z.object({ documentId: z.uuid() }),
    output: z.object({ pdf: z.base64(), title: z.string() }),
    errors: ['document.notFound', 'attachment.damaged'],
    access: { who: ['registrar', 'supervisor', 'archivist'], stations: atTheDesk },
    writes: false,
  }),
  'documents.print': operation({
    about:
      'Spools to a printer, all copies as one job; it waits until it is confirmed or spoilt. A certificate has no copies. Reception prints the slips of the front desk only, an archivist what a look-up hands out.',
    input: z.object({ documentId: z.uuid(), printer: z.string(), copies: z.number().int().min(1).max(9).default(1) }),
    output: PrintJob,
    errors: [
      'document.notFound',
      'document.notReprintable',
      'case.heldByColleague',
      'printer.none',
      'printer.failed',
      'attachment.damaged',
    ],
    access: { who: ['registrar', 'supervisor', 'reception', 'archivist'], stations: atTheDesk },
    writes: true,
  }),
  'documents.confirmPrinted': operation({
    about: 'The sheet came out right.',
    input: z.object({ jobId: z.uuid() }),
    output: PrintJob,
    errors: ['print.notSpooled', 'case.heldByColleague'],
    access: { who: ['registrar', 'supervisor', 'reception', 'archivist'], stations: atTheDesk },
    writes: true,
  }),
  'documents.spoilt': operation({
    about: 'The sheet is spoilt; the paper may be printed again (a certificate only on a new blank).',
    input: z.object({ jobId: z.uuid(), reason: z.string().trim().min(2).max(200) }),
    output: PrintJob,
    errors: ['print.notSpooled', 'case.heldByColleague'],
    access: { who: ['registrar', 'supervisor', 'reception', 'archivist'], stations: atTheDesk },
    writes: true,
  }),
  'documents.notPrinted': operation({
    about: 'Nothing came out of the printer: the paper is as before, a certificate for the same blank.',
    input: z.object({ jobId: z.uuid(), reason: z.string().trim().min(2).max(200) }),
    output: PrintJob,
    errors: ['print.notSpooled', 'case.heldByColleague'],
    access: { who: ['registrar', 'supervisor', 'archivist'], stations: atTheDesk },
    writes: true,
  }),
  'documents.jobs': operation({
    about: 'Print jobs still to be confirmed.',
    input: z.object({ caseId: z.uuid().nullable().default(null) }),
    output: z.array(PrintJob),
    errors: [],
    access: { who: ['registrar', 'supervisor', 'archivist'], stations: atTheDesk },
    writes: false,
  }),
  'attachments.add': operation({
    about: "Keeps a picture of one of the case's papers (JPEG, PNG or TIFF, base64). Only papers of the case's list are kept.",
    input: z.object({
      caseId: z.uuid(),
      kind: MaterialKind,
      party: Slot.nullable(),
      picture: z.base64().max(24_000_000),
      from: z.enum(['camera', 'file', 'scanner']),
      of: z.enum(['original', 'photocopy']).default('original'),
    }),
    output: Scan,
    errors: ['case.notFound', 'case.closed', 'case.heldByColleague', 'material.notAsked', 'scan.unreadable', 'scan.isPdf'],
    access: { who: ['registrar', 'archivist'], stations: atTheDesk },
    writes: true,
  }),
  'attachments.withdraw': operation({
    about: 'A picture was taken wrongly: it no longer counts, with a reason. The act stays in the journal.',
    input: z.object({ attachmentId: z.uuid(), reason: z.string().trim().min(2).max(200) }),
    output: z.object({ caseId: z.uuid() }),
    errors: ['attachment.notFound', 'case.closed', 'case.heldByColleague'],
    access: { who: ['registrar', 'archivist'], stations: atTheDesk },
    writes: true,
  }),
  'scans.file': operation({
    about: 'Files a signed page by the barcode on it; without a readable barcode, under the paper named.',
    input: z.object({
      picture: z.base64().max(24_000_000),
      from: z.enum(['camera', 'file', 'scanner']),
      /** The paper it is, where its barcode cannot be read. */
      documentId: z.uuid().nullable().default(null),
    }),
    output: z.object({ caseId: z.uuid(), caseNumber: z.string(), title: z.string(), scan: Scan }),
    errors: [
      'scan.unreadable',
      'scan.isPdf',
      'scan.noBarcode',
      'scan.unknownPaper',
      'scan.notKept',
      'scan.paperReplaced',
      'document.notFound',
      'case.closed',
    ],
    access: { who: ['registrar', 'archivist'], stations: atTheDesk },
    writes: true,
  }),
  'attachments.get': operation({
    about: 'A stored picture, base64.',
    input: z.object({ attachmentId: z.uuid() }),
    output: z.object({ mime: z.string(), data: z.base64() }),
    errors: ['attachment.notFound', 'attachment.damaged'],
    access: { who: ['registrar', 'supervisor', 'archivist'], stations: atTheDesk },
    writes: false,
  }),
} as const;
