import { copyFileSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acts } from '#core/acts.ts';
import { openConnection } from '#core/store/connection.ts';
import type { Connection } from '#core/store/connection.ts';
import { verifyStore } from '#core/store/index.ts';
import { digestOf } from '#core/store/journal.ts';
import type { JournalRow } from '#core/store/journal.ts';
import { subkey } from '#core/store/keys.ts';
import { identify } from '#core/store/open-store.ts';
import type { StoreProblem } from '#core/store/proof.ts';
import { createTestDesk, takeTo } from '../cases/test-desk.ts';

/* The journal of a hall that registered a couple, changed behind the program's back by who has the key: verification names the row. */
let dir: string;
let pristine: string;
let dataKey: Uint8Array;
let key: Uint8Array;
let rows: readonly StoredRow[];

type StoredRow = JournalRow & { readonly position: number };
const runs = process.env['TONGXIN_LONG'] ? 300 : 10;

beforeAll(async () => {
  const hall = await createTestDesk();
  await hall.as('S1').ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
  await takeTo(hall.as('R1'), 'registered');
  dataKey = hall.kept.key!;
  await hall.desk.close();
  dir = mkdtempSync(join(tmpdir(), 'tongxin-journal-'));
  cpSync(join(hall.dir, 'store'), dir, { recursive: true });
  await hall.close();
  const identity = identify(dir, dataKey);
  if (!identity.ok) throw new Error(identity.error.code);
  key = subkey(dataKey, identity.value, 'database');
  pristine = join(dir, 'pristine.db');
  copyFileSync(join(dir, 'hall.db'), pristine);
  rows = inDatabase((database) => database.prepare<[], StoredRow>('SELECT * FROM journal ORDER BY position').all());
}, 180_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function inDatabase<T>(work: (database: Connection) => T): T {
  const database = openConnection(join(dir, 'hall.db'), key);
  try {
    database.pragma('foreign_keys = OFF');
    database.pragma('ignore_check_constraints = ON');
    return work(database);
  } finally {
    database.close();
  }
}

/** What verification finds after a change to the journal as it was. */
function findAfter(change: (database: Connection) => void): StoreProblem | null {
  for (const beside of ['hall.db-wal', 'hall.db-shm']) if (existsSync(join(dir, beside))) rmSync(join(dir, beside));
  copyFileSync(pristine, join(dir, 'hall.db'));
  inDatabase((database) => {
    const guards = database
      .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'`)
      .all();
    for (const { name } of guards) database.exec(`DROP TRIGGER ${name}`);
    change(database);
    for (const { sql } of guards) database.exec(sql);
  });
  const verified = verifyStore(dir, dataKey, acts);
  if (!verified.ok) throw new Error(verified.error.code);
  return verified.value.problem;
}

const named = (seq: number, ...problems: readonly string[]) => ({
  in: 'journal',
  station: 'S01',
  seq,
  problem: expect.toSatisfy((problem: string) => problems.includes(problem)) as string,
});
const anyRow = () => fc.integer({ min: 0, max: rows.length - 1 });

function insert(database: Connection, row: StoredRow): void {
  const columns = Object.keys(row);
  database.prepare(`INSERT INTO journal (${columns.join()}) VALUES (${columns.map((column) => `@${column}`).join()})`).run(row);
}

function update(database: Connection, position: number, row: Partial<StoredRow>): void {
  const columns = Object.keys(row);
  const { changes } = database
    .prepare(`UPDATE journal SET ${columns.map((column) => `${column} = @${column}`).join()} WHERE position = @at`)
    .run({ ...row, at: position });
  if (changes !== 1) throw new Error(`${changes} rows changed`);
}

test('an untouched journal is sound, and long enough to be changed in many places', { timeout: 60_000 }, () => {
  expect(findAfter(() => undefined)).toBeNull();
  expect(rows.length).toBeGreaterThan(15);
});

test(`any value of any row that is edited is named (${runs} of them)`, { timeout: 300_000 }, () => {
  const columns = Object.keys(rows[0]!).filter((column) => !['position', 'station', 'seq'].includes(column)) as (keyof JournalRow)[];
  fc.assert(
    fc.property(anyRow(), fc.constantFrom(...columns), fc.string({ minLength: 1, maxLength: 8 }), (index, column, more) => {
      const row = rows[index]!;
      const found = findAfter((database) => update(database, row.position, { [column]: `${String(row[column] ?? '')}${more}` }));
      expect(found).toMatchObject(named(row.seq, 'digest'));
    }),
    { numRuns: runs },
  );
});

test(
  'a row that is edited and gets a new digest no longer carries the next one; with all after it anew, the tip knows',
  { timeout: 300_000 },
  () => {
    fc.assert(
      fc.property(anyRow(), fc.boolean(), (index, forgesAll) => {
        const found = findAfter((database) => {
          let previous = rows[index]!.previous;
          for (const row of forgesAll ? rows.slice(index) : [rows[index]!]) {
            const forged = { ...row, previous, ...(row === rows[index] && { operation: `${row.operation}.forged` }) };
            previous = digestOf(forged);
            update(database, row.position, { operation: forged.operation, previous: forged.previous, digest: previous });
          }
          const last = rows.at(-1)!;
          if (forgesAll) database.prepare(`UPDATE meta SET value = ? WHERE name = 'head:S01'`).run(`${last.seq}:${previous}`);
        });
        const isLast = index === rows.length - 1;
        if (forgesAll) expect(found).toMatchObject(named(rows.length, 'digest'));
        else expect(found).toMatchObject(named(rows[index]!.seq + 1, isLast ? 'end' : 'link'));
      }),
      { numRuns: runs },
    );
  },
);

test('a row that is deleted is missed, wherever it stood', { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(anyRow(), (index) => {
      const row = rows[index]!;
      const found = findAfter((database) => void database.prepare('DELETE FROM journal WHERE position = ?').run(row.position));
      expect(found).toMatchObject(named(row.seq, 'gap', 'end'));
    }),
    { numRuns: runs },
  );
});

