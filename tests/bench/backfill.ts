/**
 * Taking decades of old records over: a CSV of 46,239 records, read, checked, compared with what is there, journaled and indexed, beside
 * a bare loop that puts the same finished rows into the same encrypted tables and indexes, 5,000 rows a transaction; then the commit that
 * makes a marriage while such an import runs, beside the same commit in quiet; and the memory of the program from a quarter of the rows
 * to their end. `npm run bench -- --large backfill` takes 1,000,000 rows for the last.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createDesk } from '#core/desk.ts';
import { silentLog } from '#core/log.ts';
import type { MeasuredCall } from '#core/meter.ts';
import { openConnection } from '#core/store/connection.ts';
import { readBeside } from '#core/store/index.ts';
import { migrate } from '#core/store/migrations/index.ts';
import { proposeColumns } from '#shared/law/backfill/propose-columns.ts';
import { HallConfig } from '#shared/contract/index.ts';
import { writeCsv } from '#core/exchange/index.ts';
import { aMorning, callerOf, printFinalPapers, takeTo, testHall, typedCouple } from '../core/cases/test-desk.ts';
import { chance, inventRecord } from '../data/people-of-before.ts';
import { inventedIdNumber, people } from '../emulators/people.ts';
import { percentile, printFigure } from './parts/figure.ts';

const county = 46_239;
const many = process.env['TONGXIN_LARGE'] === '1' ? 1_000_000 : 2 * county;
const couples = Number(process.env['TONGXIN_BENCH_COUPLES'] ?? 200);

const folder = mkdtempSync(join(tmpdir(), 'tongxin-bench-'));
const printed = join(folder, 'printed');
mkdirSync(printed);
let last: MeasuredCall | null = null;
let key: Uint8Array = new Uint8Array();
const desk = createDesk({
  storeDirectory: join(folder, 'store'),
  resourcesDirectory: join(import.meta.dirname, '../../resources'),
  readerPath: null,
  clock: aMorning,
  log: { ...silentLog, called: (call) => (last = call) },
  events: { emit: () => undefined },
  keepKey: (given) => (key = given === null ? key : Uint8Array.from(given)),
  keepSession: () => undefined,
});
const config = HallConfig.parse({
  ...testHall,
  numberBlocks: [{ prefix: 'J', regionCode: '329901', year: 2026, first: 1, last: 3 * couples }],
  blankBatches: [{ kind: 'marriage', first: 'A00000001', last: `A${String(6 * couples).padStart(8, '0')}` }],
  devices: { printers: [{ kind: 'file', name: '文件', folder: printed }] },
});
await callerOf(desk, null).ask('setup.create', { config, training: true, passphrase: null });
const [session, supervising] = [desk.actAs('R1', '03'), desk.actAs('S1', '03')];
if (!session.ok || !supervising.ok) throw new Error('nobody could sign in');
const registrar = callerOf(desk, session.value);
const supervisor = callerOf(desk, supervising.value, 'supervisor');
await supervisor.ask('office.openOfflineRegistration', { reason: '省平台线路检修' });

const head = [
  '字号',
  '登记日期',
  '业务类型',
  '男方姓名',
  '男方身份证号',
  '男方出生日期',
  '女方姓名',
  '女方身份证号',
  '女方出生日期',
  '档号',
];
const { id: sourceId } = await supervisor.ask('backfill.saveSource', {
  id: null,
  name: '旧系统',
  settings: { columns: proposeColumns(head), office: { code: '329901', name: '清江县民政局' } },
});
const countyFile = await writeTable('county.csv', county, 1);
const manyFile = await writeTable('many.csv', many, 2);

// Nobody works in the hall: an import takes larger portions then. Looking at the import itself does not count as work.
await wait(21_000);
const importing = await take(countyFile);
const bare = bareLoop();
printFigure({
  name: 'backfill.import',
  value: (county / importing) * 1000,
  unit: 'acts/s',
  baseline: (county / bare) * 1000,
  goal: { atLeast: 0.25 },
  note: `${county} records with all checks, in a quiet hall; rows a second`,
});

const prepared: string[] = [];
for (let i = 0; i < 2 * couples; i += 1) {
  const man = { ...people.wangWei, idNumber: inventedIdNumber('329901', people.wangWei.birthDate, 101 + 2 * i) };
  const woman = { ...people.chenJing, idNumber: inventedIdNumber('329901', people.chenJing.birthDate, 102 + 2 * i) };
  const { id } = await takeTo(registrar, 'prepared', typedCouple(man, woman));
  await printFinalPapers(registrar, id);
  prepared.push(id);
}
const quiet = await register(prepared.slice(0, couples));
await check(manyFile);
const begun = performance.now();
await supervisor.ask('backfill.start', { path: manyFile, sourceId });
await wait(1000);
const busy = await register(prepared.slice(couples));
const isStillRunning = (await supervisor.ask('backfill.state', {})).run !== null;
if (!isStillRunning) throw new Error('the import was over before the last couple was registered');
printFigure({
  name: 'backfill.register.p99',
  value: percentile(busy, 99),
  unit: 'ms',
  baseline: percentile(quiet, 99),
  goal: { ratio: 2 },
  note: `from the call until its answer, ${couples} couples each, one every 25 ms`,
});
const memory = await memoryUntilDone();
printFigure({
  name: 'backfill.memory',
  value: memory.end,
  unit: 'MB',
  baseline: memory.quarter,
  goal: { ratio: 1.25 },
  note: `${many} rows in ${Math.round((performance.now() - begun) / 1000)} s; resident at the end, beside that after a quarter`,
});
await desk.close();
rmSync(folder, { recursive: true, force: true });

async function writeTable(name: string, rows: number, seed: number): Promise<string> {
  const path = join(folder, name);
  const pick = chance(seed);
  await appendFile(path, writeCsv([head]));
  for (let n = 0; n < rows; n += 5_000) {
    const some = Array.from({ length: Math.min(5_000, rows - n) }, (_, at) => {
      const { registrationNumber, registeredOn, act, man, woman, fileNumber } = inventRecord(pick, n + at);
      const person = ({ name: written, idNumber, born }: typeof man) => [written, idNumber, born ?? ''];
      const kind = act === 'divorce' ? '离婚登记' : '结婚登记';
      return [registrationNumber, registeredOn ?? '', kind, ...person(man), ...person(woman), fileNumber ?? ''];
    });
    await appendFile(path, writeCsv(some));
  }
  return path;
}

async function settled(): Promise<void> {
  while ((await supervisor.ask('backfill.state', {})).run !== null) await wait(20);
}

async function check(path: string): Promise<void> {
  await supervisor.ask('backfill.check', { path, sourceId });
  await settled();
  const { report, stopped } = await supervisor.ask('backfill.state', {});
  if (report === null || report.taken < report.rows * 0.9) throw new Error(`not to be taken: ${JSON.stringify(stopped ?? report)}`);
}

/** Milliseconds from the beginning until the last row is kept. */
async function take(path: string): Promise<number> {
  await check(path);
  const started = performance.now();
  await supervisor.ask('backfill.start', { path, sourceId });
  await settled();
  return performance.now() - started;
}

