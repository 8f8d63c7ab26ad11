import { z } from 'zod';
import {
  ArchiveBox,
  ArchiveFile,
  ArchiveScheme,
  ArchiveTransfer,
  CivilDate,
  FileClass,
  FileContents,
  PackageCheck,
} from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

const keepers = { who: ['archivist', 'supervisor'], stations: atTheDesk } as const;

const ofYear = { fileClass: FileClass, year: z.number().int().min(1950).max(2200) };
const drawingErrors = ['document.missingGlyph', 'document.overflow', 'document.noForm', 'document.barcodeUnreadable'] as const;
const Folder = z.string().trim().min(1).max(400);
const Why = z.string().trim().min(2).max(200);

/** What of a year and class is to be filed, and by when. */
export const FilingWorklist = z.object({
  deadline: CivilDate,
  /** Days until then; negative once it is over. */
  daysLeft: z.number().int(),
  /** Files of the year and class that are made. */
  filed: z.number().int(),
  /** The number the first of them will get. */
  nextNumber: z.number().int(),
  /** In order of handling. */
  rows: z.array(FileContents),
});
export type FilingWorklist = z.infer<typeof FilingWorklist>;

/** Acts of a year and class that wait to be filed. */
export const FilingDue = z.object({
  fileClass: FileClass,
  year: z.number().int(),
  waiting: z.number().int(),
  /** Days until they are to be filed; negative once that is over. */
  daysLeft: z.number().int(),
});
export type FilingDue = z.infer<typeof FilingDue>;

