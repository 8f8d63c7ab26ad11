import { existsSync, rmSync, statSync } from 'node:fs';
import type { HallError } from '#shared/contract/index.ts';
import { fail, ok } from '#shared/model/index.ts';
import type { Result } from '#shared/model/index.ts';
import type { Acts } from './acts.ts';
import type { Connection } from './connection.ts';
import { faultResult } from './errors.ts';
import { beginning, findHead } from './journal.ts';
import type { Head } from './journal.ts';
import { subkey } from './keys.ts';
import type { StoreIdentity } from './keys.ts';
import { layoutOf } from './layout.ts';
import { knownSchema, schemaOf } from './migrations/index.ts';
import { compareTables, findFileProblem, walkJournal } from './proof.ts';
import type { StoreProblem } from './proof.ts';
import { writesOf } from './tip-keeper.ts';
import type { Tip } from './tip.ts';

/**
 * How much of a store is looked at when it is opened. `full`: every page in use is read, and where the database file is
 * not the one that was left, all tables are proven against the journal; for a person. `tip`: only that no confirmed act
 * is missing; for a core that starts again beside a running program. `withoutTip`: a tip that is lost or damaged is made anew, once
 * all tables are proven.
 */
export type OpeningCheck = 'full' | 'tip' | 'withoutTip';

interface Opening {
  readonly directory: string;
  readonly dataKey: Uint8Array;
  readonly identity: StoreIdentity;
  readonly acts: Acts;
  readonly check: OpeningCheck;
  readonly tip: Tip | 'missing' | 'damaged';
  /** What the database file begins with now; null: all tables are proven, whatever it begins with. */
  readonly base: string | null;
  readonly connect: () => Result<Connection, OpeningProblem>;
}

type OpeningProblem = HallError<'store.damaged' | 'store.newer' | 'store.full' | 'store.readOnly' | 'store.actsMissing'>;

/**
 * Looks a store over through a connection that only reads, so that whatever is refused stays as it is for a restore:
 * a writing connection would bring a damaged log into the database when it closes.
 */
export function checkBeforeOpening(opening: Opening): Result<null, OpeningProblem> {
  const leftovers = missingBeside(opening.directory);
  const connected = opening.connect();
  if (!connected.ok) {
    leftovers.remove();
    return connected;
  }
  let checked: Result<null, OpeningProblem>;
  try {
    checked = check(connected.value, opening);
  } catch (thrown) {
    checked = faultResult(opening.directory, thrown);
  } finally {
    connected.value.close();
  }
  if (!checked.ok) leftovers.remove();
  return checked;
}

function check(database: Connection, opening: Opening): Result<null, OpeningProblem> {
  const { tip } = opening;
  if (typeof tip !== 'string') {
    const { seq: kept } = findHead(database, tip.station);
    if (tip.seq > kept) return fail({ code: 'store.actsMissing', details: { station: tip.station, seq: tip.seq, kept } });
    if (tip.writes > writesOf(database)) return damaged('hall.db-wal');
  }
  const problem =
    (opening.check === 'withoutTip' && typeof tip === 'string' ? null : findTipProblem(database, tip)) ??
    findEndProblem(database) ??
    (opening.check === 'tip' ? null : prove(database, opening));
  return problem === null ? ok(null) : damaged(placeOf(problem));
}

function prove(database: Connection, { directory, dataKey, identity, acts, tip, base }: Opening): StoreProblem | null {
  // The file is as it was left, and each page carries a digest: what can be read is what was written.
  if (typeof tip !== 'string' && base !== null && tip.base === base) return findFileProblem(database, 'quick');
  const problem = findFileProblem(database, 'whole') ?? walkJournal(database, acts).problem;
  // Tables of an earlier schema are computed anew in any case.
  if (problem !== null || schemaOf(database) < knownSchema) return problem;
  return compareTables(database, acts, { directory, databaseKey: subkey(dataKey, identity, 'database') }).problem;
}

/** What the tip says of the journal: acts that were confirmed have to be there. */
export function findTipProblem(database: Connection, tip: Tip | 'missing' | 'damaged'): StoreProblem | null {
  // Stores of programs that kept no tip get one when they are opened.
  if (typeof tip === 'string') return tip === 'missing' && !isTipKept(database) ? null : { in: 'file', at: 'hall.tip' };
  const { station, seq, digest } = tip;
  const head = findHead(database, station);
  if (seq > head.seq) return { in: 'journal', station, seq: head.seq + 1, problem: 'end' };
  return digestAt(database, station, seq) === digest ? null : { in: 'journal', station, seq, problem: 'digest' };
}

/** Whether this database has been kept together with a tip. */
export function isTipKept(database: Connection): boolean {
  return database.prepare(`SELECT 1 FROM meta WHERE name = 'tip'`).get() !== undefined;
}

/** The journal ends with the rows that `meta` says it ends with. */
function findEndProblem(database: Connection): StoreProblem | null {
  const lastByStation = database
    .prepare<[], { station: string; seq: number }>('SELECT station, max(seq) AS seq FROM journal GROUP BY station')
    .all();
  for (const { station, seq } of lastByStation) {
    const head = findHead(database, station);
    if (head.seq !== seq || digestAt(database, station, seq) !== head.digest)
      return { in: 'journal', station, seq: seq + 1, problem: 'end' };
  }
  return null;
}

function digestAt(database: Connection, station: string, seq: number): string | null {
  if (seq === 0) return beginning.digest;
  const row = database.prepare<[string, number], Head>('SELECT seq, digest FROM journal WHERE station = ? AND seq = ?').get(station, seq);
  return row?.digest ?? null;
}

/** A place in words for an error; never content. */
export function placeOf(problem: StoreProblem): string {
  switch (problem.in) {
    case 'journal':
      return `journal ${problem.station}/${problem.seq}: ${problem.problem}`;
    case 'table':
      return `${problem.table} ${problem.row}`;
    case 'file':
      return problem.at;
    case 'vault':
      return `vault ${problem.digest.slice(0, 8)}: ${problem.problem}`;
  }
}

function damaged(at: string): Result<never, HallError<'store.damaged'>> {
  return fail({ code: 'store.damaged', details: { at } });
}

/** Work of reading connections on a store that is to be left as it was. */
export function leaveAsFound<T>(directory: string, work: () => T): T {
  const leftovers = missingBeside(directory);
  try {
    return work();
  } finally {
    leftovers.remove();
  }
}

/** What a reading connection puts beside the database, for a store that is refused to be left as it was. */
function missingBeside(directory: string): { remove(): void } {
  const { database } = layoutOf(directory);
  const [log, index] = [`${database}-wal`, `${database}-shm`];
  const [hadLog, hadIndex] = [existsSync(log), existsSync(index)];
  return {
    remove() {
      if (!hadLog && statSync(log, { throwIfNoEntry: false })?.size === 0) rmSync(log);
      if (!hadIndex) rmSync(index, { force: true });
    },
  };
}
