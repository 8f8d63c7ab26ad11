import { failure, type HallError, type ParsedInput } from '#shared/contract/index.ts';
import { inStatutoryOrder } from '#shared/law/archives/papers.ts';
import { ok, type ArchiveBox, type ArchiveFile, type FileClass, type Result } from '#shared/model/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import type { ReadableDb, StoreDep, Transaction } from '../../store/types.ts';
import { findFile, listBoxes, listFiles, type FilesDeps } from './rows.ts';
import type { ActPage } from './source.ts';

/** A paper of a file and how many pages of it lie together. */
export type FileItem = Pick<ActPage, 'kind' | 'party'> & { readonly pages: number };

/** What a paper of the archive is drawn of. */
export type ArchiveSheet =
  | { readonly of: 'file'; readonly file: ArchiveFile; readonly items: readonly FileItem[] }
  | {
      readonly of: 'catalogue';
      readonly fileClass: FileClass;
      readonly year: number;
      readonly box: number | null;
      readonly files: readonly ArchiveFile[];
    }
  | { readonly of: 'spines'; readonly boxes: readonly ArchiveBox[] };

type SheetError = HallError<'document.missingGlyph' | 'document.overflow' | 'document.noForm' | 'document.barcodeUnreadable'>;

/** The papers lie beside the archive: they are handed down. `record` journals what was drawn and says its id. */
export interface ArchivePapers {
  draw(sheet: ArchiveSheet): Promise<Result<{ record(transaction: Transaction): string; readonly pages: number }, SheetError>>;
}

export interface PaperDeps extends StoreDep, FilesDeps {
  readonly papers: ArchivePapers;
}

/** Covers, contents, catalogues and labels. */
export function createPaperHandlers(deps: PaperDeps): HandlersFor<'archives.draw'> {
  const { store, papers } = deps;
  return {
    'archives.draw': writing('archives.draw', {
      act: async ({ author, input }) => {
        const sheet = store.read((db) => sheetOf(db, deps, input));
        if (!sheet.ok) return sheet;
        const drawn = await papers.draw(sheet.value);
        if (!drawn.ok) return drawn;
        const { record, pages } = drawn.value;
        return store.commit(author, (transaction) => ok({ documentId: record(transaction), pages }));
      },
      answer: (receipt) => receipt,
    }),
  };
}

function sheetOf(
  db: ReadableDb,
  deps: FilesDeps,
  input: ParsedInput<'archives.draw'>,
): Result<ArchiveSheet, HallError<'archives.fileNotFound' | 'archives.boxNotFound'>> {
  if (input.of === 'file') {
    const file = findFile(db, deps, input.fileId);
    if (file === null) return failure('archives.fileNotFound', {});
    const pages = deps.source.find(db, file.actId)?.pages ?? [];
    return ok({ of: 'file', file, items: itemsOf(inStatutoryOrder(file.act, pages)) });
  }
  const boxes = listBoxes(db, input);
  if (input.of === 'spines') {
    const chosen = boxes.filter(({ id }) => input.boxIds.includes(id));
    return chosen.length < new Set(input.boxIds).size ? failure('archives.boxNotFound', {}) : ok({ of: 'spines', boxes: chosen });
  }
  const { fileClass, year, boxId } = input;
  const box = boxId === null ? null : boxes.find(({ id }) => id === boxId);
  if (box === undefined) return failure('archives.boxNotFound', {});
  const files = listFiles(db, deps, { fileClass, year }).filter(({ boxNumber }) => box === null || boxNumber === box.number);
  return ok({ of: 'catalogue', fileClass, year, box: box?.number ?? null, files });
}

/** Pages of one paper of the same party lie together. */
export function itemsOf(pages: readonly ActPage[]): FileItem[] {
  const items: { kind: ActPage['kind']; party: ActPage['party']; pages: number }[] = [];
  for (const { kind, party } of pages) {
    const last = items.at(-1);
    if (last?.kind === kind && last.party === party) last.pages += 1;
    else items.push({ kind, party, pages: 1 });
  }
  return items;
}
