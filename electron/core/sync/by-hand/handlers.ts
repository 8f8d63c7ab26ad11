import { z } from 'zod';
import { failure } from '#shared/contract/index.ts';
import { ok, type Office, type Result } from '#shared/model/index.ts';
import { writing, type Author, type EventsDep, type HandlersFor } from '../../ports.ts';
import { defineAct, type OpenStore, type ReadableDb } from '../../store/index.ts';
import type { LaneDeps } from '../lanes.ts';
import { troubleOf, type Sender } from '../sender.ts';
import { exportAll, importAll, type Exported, type Imported } from './carry.ts';
import { createFolderTransport, FolderFailed } from './folder-transport.ts';

/** Somebody took envelopes out of the hall, or brought answers in. Where to or where from is nobody's business. */
export const provinceCarried = defineAct({
  type: 'province.carried',
  payload: z.object({ direction: z.enum(['out', 'in']), envelopes: z.number().int() }),
  project: () => undefined,
});

interface ByHandDeps extends EventsDep {
  readonly store: OpenStore;
  readonly getOffice: (db: ReadableDb) => Pick<Office, 'regionCode'>;
  /** null: a training store, of which nothing leaves. */
  readonly sender: Sender | null;
}

/** For a hall that is cut off for days: envelopes on a stick to the province, and its answers back. */
export function createByHandHandlers(deps: ByHandDeps): HandlersFor<'sync.exportEnvelopes' | 'sync.importReceipts'> {
  const { store, events } = deps;
  /** Journaled once; a repeated call gets what was answered then. */
  const carried = <R extends object>(author: Author, payload: { direction: 'out' | 'in'; envelopes: number }, receipt: R) => {
    const kept = store.commit(author, ({ append }) => {
      append(provinceCarried, payload);
      return ok(receipt);
    });
    events.emit({ event: 'sync.changed' });
    return kept;
  };
  return {
    'sync.exportEnvelopes': writing('sync.exportEnvelopes', {
      async act({ input: { folder }, author }) {
        const exported = await work(deps, folder, exportAll);
        if (!exported.ok) return exported;
        return carried(author, { direction: 'out', envelopes: exported.value.envelopes }, exported.value);
      },
      answer: (receipt: Exported) => receipt,
    }),

    'sync.importReceipts': writing('sync.importReceipts', {
      async act({ input: { folder }, author }) {
        const imported = await work(deps, folder, importAll);
        if (!imported.ok) return imported;
        const { answered, trouble } = imported.value;
        const receipt: Brought = { ...imported.value, trouble: trouble && troubleOf(trouble) };
        return carried(author, { direction: 'in', envelopes: answered }, receipt);
      },
      answer: (receipt: Brought) => receipt,
    }),
  };
}

type Brought = Omit<Imported, 'trouble'> & { readonly trouble: ReturnType<typeof troubleOf> | null };

async function work<T>(
  { store, getOffice, sender }: ByHandDeps,
  folder: string,
  does: (deps: LaneDeps, folder: string) => Promise<T>,
): Promise<Result<T, ReturnType<typeof failure<'sync.notEnrolled' | 'sync.folderFailed'>>['error']>> {
  const whose = { office: store.read(getOffice).regionCode, station: store.station };
  try {
    const done = await sender?.byHand(createFolderTransport(folder, whose), (lane) => does(lane, folder));
    return done === null || done === undefined ? failure('sync.notEnrolled', {}) : ok(done);
  } catch (thrown) {
    if (thrown instanceof FolderFailed) return failure('sync.folderFailed', {});
    throw thrown;
  }
}
