import { z } from 'zod';
import { failure, type NumbersGap, type ParsedInput } from '#shared/contract/index.ts';
import { formatRegistrationNumber, type RegistrationPrefix } from '#shared/law/registration-number.ts';
import { ok } from '#shared/model/index.ts';
import { writing, type EventsDep, type HandlersFor } from '../ports.ts';
import { changeOne } from '../store/change-one.ts';
import { defineAct, type ActHeader, type ReadableDb, type StoreDep, type WritableDb } from '../store/types.ts';
import { findBlank } from './blanks.ts';
import type { ClockWatchDep } from './clock-watch.ts';
import { findGap } from './restored.ts';

const Resumed = z.object({
  restoreId: z.uuid(),
  /** The next number of each block, as the last certificate on paper tells. */
  blocks: z.array(z.object({ id: z.uuid(), next: z.number().int() })),
  /** The next blank of each batch; null: none is left. */
  batches: z.array(z.object({ id: z.uuid(), next: z.string().nullable() })),
  reason: z.string(),
});

/** Two people entered where numbers and blanks go on after a restore; what lies before was lost with the disk and is never given out. */
export const numbersResumed = defineAct({
  type: 'numbers.resumed',
  payload: Resumed,
  project(db, { restoreId, blocks, batches, reason }, header) {
    for (const block of blocks) skipNumbers(db, block, reason, header);
    for (const batch of batches) skipBlanks(db, batch, reason, header);
    changeOne(db, `UPDATE restores SET resumed_at = :at, resumed_by = :by, witnessed_by = :witness WHERE id = :id AND resumed_at IS NULL`, {
      id: restoreId,
      at: header.at,
      by: header.staffId,
      witness: header.approverId,
    });
  },
});

/** What the store would give out next, block by block and batch by batch; null: nothing is missing. */
function viewGap(db: ReadableDb): NumbersGap | null {
  const gap = findGap(db);
  if (!gap) return null;
  return {
    restoredAt: gap.at,
    backup: gap.backup || null,
    missing: gap.missing,
    blocks: db
      .prepare(
        `SELECT id, prefix, region_code AS regionCode, year, next, last FROM number_blocks WHERE next <= last
         ORDER BY year, prefix, region_code, first`,
      )
      .all() as NumbersGap['blocks'],
    batches: db
      .prepare(
        `SELECT batch_id AS id, kind, blank AS next, (SELECT last FROM blank_batches b WHERE b.id = batch_id) AS last
         FROM blanks s WHERE state = 'stock' AND position = (SELECT min(position) FROM blanks o WHERE o.batch_id = s.batch_id AND o.state = 'stock')
         ORDER BY position`,
      )
      .all() as NumbersGap['batches'],
  };
}

/** After a restore that may lack acts: what is given out next. */
export function createResumeHandlers({
  store,
  events,
  clockWatch,
}: StoreDep & EventsDep & ClockWatchDep): HandlersFor<'numbers.gap' | 'numbers.resume'> {
  return {
    'numbers.gap': () => ok(store.read(viewGap)),

    'numbers.resume': writing('numbers.resume', {
      act(call) {
        const resumed = store.commit(call.author, (tx) => {
          const gap = findGap(tx.db);
          const view = viewGap(tx.db);
          if (!gap || !view) return failure('numbers.noGap', {});
          const checked = checkAnswers(tx.db, view, call.input);
          if (checked) return checked;
          const { blocks, batches, reason } = call.input;
          const before = countVoided(tx.db);
          tx.append(numbersResumed, { restoreId: gap.id, blocks, batches, reason });
          const after = countVoided(tx.db);
          return ok({ numbersVoided: after.numbers - before.numbers, blanksVoided: after.blanks - before.blanks });
        });
        if (resumed.ok) {
          events.emit({ event: 'office.changed' });
          // What time did meanwhile was left undone while acts were missing.
          clockWatch.turn();
        }
        return resumed;
      },
      answer: (receipt) => receipt,
    }),
  };
}

/** Every block and batch is answered once, and none goes back to what was given out. */
function checkAnswers(db: ReadableDb, view: NumbersGap, input: ParsedInput<'numbers.resume'>) {
  const sameIds = (asked: ReadonlyArray<{ id: string }>, answered: ReadonlyArray<{ id: string }>) =>
    asked.length === answered.length && asked.every(({ id }) => answered.filter((one) => one.id === id).length === 1);
  if (!sameIds(view.blocks, input.blocks) || !sameIds(view.batches, input.batches)) return failure('numbers.invalidRange', {});
  const nextById = new Map(input.blocks.map(({ id, next }) => [id, next]));
  const outOfBlock = view.blocks.some(({ id, next, last }) => nextById.get(id)! < next || nextById.get(id)! > last + 1);
  if (outOfBlock) return failure('numbers.invalidRange', {});
  for (const { id, next } of input.batches) {
    if (next === null) continue;
    const row = db.prepare(`SELECT batch_id AS batchId FROM blanks WHERE blank = ?`).get(next) as { batchId: string } | undefined;
    if (row?.batchId !== id || findBlank(db, next)?.state !== 'stock') return failure('blanks.notInStock', { blank: next });
  }
  return null;
}

function countVoided(db: ReadableDb): { readonly numbers: number; readonly blanks: number } {
  const count = (table: string) =>
    (db.prepare(`SELECT count(*) AS count FROM ${table} WHERE state = 'voided'`).get() as { count: number }).count;
  return { numbers: count('numbers_taken'), blanks: count('blanks') };
}

function skipNumbers(
  db: WritableDb,
  { id, next }: { readonly id: string; readonly next: number },
  reason: string,
  header: ActHeader,
): void {
  const block = db.prepare(`SELECT prefix, region_code AS regionCode, year, next FROM number_blocks WHERE id = ?`).get(id) as {
    prefix: RegistrationPrefix;
    regionCode: string;
    year: number;
    next: number;
  };
  const insert = db.prepare(
    `INSERT INTO numbers_taken (registration_number, block_id, state, case_id, taken_at, changed_at, changed_by, witnessed_by, reason)
     VALUES (:registrationNumber, :id, 'voided', NULL, :at, :at, :staffId, :approverId, :reason)`,
  );
  const { at, staffId, approverId } = header;
  for (let sequence = block.next; sequence < next; sequence += 1) {
    const { prefix, regionCode, year } = block;
    insert.run({
      id,
      at,
      staffId,
      approverId,
      reason,
      registrationNumber: formatRegistrationNumber({ prefix, regionCode, year, sequence }),
    });
  }
  changeOne(db, `UPDATE number_blocks SET next = :next WHERE id = :id AND next <= :next`, { id, next });
}

function skipBlanks(
  db: WritableDb,
  { id, next }: { readonly id: string; readonly next: string | null },
  reason: string,
  { at, staffId, approverId }: ActHeader,
): void {
  db.prepare(
    `UPDATE blanks SET state = 'voided', reason = :reason, changed_at = :at, changed_by = :staffId, witnessed_by = :approverId
     WHERE batch_id = :id AND state = 'stock'
       AND (:next IS NULL OR position < (SELECT position FROM blanks WHERE blank = :next))`,
  ).run({ id, next, reason, at, staffId, approverId });
}