/** The same finished rows into tables of the same schema. */
function bareLoop(): number {
  const names = ['register_entries', 'register_persons', 'register_numbers', 'historical_records'];
  const finished = readBeside(join(folder, 'store'), key, (db) =>
    names.map((table) => ({ table, rows: db.prepare(`SELECT * FROM ${table}`).raw().all() as unknown[][] })),
  );
  if (!finished.ok) throw new Error(finished.error.code);
  const target = openConnection(join(folder, 'bare.db'), key, { create: true });
  migrate(target);
  target.pragma('foreign_keys = OFF');
  const tables = finished.value.map(({ table, rows }) => {
    const places = rows[0]!.map(() => '?').join(', ');
    return { rows, insert: target.prepare(`INSERT INTO ${table} VALUES (${places})`) };
  });
  const started = performance.now();
  for (let n = 0; n < county; n += 5_000)
    target.transaction(() => {
      for (const { rows, insert } of tables) {
        const share = rows.length / county;
        for (const row of rows.slice(Math.round(n * share), Math.round(Math.min(n + 5_000, county) * share))) insert.run(row);
      }
    })();
  const took = performance.now() - started;
  target.close();
  return took;
}

/** Milliseconds of each call that makes a marriage. */
async function register(caseIds: readonly string[]): Promise<number[]> {
  const took: number[] = [];
  for (const caseId of caseIds) {
    const started = performance.now();
    await registrar.ask('marriage.register', { caseId, signedForReceipt: { man: true, woman: true } });
    took.push(performance.now() - started);
    if (last === null) throw new Error('nothing was called');
    await wait(25);
  }
  return took;
}

async function memoryUntilDone(): Promise<{ quarter: number; end: number }> {
  const resident = () => process.memoryUsage.rss() / 1024 / 1024;
  let quarter: number | null = null;
  let end = resident();
  for (;;) {
    const { run } = await supervisor.ask('backfill.state', {});
    if (run === null) break;
    if (quarter === null && run.done >= many / 4) quarter = resident();
    end = resident();
    await wait(100);
  }
  return { quarter: quarter ?? end, end };
}