test('a row that is put in between is noticed where it stands', { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(anyRow(), fc.boolean(), (index, goesOn) => {
      const after = rows[index]!;
      const found = findAfter((database) => {
        for (const { position } of rows.slice(index + 1).toReversed()) update(database, position, { position: position + 1 });
        const added = { ...after, id: 'added', previous: after.digest, request_id: null, input_digest: null, receipt: null };
        const forged = { ...added, seq: goesOn ? after.seq + 1 : rows.length + 1, position: after.position + 1 };
        if (goesOn) for (const { seq, position } of rows.slice(index + 1).toReversed()) update(database, position + 1, { seq: seq + 1 });
        insert(database, { ...forged, digest: digestOf(forged) });
      });
      // Renumbered, the row after it is no longer what was written; else the row stands out of its order; at the end it goes on.
      const isLast = index === rows.length - 1;
      const [seq, problem] = isLast ? [rows.length + 2, 'end'] : goesOn ? [after.seq + 2, 'digest'] : [rows.length + 1, 'order'];
      expect(found).toMatchObject(named(Number(seq), String(problem), 'link'));
    }),
    { numRuns: runs },
  );
});

test('two rows that change places, or numbers, are noticed', { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(anyRow(), anyRow(), fc.constantFrom('position' as const, 'seq' as const), (one, other, column) => {
      fc.pre(one !== other);
      const [first, second] = [rows[Math.min(one, other)]!, rows[Math.max(one, other)]!];
      const found = findAfter((database) => {
        const swap = database.prepare(`UPDATE journal SET ${column} = ? WHERE id = ?`);
        swap.run(-1, first.id);
        swap.run(first[column], second.id);
        swap.run(second[column], first.id);
      });
      expect(found).toMatchObject(named(second.seq, 'order'));
    }),
    { numRuns: runs },
  );
});
