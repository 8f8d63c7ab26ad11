import type { TFunction } from 'i18next';
import { Temporal } from 'temporal-polyfill';
import { paperOf } from '#shared/law/archives/papers.ts';
import {
  civilDateAt,
  ok,
  type ArchiveBox,
  type ArchiveFile,
  type DocumentKind,
  type FileClass,
  type FiledAct,
  type FiledPaperKind,
  type MissingPaper,
  type Office,
  type Result,
  type Slot,
} from '#shared/model/index.ts';
import type { ClockDep } from '../ports.ts';
import type { ReadableDb, StoreDep, Transaction } from '../store/types.ts';
import { dateText } from './date-text.ts';
import { formOf, rowValues, type ArchiveCatalogueValues, type ArchiveFileValues, type ArchiveSpinesValues } from './forms.ts';
import { drawPapers, recordPapers, type StoredPaper } from './planned.ts';
import type { DrawingDep, DrawingError } from './types.ts';

/** A line of 卷内目录: a paper and the pages it takes. */
interface Item {
  readonly kind: FiledPaperKind;
  readonly party: Slot | null;
  readonly pages: number;
}

type ArchiveSheet =
  | { readonly of: 'file'; readonly file: ArchiveFile; readonly items: readonly Item[] }
  | {
      readonly of: 'catalogue';
      readonly fileClass: FileClass;
      readonly year: number;
      readonly box: number | null;
      readonly files: readonly ArchiveFile[];
    }
  | { readonly of: 'spines'; readonly boxes: readonly ArchiveBox[] };

interface Deps extends StoreDep, ClockDep, DrawingDep {
  readonly getOffice: (db: ReadableDb) => Office;
  readonly t: TFunction;
}

const kinds = { file: 'archiveFile', catalogue: 'archiveCatalogue', spines: 'archiveSpines' } as const satisfies Record<
  string,
  DocumentKind
>;

/** The papers of the archive: what lies on top of a file, catalogues, and labels of boxes. */
export function createArchivePapers(deps: Deps) {
  const { store, clock, getOffice, t } = deps;
  return {
    async draw(sheet: ArchiveSheet): Promise<Result<{ record(transaction: Transaction): string; readonly pages: number }, DrawingError>> {
      const office = store.read(getOffice);
      const kind = kinds[sheet.of];
      const paper = {
        kind,
        party: null,
        form: formOf(kind, office),
        on: clock.today(),
        stock: false,
        outlined: null,
        sheet: null,
        values: valuesOf(sheet, office, dateText(clock.today(), t), t),
        pictures: {},
        barcode: null,
        watermark: store.training ? t('papers:training') : null,
        title: t(`terms:documentKind.${kind}`),
      };
      const drawn = await drawPapers(deps, [paper], clock.now().toString());
      if (!drawn.ok) return drawn;
      const [stored] = drawn.value as readonly [StoredPaper];
      return ok({ record: (transaction) => recordPapers(transaction, null, [stored])[0]!, pages: stored.pages });
    },
  };
}

function valuesOf(sheet: ArchiveSheet, office: Office, today: string, t: TFunction): Readonly<Record<string, string>> {
  if (sheet.of === 'file') return fileValues(sheet, office, t);
  return sheet.of === 'catalogue' ? catalogueValues(sheet, office, today, t) : spineValues(sheet.boxes, office, t);
}

function fileValues({ file, items }: Extract<ArchiveSheet, { of: 'file' }>, office: Office, t: TFunction): ArchiveFileValues {
  const couple = coupleText(file, t);
  const pageCount = String(file.pages);
  return {
    officeName: office.name,
    fonds: office.archives.fonds,
    year: String(file.year),
    roomNumber: String(file.roomNumber),
    archivesNumber: file.archivesNumber ?? '',
    fileClass: t(`papers:archives.class.${file.fileClass}`),
    pageCount,
    fileTitle: t(`papers:archives.title.${file.act}`, { couple }),
    registrationNumber: file.number,
    handledOn: dateText(file.on, t),
    filedOn: dateText(civilDateAt(Temporal.Instant.from(file.filedAt)), t),
    filedBy: file.filedBy,
    retention: t('papers:archives.retention', { count: office.archives.retentionYears, until: dateText(file.keptUntil, t) }),
    fileNumber: file.fileNumber,
    fileCode: barred(file.fileNumber),
    pagesInWords: t('papers:archives.pages', { count: file.pages }),
    fileNote: noteText(file, t),
    ...rowValues('item', itemRows(file.act, items, t)),
  };
}

