import { civilDateAt } from '#shared/model/index.ts';
import type { Result } from '#shared/model/index.ts';
import { createId } from '../crypto/index.ts';
import type { Author, Clock } from '../ports.ts';
import { canonicalJson } from './canonical-json.ts';
import { asReadable, asWritable } from './connection.ts';
import type { Connection } from './connection.ts';
import { StoreFault } from './errors.ts';
import { findHead, findReceiptOf, insertRows } from './journal.ts';
import type { JournalRow } from './journal.ts';
import type { Acts } from './acts.ts';
import type { TipKeeper } from './tip-keeper.ts';
import type { ActDefinition, ActHeader, Transaction } from './types.ts';

interface CommitDeps {
  readonly database: Connection;
  readonly tip: TipKeeper;
  /** Told of every commit when its tip will be on the disk. */
  readonly kept: (requestId: string, flushed: Promise<void>) => void;
  readonly station: string;
  readonly clock: Clock;
  readonly acts: Acts;
}

/** One decision, journalled: see `Store.commit`. */
export function commit<R extends Result<unknown, unknown>>(deps: CommitDeps, author: Author, decide: (transaction: Transaction) => R): R {
  const { database } = deps;
  if (database.inTransaction) throw new Error('a commit within a commit');
  database.exec('BEGIN IMMEDIATE');
  try {
    const earlier = findReceiptOf(database, author.requestId);
    if (earlier !== null) {
      database.exec('ROLLBACK');
      if (!isSameCall(earlier, author)) throw new StoreFault({ code: 'call.requestReused', details: {} });
      return { ok: true, value: earlier.receipt } as R;
    }
    deps.tip.ready();
    const { transaction, rows, end } = begin(deps, author);
    const decided = decide(transaction);
    end();
    if (decided instanceof Promise) throw new Error(`${author.operation} decides asynchronously: the transaction cannot wait`);
    if (!decided.ok) {
      database.exec('ROLLBACK');
      return decided;
    }
    const receipt = canonicalJson(decided.value ?? null);
    insertRows(database, deps.station, withReceipt(rows, author, receipt));
    deps.tip.count();
    database.exec('COMMIT');
    deps.kept(author.requestId, deps.tip.keep());
    // The same value that a repeated request gets.
    return { ok: true, value: JSON.parse(receipt) as unknown } as R;
  } catch (thrown) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw thrown;
  }
}

export function isSameCall(earlier: { readonly operation: string; readonly inputDigest: string }, author: Author): boolean {
  return earlier.operation === author.operation && earlier.inputDigest === author.inputDigest;
}

type Row = Omit<JournalRow, 'previous' | 'digest'>;

function begin({ database, station, clock, acts }: CommitDeps, author: Author): { transaction: Transaction; rows: Row[]; end(): void } {
  const now = clock.now();
  const at = now.toString({ smallestUnit: 'millisecond' });
  const on = civilDateAt(now);
  const head = findHead(database, station);
  const writable = asWritable(database);
  const rows: Row[] = [];
  let ended = false;

  const append = <P>(act: ActDefinition<P>, payload: P, of: { caseId?: string } = {}): ActHeader => {
    if (ended) throw new Error(`${act.type} was appended after its commit`);
    if (acts.get(act.type) !== act) throw new Error(`the store was not opened with the act ${act.type}`);
    const header: ActHeader = {
      id: createId(),
      station,
      seq: head.seq + rows.length + 1,
      at,
      on,
      staffId: author.staffId,
      role: author.role,
      approverId: author.approverId,
      counter: author.counter,
      caseId: of.caseId ?? null,
      type: act.type,
    };
    const text = canonicalJson(payload);
    // Read back from the text, so that a rebuild projects exactly the same.
    act.project(writable, act.payload.parse(JSON.parse(text)), header);
    rows.push({
      id: header.id,
      station,
      seq: header.seq,
      at,
      on_date: on,
      staff_id: header.staffId,
      role: header.role,
      approver_id: header.approverId,
      counter: header.counter,
      case_id: header.caseId,
      type: act.type,
      payload: text,
      operation: author.operation,
      request_id: null,
      input_digest: null,
      receipt: null,
    });
    return header;
  };
  const end = () => {
    ended = true;
  };
  return { transaction: { db: asReadable(database), at, on, append }, rows, end };
}

function withReceipt(rows: readonly Row[], author: Author, receipt: string): Row[] {
  const last = rows.at(-1);
  if (last === undefined) throw new Error(`${author.operation} succeeded without appending an act`);
  return [...rows.slice(0, -1), { ...last, request_id: author.requestId, input_digest: author.inputDigest, receipt }];
}