export const archiveFileOperations = {
  'archives.due': operation({
    about: 'How many acts of this year and the two before wait to be filed, by class, the oldest year first; what is filed is not named.',
    input: z.object({}),
    output: z.array(FilingDue),
    errors: [],
    access: keepers,
    writes: false,
  }),
  'archives.worklist': operation({
    about: 'Acts of a year and class that are over and not filed, the oldest first, with what their files lack.',
    input: z.object(ofYear),
    output: FilingWorklist,
    errors: [],
    access: keepers,
    writes: false,
  }),
  'archives.file': operation({
    about: 'Files acts of a year and class: each gets the next room number, in order of handling, once and for ever.',
    input: z.object({
      ...ofYear,
      acts: z
        .array(z.object({ actId: z.uuid(), incompleteBecause: Why.nullable().default(null) }))
        .min(1)
        .max(500),
    }),
    output: z.object({ files: z.array(z.object({ id: z.uuid(), actId: z.uuid(), fileNumber: z.string() })) }),
    errors: ['archives.notToFile', 'archives.incomplete', 'archives.outOfOrder'],
    access: keepers,
    writes: true,
  }),
  'archives.unfile': operation({
    about: 'Takes a file apart again; its number stays used.',
    input: z.object({ fileId: z.uuid(), reason: Why }),
    output: z.object({ fileNumber: z.string() }),
    errors: ['archives.fileNotFound', 'archives.boxed', 'archives.transferred'],
    access: keepers,
    writes: true,
  }),
  'archives.setNumber': operation({
    about: 'Enters the number the archives bureau gave a file (馆编卷号); null takes it away.',
    input: z.object({ fileId: z.uuid(), archivesNumber: z.string().trim().min(1).max(30).nullable() }),
    output: z.object({ fileNumber: z.string() }),
    errors: ['archives.fileNotFound'],
    access: keepers,
    writes: true,
  }),
  'archives.files': operation({
    about: 'The files of a year and class by their numbers, with their boxes; and the numbers that were given up.',
    input: z.object(ofYear),
    output: z.object({
      files: z.array(ArchiveFile),
      boxes: z.array(ArchiveBox),
      givenUp: z.array(z.object({ roomNumber: z.number().int(), fileNumber: z.string(), reason: z.string(), at: z.string() })),
    }),
    errors: [],
    access: keepers,
    writes: false,
  }),
  'archives.find': operation({
    about:
      'Files by a number: of the file, of the archives bureau, of the registration or of the case; the look is journaled with its purpose.',
    input: z.object({ number: z.string().trim().min(1).max(60), matter: z.string().trim().min(2).max(200) }),
    output: z.array(ArchiveFile),
    errors: [],
    access: keepers,
    writes: true,
  }),
  'archives.box': operation({
    about: 'Puts the files of a year and class from one number to another into a box, which gets the next number.',
    input: z.object({ ...ofYear, from: z.number().int().min(1), until: z.number().int().min(1) }),
    output: ArchiveBox,
    errors: ['archives.nothingToBox', 'archives.boxed'],
    access: keepers,
    writes: true,
  }),
  'archives.unbox': operation({
    about: 'Empties a box; its number stays used.',
    input: z.object({ boxId: z.uuid(), reason: Why }),
    output: z.object({ number: z.number().int() }),
    errors: ['archives.boxNotFound'],
    access: keepers,
    writes: true,
  }),
  'archives.draw': operation({
    about: 'Draws cover, contents and notes of a file, the catalogue of a year and class or of a box, or up to four spine labels.',
    input: z.discriminatedUnion('of', [
      z.object({ of: z.literal('file'), fileId: z.uuid() }),
      z.object({ of: z.literal('catalogue'), ...ofYear, boxId: z.uuid().nullable().default(null) }),
      z.object({ of: z.literal('spines'), ...ofYear, boxIds: z.array(z.uuid()).min(1).max(4) }),
    ]),
    output: z.object({ documentId: z.uuid(), pages: z.number().int() }),
    errors: ['archives.fileNotFound', 'archives.boxNotFound', ...drawingErrors],
    access: keepers,
    writes: true,
  }),
  'archives.scheme': operation({
    about: 'How this office numbers its files, by when it makes them and how long it keeps them.',
    input: z.object({}),
    output: ArchiveScheme,
    errors: [],
    access: keepers,
    writes: false,
  }),
  'archives.setScheme': operation({
    about: 'Sets how files are numbered from now on, as agreed with the archives; numbers that were given stay.',
    input: ArchiveScheme,
    output: ArchiveScheme,
    errors: ['archives.sameCodes'],
    access: { who: ['supervisor'], stations: atTheDesk },
    writes: true,
    approvedBy: ['archivist', 'approver', 'supervisor'],
  }),
  'archives.expiring': operation({
    about: 'Files whose period of retention ends by a day; nothing is ever deleted by it.',
    input: z.object({ by: CivilDate }),
    output: z.array(ArchiveFile),
    errors: [],
    access: keepers,
    writes: false,
  }),
  'archives.transfer': operation({
    about: 'Writes a package of the files of a year for the archives bureau into a folder, with catalogues and a manifest of digests.',
    input: z.object({
      folder: Folder,
      year: ofYear.year,
      /** null: all of them. */
      fileClass: FileClass.nullable(),
      receiver: z.string().trim().min(2).max(80),
      /** Those that were handed over before, too. */
      again: z.boolean().default(false),
    }),
    output: ArchiveTransfer,
    errors: [
      'archives.nothingToTransfer',
      'archives.outdated',
      'archives.pageLost',
      'archives.changedMeanwhile',
      'archives.folderFull',
      'archives.folderUnusable',
      'archives.packageExists',
    ],
    access: keepers,
    writes: true,
    approvedBy: ['supervisor', 'approver'],
  }),
  'archives.transfers': operation({
    about: 'What was handed over to the archives bureau, the newest first.',
    input: z.object({}),
    output: z.array(ArchiveTransfer),
    errors: [],
    access: keepers,
    writes: false,
  }),
  'archives.checkPackage': operation({
    about: 'Compares a package with its manifest, and the manifest with what this hall journaled: changed, missing and added files.',
    input: z.object({ folder: Folder }),
    output: PackageCheck,
    errors: ['archives.notAPackage'],
    access: keepers,
    writes: false,
  }),
} as const;
