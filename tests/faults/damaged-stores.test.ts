import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listBackups } from '#core/backup/index.ts';
import { restoreBackup } from '#core/backup/restore-backup.ts';
import { verifyAndMend } from '#core/backup/verify-and-mend.ts';
import { createId, digestHex } from '#core/crypto/index.ts';
import { acts } from '#core/hall.ts';
import { findGap } from '#core/office/restored.ts';
import { storeRestored } from '#core/office/index.ts';
import { createSetClock } from '#core/store/clock.ts';
import { openConnection } from '#core/store/connection.ts';
import { openStore, readTip, referencedFiles, unlockKeyFile, verifyStore } from '#core/store/index.ts';
import { readKeyFile } from '#core/store/key-file.ts';
import { openReadable } from '#core/store/open-store.ts';
import { subkey } from '#core/store/keys.ts';
import { projectionTables } from '#core/store/tables.ts';
import type { ReadableDb } from '#core/store/types.ts';
import { fileColumns } from '#core/vault-files.ts';
import { ok } from '#shared/model/index.ts';
import { callerOf, createTestDesk, openDesk, takeTo, type Caller } from '../core/cases/test-desk.ts';
import { damages, pageKinds, pagesByKind, seededRandom, storeFiles, type Moments } from './damage.ts';

const isLong = Boolean(process.env['TONGXIN_LONG']);
const tried = isLong ? 300 : damages.length;
const seed = Number(process.env['TONGXIN_SEED'] ?? 20261122);
const random = seededRandom(seed);
/** Of so many refused stores one is brought back from a backup. */
const restoredOneOf = isLong ? 1 : 3;

let root: string;
let moments: Moments;
let dataKey: Uint8Array;
let whole: string;
let digestOfCutOff: Opened;
/** Backup folders: with a backup and all acts since; with the backup alone. */
let usb: string;
let usbWithoutTail: string;
/** Of all tables at the end, and how many acts there were. */
let end: { readonly digest: string; readonly seq: number };

async function upToDate(supervisor: Caller): Promise<void> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    const { tail, running, backups } = await supervisor.ask('backup.status', {});
    if (tail.state === 'upToDate' && running === null && backups.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the backup folder never came up to date');
}

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
  usb = join(root, 'usb');
  mkdirSync(usb);
  await hall.as('S1').ask('backup.plan', { folder: usb, times: ['12:15'], keepDays: 30 });
  await upToDate(hall.as('S1'));
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
  const supervisor = desk.actAs('S1', '03');
  if (!supervisor.ok) throw new Error(supervisor.error.code);
  await upToDate(callerOf(desk, supervisor.value));
  const cutOff = keepMoment(store, 'cut-off');
  await desk.close();
  usbWithoutTail = join(root, 'usb-without-tail');
  cpSync(usb, usbWithoutTail, { recursive: true });
  for (const hallFolder of readdirSync(usbWithoutTail))
    for (const entry of readdirSync(join(usbWithoutTail, hallFolder)))
      if (entry.startsWith('tail-')) rmSync(join(usbWithoutTail, hallFolder, entry), { recursive: true });
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
  end = endOf(closed);
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

test(
  'a damaged store is refused as it is and restored, or holds everything all the same, or what it lost is named and mended',
  { timeout: 1_800_000 },
  async () => {
    const counts = { refused: 0, restored: 0, gaps: 0, whole: 0, mended: 0 };
    const accepted: string[] = [];
    for (let count = 0; count < tried; count += 1) {
      const damage = damages[count % damages.length]!;
      const dir = join(root, `damaged-${count}`);
      mkdirSync(dir);
      damage.apply(moments, dir, random);
      const before = storeFiles(dir);
      const opened = open(dir);
      if (opened.ok) {
        const outcome = await outcomeOf(dir, opened.digest);
        if (outcome === 'accepted') accepted.push(damage.name);
        else counts[outcome] += 1;
      } else {
        counts.refused += 1;
        expect(opened.code, damage.name).toMatch(
          /^store\.(damaged|notAStore|actsMissing|databaseMissing|keyFile(Missing|Damaged)|foreignKeyFile|wrongKey|newer)$/,
        );
        expect(storeFiles(dir), `${damage.name} leaves the files as they are`).toEqual(before);
        if (counts.refused % restoredOneOf === 0) {
          if (await comesBack(dir, damage.name, counts.restored % 2 === 0)) counts.gaps += 1;
          counts.restored += 1;
        }
      }
      rmSync(dir, { recursive: true });
    }
    process.stdout.write(
      `damaged stores: ${tried} tried (seed ${seed}), ${counts.refused} refused and ` +
        `${counts.restored === counts.refused ? '' : `${counts.restored} of them `}restored (${counts.gaps} with numbers waiting), ` +
        `${counts.whole} whole all the same, ${counts.mended} lost a picture named by verify, ${accepted.length} accepted\n`,
    );
    expect(accepted).toEqual([]);
    expect(counts.restored).toBeGreaterThan(0);
  },
);