function itemRows(act: FiledAct, items: readonly Item[], t: TFunction) {
  let before = 0;
  return items.map(({ kind, party, pages }) => {
    const from = before + 1;
    before += pages;
    return {
      name: nameOf(act, kind, t),
      party: party === null ? '' : t(`terms:slot.${party}`),
      pages: pages === 1 ? String(from) : t('papers:archives.range', { from, until: before }),
      note: '',
    };
  });
}

function noteText({ act, pages: count, missing, incompleteBecause }: ArchiveFile, t: TFunction): string {
  const lines = [
    missing.length === 0
      ? t('papers:archives.noteWhole', { count })
      : t('papers:archives.noteIncomplete', {
          count,
          missing: missing.map((each) => missingText(act, each, t)).join(t('common:listComma')),
        }),
    ...(incompleteBecause === null ? [] : [t('papers:archives.noteReason', { reason: incompleteBecause })]),
    t('papers:archives.notePaged'),
  ];
  return lines.join('\n');
}

/** Papers of ours by their own names, the others by what they are. */
function nameOf(act: FiledAct, kind: FiledPaperKind, t: TFunction): string {
  if (kind === 'decision') return t('papers:archives.decision');
  const paper = paperOf(act, kind);
  return paper === null ? t(`terms:materialKind.${kind}`) : t(`terms:documentKind.${paper}`);
}

function missingText(act: FiledAct, { paper, party }: MissingPaper, t: TFunction): string {
  const words = paper === 'identity' ? t('papers:archives.missingIdentity') : nameOf(act, paper, t);
  return party === null ? words : `${t(`terms:slot.${party}`)}${words}`;
}

function catalogueValues(
  { fileClass, year, box, files }: Extract<ArchiveSheet, { of: 'catalogue' }>,
  office: Office,
  today: string,
  t: TFunction,
): ArchiveCatalogueValues {
  return {
    officeName: office.name,
    heading: t('papers:archives.heading', {
      fonds: office.archives.fonds,
      year,
      fileClass: t(`papers:archives.class.${fileClass}`),
      box: box === null ? '' : t('papers:archives.ofBox', { number: box }),
    }),
    drawnOn: today,
    totals: t('papers:archives.totals', { count: files.length, pages: files.reduce((sum, { pages }) => sum + pages, 0) }),
    ...rowValues(
      'file',
      files.map((file) => ({
        fileNumber: file.fileNumber,
        archivesNumber: file.archivesNumber ?? '',
        couple: coupleText(file, t),
        registrationNumber: file.number,
        handledOn: file.on.replaceAll('-', '.'),
        pages: String(file.pages),
        box: file.boxNumber === null ? '' : String(file.boxNumber),
        note: file.missing.length > 0 ? t('papers:archives.incomplete') : '',
      })),
    ),
  };
}

function spineValues(boxes: readonly ArchiveBox[], { archives: { fonds, codes } }: Office, t: TFunction): ArchiveSpinesValues {
  const labels = boxes.map(({ fileClass, year, number, from, until }, index) => {
    const values = {
      fonds,
      year: String(year),
      fileClass: t(`papers:archives.class.${fileClass}`),
      numbers: from === until ? String(from) : t('papers:archives.numbers', { from, until }),
      box: String(number),
      boxCode: barred([fonds, codes[fileClass], year, number].filter((part) => part !== '').join('-')),
    };
    return Object.fromEntries(Object.entries(values).map(([field, text]) => [`${field}${index + 1}`, text]));
  });
  return Object.assign({}, ...labels) as ArchiveSpinesValues;
}

function coupleText({ manName, womanName }: ArchiveFile, t: TFunction): string {
  return t('papers:archives.couple', { man: manName, woman: womanName });
}

/** Code 128 has no Hanzi, and the places on covers and spines hold so many characters at a module of 0.25 mm. */
const longestCode = 25;

function barred(number: string): string {
  return /^[\x20-\x7E]*$/.test(number) && number.length <= longestCode ? number : '';
}
