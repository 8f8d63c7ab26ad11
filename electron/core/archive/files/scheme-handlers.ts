import { failure } from '#shared/contract/index.ts';
import { FileClass, ok, type ArchiveScheme } from '#shared/model/index.ts';
import { writing, type EventsDep, type HandlersFor } from '../../ports.ts';
import type { ReadableDb, StoreDep, Transaction } from '../../store/types.ts';
import type { FilesDeps } from './rows.ts';

export interface SchemeDeps extends StoreDep, EventsDep, Pick<FilesDeps, 'scheme'> {
  /** Journals the office with it. */
  readonly setScheme: (transaction: Transaction, scheme: ArchiveScheme) => void;
}

/** What the office and the archives agreed on. */
export function createSchemeHandlers({
  store,
  events,
  scheme,
  setScheme,
}: SchemeDeps): HandlersFor<'archives.scheme' | 'archives.setScheme'> {
  return {
    'archives.scheme': () => ok(store.read(scheme)),

    'archives.setScheme': writing('archives.setScheme', {
      act: ({ author, input }) => {
        const codes = Object.values(input.codes);
        const set = store.commit(author, (transaction) => {
          // Two classes under one code, now or one after the other, would give one number to two files.
          if (new Set(codes).size < codes.length || isTaken(transaction.db, input)) return failure('archives.sameCodes', {});
          setScheme(transaction, input);
          return ok(null);
        });
        if (set.ok) {
          events.emit({ event: 'office.changed' });
          events.emit({ event: 'archives.changed' });
        }
        return set;
      },
      answer: () => store.read(scheme),
    }),
  };
}

/** Whether a class would number as another has numbered before. */
function isTaken(db: ReadableDb, { fonds, codes }: ArchiveScheme): boolean {
  const find = db.prepare(`SELECT 1 FROM archive_files WHERE file_class <> ? AND file_number LIKE ? LIMIT 1`);
  return FileClass.options.some((fileClass) => {
    const start = [fonds, codes[fileClass], ''].filter((part, index) => part !== '' || index === 2).join('-');
    return start !== '' && find.get(fileClass, `${start}%`) !== undefined;
  });
}
