import type { TFunction } from 'i18next';
import { inStatutoryOrder, paperOf } from '#shared/law/archives/papers.ts';
import type { ArchiveFile, ArchiveScheme, FiledAct, FiledPaperKind, Office } from '#shared/model/index.ts';
import { writeCsv } from '../../../exchange/index.ts';
import type { ActPage } from '../source.ts';
import type { Entry } from './write-package.ts';

/** A file that is handed over, its pages as they were scanned. */
export interface HandedOver {
  readonly file: ArchiveFile;
  readonly pages: readonly ActPage[];
}

export interface ContentsDeps {
  readonly office: Pick<Office, 'name' | 'regionCode'>;
  readonly scheme: ArchiveScheme;
  /** Chinese: the package leaves the hall. */
  readonly t: TFunction;
  /** A page out of the vault. */
  page(digest: string): Promise<Uint8Array>;
}

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tif',
  'application/pdf': 'pdf',
};

interface PlacedPage extends ActPage {
  readonly number: number;
  readonly path: string;
}

/** Pages of a file in statutory order, in a folder named as the file. */
function placed({ file: { act, fileNumber }, pages }: HandedOver): PlacedPage[] {
  return inStatutoryOrder(act, pages).map((page, index) => ({
    ...page,
    number: index + 1,
    path: `${fileNumber}/${String(index + 1).padStart(3, '0')}.${endings[page.mime] ?? 'bin'}`,
  }));
}

/** Everything in a package but its manifest: the words beside it, catalogues as CSV (UTF-8 with its mark) and JSON, and all pages. */
export function contentsOf(handed: readonly HandedOver[], deps: ContentsDeps): Entry[] {
  const { t } = deps;
  const all = handed.map((each) => ({ ...each, placed: placed(each) }));
  const written = (path: string, text: string): Entry => ({ path, bytes: () => Promise.resolve(Buffer.from(text, 'utf8')) });
  const table = (name: string, heads: readonly string[], rows: readonly (readonly string[])[]) =>
    written(name, `\uFEFF${writeCsv([heads.map((head) => t(`papers:transfer.head.${head}`)), ...rows])}`);
  const record = {
    note: t('papers:transfer.standard'),
    office: deps.office,
    files: all.map(({ file, placed: pages }) => ({
      ...fieldsOf(file, deps),
      pages: pages.map(({ number, kind, party, path }) => ({ number, paper: nameOf(file.act, kind, t), party, path })),
    })),
  };
  return [
    written('说明.txt', t('papers:transfer.readMe', { office: deps.office.name, standard: t('papers:transfer.standard') })),
    table(
      'catalogue.csv',
      fileHeads,
      all.map(({ file }) => {
        const fields = fieldsOf(file, deps);
        return fileHeads.map((head) => String(fields[head] ?? ''));
      }),
    ),
    table(
      'pages.csv',
      pageHeads,
      all.flatMap(({ file, placed: pages }) =>
        pages.map(({ number, kind, party, path }) => [
          file.fileNumber,
          String(number),
          nameOf(file.act, kind, t),
          party === null ? '' : t(`terms:slot.${party}`),
          path,
        ]),
      ),
    ),
    written('catalogue.json', `${JSON.stringify(record, null, 1)}\n`),
    ...all.flatMap(({ placed: pages }) => pages.map(({ path, digest }): Entry => ({ path, bytes: () => deps.page(digest) }))),
  ];
}

const fileHeads = [
  'fileNumber',
  'fonds',
  'classCode',
  'year',
  'roomNumber',
  'archivesNumber',
  'fileClass',
  'act',
  'number',
  'manName',
  'womanName',
  'handledOn',
  'filedAt',
  'retention',
  'keptUntil',
  'box',
  'pages',
  'missing',
  'incompleteBecause',
] as const;
const pageHeads = ['fileNumber', 'page', 'paper', 'party', 'path'] as const;

function fieldsOf(file: ArchiveFile, { scheme, t }: ContentsDeps): Readonly<Record<(typeof fileHeads)[number], string | number | null>> {
  const missing = file.missing.map(({ paper, party }) => {
    const name = paper === 'identity' ? t('papers:archives.missingIdentity') : nameOf(file.act, paper, t);
    return party === null ? name : `${t(`terms:slot.${party}`)}${name}`;
  });
  return {
    fileNumber: file.fileNumber,
    fonds: scheme.fonds,
    classCode: scheme.codes[file.fileClass],
    year: file.year,
    roomNumber: file.roomNumber,
    archivesNumber: file.archivesNumber,
    fileClass: t(`papers:archives.class.${file.fileClass}`),
    act: t(`papers:archives.title.${file.act}`, { couple: '' }),
    number: file.number,
    manName: file.manName,
    womanName: file.womanName,
    handledOn: file.on,
    filedAt: file.filedAt,
    retention: scheme.retentionYears,
    keptUntil: file.keptUntil,
    box: file.boxNumber,
    pages: file.pages,
    missing: missing.join('；'),
    incompleteBecause: file.incompleteBecause,
  };
}

function nameOf(act: FiledAct, kind: FiledPaperKind, t: TFunction): string {
  if (kind === 'decision') return t('papers:archives.decision');
  const paper = paperOf(act, kind);
  return paper === null ? t(`terms:materialKind.${kind}`) : t(`terms:documentKind.${paper}`);
}