/** Of a store that opened: everything is there, or verification names the file that is not, and brings it back. */
async function outcomeOf(dir: string, digest: string): Promise<'whole' | 'mended' | 'accepted'> {
  const verified = verifyStore(dir, dataKey, acts, fileColumns);
  if (digest !== whole || !verified.ok) return 'accepted';
  if (verified.value.problem === null) return 'whole';
  if (verified.value.problem.in !== 'vault') return 'accepted';
  expect(await verifyAndMend(dir, dataKey, acts, fileColumns)).toMatchObject({ value: { problem: null, mended: 1 } });
  return 'mended';
}

/**
 * Restores over a damaged store and compares every table with what it was; where acts are nowhere any more, that is said.
 * Answers whether numbers wait for two people.
 */
async function comesBack(dir: string, damage: string, withTail: boolean): Promise<boolean> {
  const folder = withTail ? usb : usbWithoutTail;
  const [backup] = listBackups(folder);
  const clock = createSetClock('2026-11-23T06:00:00Z');
  const identity = { storeId: backup!.storeId, training: true };
  const tip = readTip(dir, dataKey, identity);
  const done = await restoreBackup(
    { storeDirectory: dir, folder, storeId: backup!.storeId, backup: backup!.name, dataKey, damagedKey: null },
    {
      clock,
      acts,
      fileColumns,
      listFiles: (database) => referencedFiles(database, fileColumns),
      progress: () => undefined,
      record: (store, found) =>
        store.commit(restoring(), (tx) => {
          tx.append(storeRestored, { id: createId(), ...found });
          return ok(null);
        }),
    },
  );
  if (!done.ok) throw new Error(`${damage}: ${JSON.stringify(done.error)}`);
  const { through, missing, vaultMissing } = done.value;
  expect(vaultMissing, damage).toBe(0);
  const known = typeof tip === 'string' ? null : tip.seq;
  if (withTail) expect(through.seq, damage).toBe(end.seq);
  if (through.seq === end.seq) {
    expect(endOf(dir, through.seq).digest, damage).toBe(end.digest);
    expect(missing, damage).toEqual(known === null ? { from: end.seq + 1, to: null } : null);
  } else {
    expect(missing, damage).toEqual({ from: through.seq + 1, to: known });
  }
  const verified = verifyStore(dir, dataKey, acts, fileColumns);
  expect(verified, damage).toMatchObject({ ok: true, value: { problem: null } });
  const opened = openStore(dir, dataKey, { acts, clock, fileColumns }, { check: 'tip' });
  if (!opened.ok) throw new Error(`${damage}: ${opened.error.code}`);
  const gap = opened.value.read(findGap);
  opened.value.close();
  expect(gap?.missing ?? null, damage).toEqual(missing);
  return gap !== null;
}

function restoring() {
  const requestId = createId();
  return { requestId, operation: 'backup.restore', inputDigest: '', staffId: null, role: null, approverId: null, counter: null } as const;
}

/** All tables but drafts and restores, with the journal through an act; by default all of it. */
function endOf(dir: string, through = Number.MAX_SAFE_INTEGER): typeof end {
  const opened = openReadable(dir, dataKey);
  if (!opened.ok) throw new Error(opened.error.code);
  const { db, close } = opened.value;
  try {
    const tables = projectionTables(db).filter((table) => table !== 'restores');
    const rows = tables.map((table) => db.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2`).all());
    const journal = db.prepare('SELECT * FROM journal WHERE seq <= ? ORDER BY position').all(through);
    return { digest: digestHex(JSON.stringify([rows, journal])), seq: journal.length };
  } finally {
    close();
    for (const beside of ['hall.db-wal', 'hall.db-shm']) rmSync(join(dir, beside), { force: true });
  }
}
