import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { TFunction } from 'i18next';
import { failure } from '#shared/contract/index.ts';
import { ok, type BackfillSource } from '#shared/model/index.ts';
import { createId } from '../../../crypto/index.ts';
import { writing, type ClockDep, type EventsDep, type HandlersFor } from '../../../ports.ts';
import { codeOf } from '../../../store/files.ts';
import type { ReadableDb, StoreDep } from '../../../store/types.ts';
import { batchBegun, heldExported, rollBackBegun, rowsSetAside, sourceSaved } from '../acts.ts';
import { checkRows, type Checked } from './check-rows.ts';
import { marksOf, workbookName, writeErrorWorkbook } from './error-workbook.ts';
import { inspectTable } from './inspect-table.ts';
import { findBatch, findOpenBatch, findSource, heldRows, listBatches, listSources, waitingAmong, type OpenBatch } from './rows.ts';
import { createRunner } from './run.ts';
import { takeBack, takeRows } from './take-rows.ts';

export interface ImportDeps extends StoreDep, ClockDep, EventsDep {
  /** Ms since somebody asked the hall something. */
  readonly quietFor: () => number;
  readonly t: TFunction;
}

type ImportOperation =
  | 'backfill.sources'
  | 'backfill.saveSource'
  | 'backfill.inspect'
  | 'backfill.check'
  | 'backfill.start'
  | 'backfill.pause'
  | 'backfill.resume'
  | 'backfill.rollBack'
  | 'backfill.batches'
  | 'backfill.held'
  | 'backfill.setAside'
  | 'backfill.errorWorkbook'
  | 'backfill.state';

/** Held rows that are answered at once. */
const page = 100;

/** How a file lies there: another one, and what was checked is no more. */
async function stateOf(path: string): Promise<string | null> {
  try {
    const { size, mtimeMs } = await stat(path);
    return `${size} ${mtimeMs}`;
  } catch (thrown) {
    if (codeOf(thrown) !== null) return null;
    throw thrown;
  }
}

