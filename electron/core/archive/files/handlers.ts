import { failure, type HallError } from '#shared/contract/index.ts';
import { missingPapers } from '#shared/law/archives/papers.ts';
import { daysLeft, filingDeadline, formatFileNumber, nextFileNumber } from '#shared/law/archives/numbering.ts';
import { FileClass, ok, type ArchiveFile, type Result } from '#shared/model/index.ts';
import { createId } from '../../crypto/index.ts';
import { writing, type ClockDep, type EventsDep, type HandlersFor } from '../../ports.ts';
import type { ReadableDb, StoreDep } from '../../store/types.ts';
import { recordsSought } from '../register/index.ts';
import { archivesNumberSet, fileMade, fileUndone } from './acts.ts';
import { createBoxHandlers } from './box-handlers.ts';
import { createPaperHandlers, type PaperDeps } from './paper-handlers.ts';
import { createSchemeHandlers, type SchemeDeps } from './scheme-handlers.ts';
import { createTransferHandlers, type TransferDeps } from './transfer/handlers.ts';
import {
  contentsOf,
  findFile,
  findFiles,
  highestNumber,
  listBoxes,
  listFiles,
  listFilesUntil,
  listGivenUp,
  listUnfiled,
  type FilesDeps,
} from './rows.ts';

export interface ArchiveFilesDeps extends StoreDep, ClockDep, EventsDep, FilesDeps, PaperDeps, SchemeDeps, TransferDeps {}

type FileOperation =
  | 'archives.due'
  | 'archives.worklist'
  | 'archives.file'
  | 'archives.unfile'
  | 'archives.setNumber'
  | 'archives.files'
  | 'archives.find'
  | 'archives.expiring';

/** 归档: what is to be filed, files made and taken apart, boxes. */
export function createArchiveFileHandlers(deps: ArchiveFilesDeps) {
  return {
    ...createFilingHandlers(deps),
    ...createBoxHandlers(deps),
    ...createPaperHandlers(deps),
    ...createSchemeHandlers(deps),
    ...createTransferHandlers(deps),
  } satisfies HandlersFor<never>;
}

function createFilingHandlers(deps: ArchiveFilesDeps): HandlersFor<FileOperation> {
  const { store, clock, events, source, scheme } = deps;
  const changed = <T extends { readonly ok: boolean }>(result: T): T => {
    if (result.ok) events.emit({ event: 'archives.changed' });
    return result;
  };
  const found = (db: ReadableDb, id: string): Result<ArchiveFile, HallError<'archives.fileNotFound'>> => {
    const file = findFile(db, deps, id);
    return file ? ok(file) : failure('archives.fileNotFound', {});
  };
  const named = (receipt: { readonly fileNumber: string }) => receipt;

  return {
    'archives.due': () =>
      ok(
        store.read((db) => {
          const today = clock.today();
          const thisYear = Number(today.slice(0, 4));
          return [thisYear - 2, thisYear - 1, thisYear].flatMap((year) =>
            FileClass.options.flatMap((fileClass) => {
              const waiting = listUnfiled(db, source, { fileClass, year }).length;
              return waiting === 0 ? [] : [{ fileClass, year, waiting, daysLeft: daysLeft(year, scheme(db), today) }];
            }),
          );
        }),
      ),

    'archives.worklist': ({ input }) =>
      ok(
        store.read((db) => {
          const rows = listUnfiled(db, source, input).map(contentsOf);
          const filed = db
            .prepare('SELECT count(*) FROM archive_files WHERE file_class = :fileClass AND year = :year AND undone_at IS NULL')
            .pluck()
            .get(input) as number;
          return {
            deadline: filingDeadline(input.year, scheme(db)),
            daysLeft: daysLeft(input.year, scheme(db), clock.today()),
            filed,
            nextNumber: nextFileNumber([highestNumber(db, input)]),
            rows,
          };
        }),
      ),

    'archives.file': writing('archives.file', {
      act: ({ author, input: { acts, ...of } }) =>
        changed(
          store.commit(author, ({ db, append }) => {
            const open = listUnfiled(db, source, of);
            const asked = new Map(acts.map((each) => [each.actId, each.incompleteBecause]));
            const chosen = open.filter(({ id }) => asked.has(id));
            if (chosen.length < asked.size) return failure('archives.notToFile', {});
            // Numbers follow the order of handling: nothing older is left behind.
            const passedOver = open.slice(0, open.indexOf(chosen.at(-1)!)).find(({ id }) => !asked.has(id));
            if (passedOver) return failure('archives.outOfOrder', { number: passedOver.number });
            const files: { id: string; actId: string; fileNumber: string }[] = [];
            for (const { id: actId, act, number, pages } of chosen) {
              const missing = missingPapers(act, pages).length > 0;
              const incompleteBecause = missing ? asked.get(actId)! : null;
              if (missing && incompleteBecause === null) return failure('archives.incomplete', { number });
              const roomNumber = nextFileNumber([highestNumber(db, of)]);
              const fileNumber = formatFileNumber(scheme(db), of.fileClass, of.year, roomNumber);
              const id = createId();
              append(fileMade, { id, actId, act, ...of, roomNumber, fileNumber, incompleteBecause });
              files.push({ id, actId, fileNumber });
            }
            return ok({ files });
          }),
        ),
      answer: (receipt) => receipt,
    }),

    'archives.unfile': writing('archives.unfile', {
      act: ({ author, input: { fileId: id, reason } }) =>
        changed(
          store.commit(author, ({ db, append }) => {
            const file = found(db, id);
            if (!file.ok) return file;
            const { boxNumber, transferredAt, fileNumber } = file.value;
            if (transferredAt !== null) return failure('archives.transferred', {});
            if (boxNumber !== null) return failure('archives.boxed', { number: boxNumber });
            append(fileUndone, { id, reason });
            return ok({ fileNumber });
          }),
        ),
      answer: named,
    }),

    'archives.setNumber': writing('archives.setNumber', {
      act: ({ author, input: { fileId: id, archivesNumber } }) =>
        changed(
          store.commit(author, ({ db, append }) => {
            const file = found(db, id);
            if (!file.ok) return file;
            append(archivesNumberSet, { id, archivesNumber });
            return ok({ fileNumber: file.value.fileNumber });
          }),
        ),
      answer: named,
    }),

    'archives.files': ({ input }) =>
      ok(store.read((db) => ({ files: listFiles(db, deps, input), boxes: listBoxes(db, input), givenUp: listGivenUp(db, input) }))),

    'archives.find': writing('archives.find', {
      act: ({ author, input: { number, matter } }) =>
        store.commit(author, ({ db, append }) => {
          const { length } = findFiles(db, deps, number);
          append(recordsSought, { id: createId(), why: 'filing', matter, sought: { number }, found: length });
          return ok({ number });
        }),
      answer: ({ number }: { readonly number: string }) => store.read((db) => findFiles(db, deps, number)),
    }),

    'archives.expiring': ({ input }) =>
      ok(
        store.read((db) => {
          const lastYear = Number(input.by.slice(0, 4)) - scheme(db).retentionYears;
          return listFilesUntil(db, deps, lastYear).filter(({ keptUntil }) => keptUntil <= input.by);
        }),
      ),
  };
}
