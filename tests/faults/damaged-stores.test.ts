import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestHex } from '#core/crypto/index.ts';
import { acts } from '#core/hall.ts';
import { createSetClock } from '#core/store/clock.ts';
import { openConnection } from '#core/store/connection.ts';
import { openStore, unlockKeyFile, verifyStore } from '#core/store/index.ts';
import { readKeyFile } from '#core/store/key-file.ts';
import { subkey } from '#core/store/keys.ts';
import { projectionTables } from '#core/store/tables.ts';
import type { ReadableDb } from '#core/store/types.ts';
import { fileColumns } from '#core/vault-files.ts';
import { callerOf, createTestDesk, openDesk, takeTo } from '../core/cases/test-desk.ts';
import { damages, pageKinds, pagesByKind, seededRandom, storeFiles, type Moments } from './damage.ts';

const isLong = Boolean(process.env['TONGXIN_LONG']);
const tried = isLong ? 300 : damages.length;
const seed = Number(process.env['TONGXIN_SEED'] ?? 20261122);
const random = seededRandom(seed);

let root: string;
let moments: Moments;
let dataKey: Uint8Array;
let whole: string;
let digestOfCutOff: Opened;

/** Copied by another process: closing one of these files here would drop SQLite's locks on it. */
function keepMoment(store: string, name: string): string {
  const moment = join(root, name);
  mkdirSync(moment);
  execFileSync('sh', [
    '-c',
    `cp -r "$1"/hall.db "$1"/hall.tip "$1"/key.json "$1"/vault "$2" && (cp "$1"/hall.db-wal "$2" 2>/dev/null || true)`,
    'sh',
    store,
    moment,
  ]);
  return moment;
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'tongxin-damage-'));
  const other = await createTestDesk();
  await other.desk.close();
  const hall = await createTestDesk();
  const store = join(hall.dir, 'store');
  const registrar = hall.as('R1');
  await hall.as('S1').ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
  await takeTo(registrar, 'registered');
  // Enough acts for inner pages in tables and indexes; ended drafts leave free pages.
  for (let count = 0; count < 120; count += 1) await registrar.ask('cases.open', { business: 'marriage' });
  const longAgo = keepMoment(store, 'long-ago');
  const key = await unlockKeyFile(store, {});
  if (!key.ok) throw new Error(key.error.code);
  dataKey = key.value;
  await hall.desk.close();
  const filled = openStore(store, dataKey, { acts, clock: createSetClock('2026-11-23T03:00:00Z'), fileColumns });
  if (!filled.ok) throw new Error(filled.error.code);
  filled.value.writeDraft((db) =>
    db
      .prepare(`INSERT INTO drafts (case_id, revision, couple, changed_at) VALUES ('filler', 1, ?, '')`)
      .run(JSON.stringify('x'.repeat(1_000_000))),
  );
  filled.value.writeDraft((db) => db.prepare(`DELETE FROM drafts WHERE case_id = 'filler'`).run());
  filled.value.close();
  const { desk } = openDesk({ dir: store, clock: '2026-11-23T04:00:00Z' });
  await callerOf(desk, null).ask('setup.unlock', {});
  const session = desk.actAs('R1', '03');
  if (!session.ok) throw new Error(session.error.code);
  const again = callerOf(desk, session.value);
  for (let count = 0; count < 5; count += 1) await again.ask('cases.open', { business: 'marriage' });
  const earlier = keepMoment(store, 'earlier');
  for (let count = 0; count < 5; count += 1) await again.ask('cases.open', { business: 'marriage' });
  const cutOff = keepMoment(store, 'cut-off');
  await desk.close();
  const closed = keepMoment(store, 'closed');
  moments = { closed, cutOff, earlier, longAgo, other: keepMoment(join(other.dir, 'store'), 'other'), pages: readPages(closed) };
  await hall.close();
  await other.close();
  const digestOfCopy = (moment: string) => {
    const dir = join(root, 'copy');
    cpSync(moment, dir, { recursive: true });
    const opened = open(dir);
    rmSync(dir, { recursive: true });
    return opened;
  };
  const opened = digestOfCopy(closed);
  if (!opened.ok) throw new Error(opened.code);
  whole = opened.digest;
  digestOfCutOff = digestOfCopy(cutOff);
}, 300_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

function readPages(dir: string): Moments['pages'] {
  const keyFile = readKeyFile(dir);
  if (!keyFile.ok) throw new Error(keyFile.error.code);
  const database = openConnection(join(dir, 'hall.db'), subkey(dataKey, keyFile.value, 'database'), { readonly: true });
  try {
    return pagesByKind(database);
  } finally {
    database.close();
    for (const beside of ['hall.db-wal', 'hall.db-shm']) rmSync(join(dir, beside), { force: true });
  }
}

type Opened = { readonly ok: true; readonly digest: string } | { readonly ok: false; readonly code: string };

/** Opens a store as a person does; the digest is over every row of every table. */
function open(dir: string): Opened {
  const opened = openStore(dir, dataKey, { acts, clock: createSetClock('2026-11-23T05:00:00Z'), fileColumns });
  if (!opened.ok) return { ok: false, code: opened.error.code };
  try {
    return { ok: true, digest: opened.value.read(digestOfTables) };
  } finally {
    opened.value.close();
  }
}

function digestOfTables(db: ReadableDb): string {
  const tables = ['journal', 'drafts', ...projectionTables(db)];
  return digestHex(JSON.stringify(tables.map((table) => db.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2`).all())));
}

test('the hall that is damaged has pages of every kind', () => {
  expect([...moments.pages.keys()].toSorted()).toEqual([...pageKinds].toSorted());
});

test('a hall whose power was cut has everything', () => {
  expect(digestOfCutOff).toEqual({ ok: true, digest: whole });
});

test('a damaged store is refused as it is, holds everything all the same, or verification names what it lost', { timeout: 600_000 }, () => {
  const counts = { refused: 0, whole: 0, named: 0, accepted: 0 };
  const accepted: string[] = [];
  for (let count = 0; count < tried; count += 1) {
    const damage = damages[count % damages.length]!;
    const dir = join(root, `damaged-${count}`);
    mkdirSync(dir);
    damage.apply(moments, dir, random);
    const before = storeFiles(dir);
    const opened = open(dir);
    const outcome = opened.ok ? outcomeOf(dir, opened.digest) : 'refused';
    if (!opened.ok) {
      expect(opened.code, damage.name).toMatch(
        /^store\.(damaged|notAStore|actsMissing|databaseMissing|keyFile(Missing|Damaged)|foreignKeyFile|wrongKey|newer)$/,
      );
      expect(storeFiles(dir), `${damage.name} leaves the files as they are`).toEqual(before);
    }
    counts[outcome] += 1;
    if (outcome === 'accepted') accepted.push(damage.name);
    rmSync(dir, { recursive: true });
  }
  process.stdout.write(
    `damaged stores: ${tried} tried (seed ${seed}), ${counts.refused} refused at open, ${counts.whole} whole all the same, ` +
      `${counts.named} with a lost file named by verify, ${counts.accepted} accepted\n`,
  );
  expect(accepted).toEqual([]);
});

/** Of a store that opened: everything is there, or verification names the file that is not. */
function outcomeOf(dir: string, digest: string): 'whole' | 'named' | 'accepted' {
  const verified = verifyStore(dir, dataKey, acts, fileColumns);
  if (digest !== whole || !verified.ok) return 'accepted';
  if (verified.value.problem === null) return 'whole';
  return verified.value.problem.in === 'vault' ? 'named' : 'accepted';
}
