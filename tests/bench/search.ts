/**
 * Finding somebody among decades of records: exact by a number, beside the bare indexed lookup of the same rows; every other kind beside
 * its goal. 100,000 persons; `npm run bench -- --large search` has 5,000,000.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { putHistorical } from '#core/archive/backfill/put-historical.ts';
import { searchRecords } from '#core/archive/register/finder/search.ts';
import { asReadable, asWritable, openConnection } from '#core/store/connection.ts';
import { migrate } from '#core/store/migrations/index.ts';
import { RecordQuery } from '#shared/contract/index.ts';
import { comparableIdentity, HistoricalRecord } from '#shared/model/index.ts';
import { nameKeysOf } from '#core/archive/register/finder/names.ts';
import { chance, inventRecord } from '../data/people-of-before.ts';
import { median, percentile, printFigure } from './parts/figure.ts';

const persons = process.env['TONGXIN_LARGE'] === '1' ? 5_000_000 : 100_000;
const asked = 400;

const folder = mkdtempSync(join(tmpdir(), 'tongxin-bench-'));
/** Five million take a while: a file named here is filled once and kept. */
const file = process.env['TONGXIN_BENCH_TABLES'] ?? join(folder, 'tables.db');
const key = Buffer.alloc(32, 9);
if (!existsSync(file)) fill();
const kept = readSome(asked);

function fill(): void {
  const made = openConnection(file, key, { create: true });
  migrate(made);
  const pick = chance(5);
  const writable = asWritable(made);
  const began = performance.now();
  for (let n = 0; n < persons / 2; n += 5_000) {
    made.transaction(() => {
      for (let at = n; at < Math.min(n + 5_000, persons / 2); at += 1)
        putHistorical(writable, inventRecord(pick, at), { batchId: null, line: null, key: null, enteredBy: null, confirmedBy: null });
    })();
    if (n % 250_000 === 0 && n > 0) process.stderr.write(`${n} records in ${Math.round((performance.now() - began) / 1000)} s\n`);
  }
  made.close();
}

/** As many records as are asked for, from all over the tables. */
function readSome(many: number): HistoricalRecord[] {
  const read = openConnection(file, key, { readonly: true });
  const one = read.prepare('SELECT record FROM historical_records WHERE entry >= ? ORDER BY entry LIMIT 1').pluck();
  const last = read.prepare('SELECT max(entry) FROM historical_records').pluck().get() as number;
  const records = Array.from({ length: many }, (_, at) =>
    HistoricalRecord.parse(JSON.parse(one.get(1 + Math.floor((at * last) / many)) as string)),
  );
  read.close();
  return records;
}

// Opened anew: pages are read from the disk and decrypted as on a morning.
const database = openConnection(file, key, { readonly: true });
const db = asReadable(database);
const bare = database.prepare(
  `SELECT e.record_id FROM register_numbers n JOIN register_entries e ON e.entry = n.entry WHERE n.number = ? LIMIT 51`,
);

const threeOf = kept.filter(({ man }) => [...man.name].length === 3);
const kinds: Record<string, readonly Partial<RecordQuery>[]> = {
  name: kept.map(({ man }) => ({ text: man.name })),
  twoCharacters: kept.filter(({ man }) => [...man.name].length === 2).map(({ man }) => ({ text: man.name })),
  typing: kept.map(({ woman }, at) => ({ text: [...woman.name].slice(0, 1 + (at % 2)).join('') })),
  pinyin: kept.map(({ man }) => ({ text: nameKeysOf(man.name).pinyin })),
  initials: kept.map(({ woman }) => ({ text: nameKeysOf(woman.name).initials })),
  oneDiffers: threeOf.map(({ man }, at) => ({ text: [...man.name].with(at % 3, '龘').join('') })),
  spouse: kept.map(({ man, woman }) => ({ text: man.name, spouse: woman.name })),
  spousePinyin: kept.map(({ man, woman }) => ({ text: nameKeysOf(man.name).pinyin, spouse: nameKeysOf(woman.name).pinyin })),
  number: kept.map(({ registrationNumber }) => ({ text: registrationNumber })),
  file: kept.map(({ fileNumber }) => ({ text: fileNumber! })),
  span: kept.map(({ registeredOn }) => ({ text: '', from: registeredOn, until: registeredOn })),
  nameInSpan: kept.map(({ man, registeredOn }) => ({ text: man.name, from: registeredOn, until: registeredOn })),
};

const took = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

// Each number is asked for once, by one side or the other: nobody at a counter finds the pages of a person warm.
const exact: number[] = [];
const lookUps: number[] = [];
const numbers = readSome(asked * 5)
  .flatMap(({ man, woman }) => [man.idNumber, woman.idNumber])
  .filter((number) => number !== '');
for (const [at, number] of numbers.entries()) {
  const query = RecordQuery.parse({ text: number });
  if (at % 4 < 2) lookUps.push(took(() => bare.pluck().all(comparableIdentity(number))));
  else exact.push(took(() => searchRecords(db, query)));
}
printFigure({ name: 'search.exact.p50', value: median(exact), unit: 'ms', baseline: median(lookUps), goal: { ratio: 1.5 } });
for (const [kind, queries] of Object.entries(kinds)) {
  const times = queries.map((query) => took(() => searchRecords(db, RecordQuery.parse(query))));
  const found = queries.filter((query) => searchRecords(db, RecordQuery.parse(query)).found.length > 0).length;
  const note = `${persons} persons, ${queries.length} asked, ${found} found`;
  printFigure({ name: `search.${kind}.p99`, value: percentile(times, 99), unit: 'ms', baseline: null, goal: { most: 20 }, note });
}
database.close();
rmSync(folder, { recursive: true });