/** Takes tables of old records over: one run at a time, beside the work of the counters. */
export function createImport(deps: ImportDeps): { readonly handlers: HandlersFor<ImportOperation>; close(): Promise<void> } {
  const { store, clock, events, quietFor, t } = deps;
  const taking = { store, clock, quietFor, marks: marksOf(t) };
  const runner = createRunner(deps);
  let checked: (Checked & { readonly file: string | null; readonly source: BackfillSource }) | null = null;
  const changed = () => events.emit({ event: 'backfill.changed' });

  const begin = (open: OpenBatch, path: string): void => {
    const { batch, line } = open;
    const of = { batchId: batch.id, fileName: batch.fileName };
    if (batch.state === 'rollingBack')
      runner.begin({ ...of, what: 'rollingBack', rows: batch.taken, done: 0 }, (progress) => takeBack(deps, open, progress));
    else {
      // What came before the last line is done, whatever became of it.
      const done = line === 0 ? 0 : store.read((db) => doneOf(db, batch.id));
      runner.begin({ ...of, what: 'taking', rows: batch.rows, done }, (progress) => takeRows(taking, path, open, progress));
    }
  };
  const openOf = (id: string) => store.read((db) => findBatch(db, id));

  const handlers: HandlersFor<ImportOperation> = {
    'backfill.sources': () => ok(store.read(listSources)),

    'backfill.saveSource': writing('backfill.saveSource', {
      act({ author, input }) {
        const saved = store.commit(author, ({ db, append }) => {
          if (input.id !== null && findSource(db, input.id) === null) return failure('backfill.sourceNotFound', {});
          const { name, settings } = input;
          if (listSources(db).some((other) => other.name === name && other.id !== input.id))
            return failure('backfill.sourceExists', { name });
          const id = input.id ?? createId();
          append(sourceSaved, { id, name, settings });
          return ok({ id });
        });
        if (saved.ok) changed();
        return saved;
      },
      answer: ({ id }: { readonly id: string }) => store.read((db) => findSource(db, id)!),
    }),

    'backfill.inspect': ({ input }) => inspectTable(input.path, input.sheet, taking.marks),

    async 'backfill.check'({ input: { path, sourceId } }) {
      const source = store.read((db) => findSource(db, sourceId));
      if (source === null) return failure('backfill.sourceNotFound', {});
      if (runner.isBusy()) return failure('backfill.busy', {});
      checked = null;
      runner.begin({ what: 'checking', batchId: null, fileName: basename(path), rows: null, done: 0 }, async (progress) => {
        const file = await stateOf(path);
        const found = await checkRows(taking, path, source, progress);
        checked = found && { ...found, file, source };
      });
      return ok({});
    },

    'backfill.start': writing('backfill.start', {
      async act({ author, input: { path, sourceId } }) {
        const file = await stateOf(path);
        // Asked last: nothing else begins between the answer and this.
        if (runner.isBusy()) return failure('backfill.busy', {});
        const begun = store.commit(author, ({ db, append }) => {
          const source = findSource(db, sourceId);
          if (checked === null || source === null || file === null || !isSame(checked, { path, file, source }))
            return failure('backfill.notChecked', {});
          const { digest, head, report } = checked;
          if (findOpenBatch(db, sourceId, digest) !== null) return failure('backfill.alreadyOpen', {});
          const id = createId();
          const { settings } = source;
          append(batchBegun, {
            id,
            sourceId,
            path,
            fileName: report.fileName.slice(-255),
            fileDigest: digest,
            head: [...head],
            rows: report.rows,
            settings,
          });
          return ok({ id });
        });
        if (begun.ok) {
          checked = null;
          begin(openOf(begun.value.id)!, path);
        }
        return begun;
      },
      answer: ({ id }: { readonly id: string }) => ({ batchId: id }),
    }),

    async 'backfill.pause'() {
      await runner.stop();
      return ok({});
    },

    'backfill.resume'({ input: { batchId, path } }) {
      const open = openOf(batchId);
      if (open === null) return failure('backfill.batchNotFound', {});
      if (runner.isBusy()) return failure('backfill.busy', {});
      if (open.batch.state !== 'open' && open.batch.state !== 'rollingBack') return failure('backfill.notOpen', {});
      begin(open, path ?? open.batch.path);
      return ok({});
    },

    'backfill.rollBack': writing('backfill.rollBack', {
      act({ author, input: { batchId, reason } }) {
        if (runner.isBusy()) return failure('backfill.busy', {});
        const begun = store.commit(author, ({ db, append }) => {
          const open = findBatch(db, batchId);
          if (open === null) return failure('backfill.batchNotFound', {});
          if (open.batch.state === 'rolledBack' || open.batch.state === 'rollingBack') return failure('backfill.notToRollBack', {});
          append(rollBackBegun, { batchId, reason });
          return ok({ batchId });
        });
        if (begun.ok) begin(openOf(batchId)!, '');
        return begun;
      },
      answer: () => ({}),
    }),

    'backfill.batches': () => ok(store.read(listBatches)),

    'backfill.held': ({ input: { batchId, after } }) =>
      store.read((db) => {
        const open = findBatch(db, batchId);
        if (open === null) return failure('backfill.batchNotFound', {});
        const rows = [...heldRows(db, batchId, after, page + 1)];
        return ok({ head: [...open.head], rows: rows.slice(0, page), more: rows.length > page });
      }),

    'backfill.setAside': writing('backfill.setAside', {
      act({ author, input: { batchId, lines, reason } }) {
        const done = store.commit(author, ({ db, append }) => {
          if (findBatch(db, batchId) === null) return failure('backfill.batchNotFound', {});
          const waiting = waitingAmong(db, batchId, lines);
          if (waiting.length === 0) return failure('backfill.nothingHeld', {});
          append(rowsSetAside, { batchId, lines: waiting, reason });
          return ok({ setAside: waiting.length });
        });
        if (done.ok) changed();
        return done;
      },
      answer: (done: { readonly setAside: number }) => done,
    }),

    'backfill.errorWorkbook': writing('backfill.errorWorkbook', {
      async act({ author, input: { batchId, folder } }) {
        const open = openOf(batchId);
        if (open === null) return failure('backfill.batchNotFound', {});
        const rows = store.read((db) => [...heldRows(db, batchId, 0, open.batch.rows)]);
        if (rows.length === 0) return failure('backfill.nothingHeld', {});
        const stamp = clock.now().toZonedDateTimeISO(clock.zone().name).toPlainDateTime().toString({ smallestUnit: 'second' });
        const name = workbookName(open.batch.fileName, stamp.replaceAll(/[-:]/g, '').replace('T', '-'), t);
        try {
          const workbook = await writeErrorWorkbook(folder, name, { batchId, head: open.head, rows }, t);
          const kept = store.commit(author, ({ append }) => {
            append(heldExported, { batchId, fileName: workbook.fileName, rows: workbook.rows });
            return ok({ fileName: workbook.fileName, rows: workbook.rows });
          });
          await workbook.finish();
          return kept;
        } catch (thrown) {
          if (codeOf(thrown) === null) throw thrown;
          return failure('backfill.folderUnusable', { folder });
        }
      },
      answer: (written: { readonly fileName: string; readonly rows: number }) => written,
    }),

    'backfill.state': () => ok({ ...runner.state(), report: checked?.report ?? null }),
  };
  return { handlers, close: () => runner.stop() };
}

/** Whether what was checked is what is to be taken. */
function isSame(
  checked: { report: Checked['report']; file: string | null; source: BackfillSource },
  now: { path: string; file: string; source: BackfillSource },
): boolean {
  const settings = (of: BackfillSource) => JSON.stringify(of.settings);
  return (
    checked.report.path === now.path &&
    checked.file === now.file &&
    checked.source.id === now.source.id &&
    settings(checked.source) === settings(now.source)
  );
}

function doneOf(db: ReadableDb, batchId: string): number {
  return db.prepare('SELECT taken + known + held FROM backfill_batches WHERE id = ?').pluck().get(batchId) as number;
}
