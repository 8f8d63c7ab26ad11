/**
 * The commit that makes a marriage (登记发证), beside a bare one-row commit: same cipher, same disk, same durability.
 * Each couple is taken to the step by the acts of a registrar; only the last transaction counts, from BEGIN until its tip
 * is on the disk.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { createDesk } from '#core/desk.ts';
import { silentLog } from '#core/log.ts';
import type { MeasuredCall } from '#core/meter.ts';
import { openConnection } from '#core/store/connection.ts';
import { HallConfig } from '#shared/contract/index.ts';
import { aMorning, callerOf, printFinalPapers, takeTo, testHall, typedCouple } from '../core/cases/test-desk.ts';
import { inventedIdNumber, people } from '../emulators/people.ts';
import { percentile, printFigure, timed } from './parts/figure.ts';
import { watchDisk } from './parts/watch-disk.ts';

const couples = Number(process.env['TONGXIN_BENCH_COUPLES'] ?? 300);
const warmUp = 5;
const total = couples + warmUp;

const folder = mkdtempSync(join(tmpdir(), 'tongxin-bench-'));
const printed = join(folder, 'printed');
mkdirSync(printed);
let last: MeasuredCall | null = null;
let dataKey: Uint8Array | null = null;
const openDesk = (clock: string) =>
  createDesk({
    storeDirectory: join(folder, 'store'),
    resourcesDirectory: join(import.meta.dirname, '../../resources'),
    readerPath: null,
    clock,
    log: { ...silentLog, called: (call) => (last = call) },
    events: { emit: () => undefined },
    keepKey: (key) => (dataKey = key && Uint8Array.from(key)),
    keepSession: () => undefined,
  });
const config = HallConfig.parse({
  ...testHall,
  numberBlocks: [{ prefix: 'J', regionCode: '329901', year: 2026, first: 1, last: total }],
  blankBatches: [{ kind: 'marriage', first: 'A00000001', last: `A${String(2 * total).padStart(8, '0')}` }],
  devices: { printers: [{ kind: 'file', name: '文件', folder: printed }] },
});
// A store is made once and opened every morning: what is measured is such a day, on both sides.
const first = openDesk(aMorning);
await callerOf(first, null).ask('setup.create', { config, training: true, passphrase: null });
const key: Uint8Array = dataKey!;
await first.close();
const desk = openDesk(new Date(Date.parse(aMorning) + 60_000).toISOString());
desk.resume(key, []);
const session = desk.actAs('R1', '03');
const supervisor = desk.actAs('S1', '03');
if (!session.ok || !supervisor.ok) throw new Error('nobody could sign in');
await callerOf(desk, supervisor.value).ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
const registrar = callerOf(desk, session.value);

const bareKey = Buffer.alloc(32, 7);
const made = openConnection(join(folder, 'bare.db'), bareKey, { create: true });
made.exec('CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
made.close();
const bare = openConnection(join(folder, 'bare.db'), bareKey);
const insert = bare.prepare('INSERT INTO row (text) VALUES (?)');

const waits = watchDisk();
const transactions: number[] = [];
const waited: number[] = [];
const durable: number[] = [];
const calls: number[] = [];
const bareCommits: number[] = [];
for (let i = 0; i < total; i += 1) {
  const man = { ...people.wangWei, idNumber: inventedIdNumber('329901', people.wangWei.birthDate, 101 + 2 * i) };
  const woman = { ...people.chenJing, idNumber: inventedIdNumber('329901', people.chenJing.birthDate, 102 + 2 * i) };
  const { id: caseId } = await takeTo(registrar, 'prepared', typedCouple(man, woman));
  await printFinalPapers(registrar, caseId);
  const before = await bareCommit();
  waits.begin();
  await registrar.ask('marriage.register', { caseId, signedForReceipt: { man: true, woman: true } });
  const disk = waits.taken();
  const { ms, commit } = last!;
  const after = await bareCommit();
  if (i < warmUp) continue;
  transactions.push(commit);
  waited.push(disk.commit + disk.waited);
  durable.push(disk.commit + disk.flush);
  calls.push(ms);
  bareCommits.push(before, after);
}
await desk.close();
bare.close();
rmSync(folder, { recursive: true, force: true });

// A tip that went to the disk together with its journal could be there without it after a power cut, and a healthy store would look
// put back; one that came after the answer would not notice an act taken away. So there is a second flush, beside the making of the
// answer, and the answer waits for what is left of it.
const waiting =
  'what the answer waits for the disk: COMMIT of the journal and of all tables of the act, and what is left of the flush of the tip';
const both =
  'from the beginning of COMMIT and of the flush until the thread that answers hears of their ends, its own work between included';
const whole = 'the transaction around it, from BEGIN: the law judged on what is committed, the act, its tables and its chain';
for (const percent of [50, 99]) {
  const baseline = percentile(bareCommits, percent);
  const figure = { unit: 'ms', baseline } as const;
  printFigure({ name: `register.commit.p${percent}`, value: percentile(waited, percent), ...figure, goal: { ratio: 2 }, note: waiting });
  printFigure({ name: `register.durable.p${percent}`, value: percentile(durable, percent), ...figure, goal: null, note: both });
  printFigure({ name: `register.transaction.p${percent}`, value: percentile(transactions, percent), ...figure, goal: null, note: whole });
}
printFigure({ name: 'register.call.p99', value: percentile(calls, 99), unit: 'ms', baseline: percentile(bareCommits, 99), goal: null });

function bareCommit(): Promise<number> {
  return timed(() => insert.run(uuidv7()));
}
