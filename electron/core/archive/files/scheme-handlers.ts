import { failure } from '#shared/contract/index.ts';
import { ok, type ArchiveScheme } from '#shared/model/index.ts';
import { writing, type EventsDep, type HandlersFor } from '../../ports.ts';
import type { StoreDep, Transaction } from '../../store/types.ts';
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
        // Two classes under one code would give one number to two files.
        if (new Set(codes).size < codes.length) return failure('archives.sameCodes', {});
        const set = store.commit(author, (transaction) => {
          setScheme(transaction, input);
          return ok(null);
        });
        events.emit({ event: 'office.changed' });
        events.emit({ event: 'archives.changed' });
        return set;
      },
      answer: () => store.read(scheme),
    }),
  };
}
