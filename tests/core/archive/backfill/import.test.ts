import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { acts } from '#core/hall.ts';
import { createSystemClock, openStore, verifyStore } from '#core/store/index.ts';
import { projectionTables } from '#core/store/tables.ts';
import { check, coupleRow, csvOf, newSource, settled, settings, take, writeTable, type Row } from './import-desk.ts';
import { eachTestsArchive } from '../files/archive-desk.ts';
import { takeTo, typedCouple, witness, type Caller } from '../../cases/test-desk.ts';

const open = eachTestsArchive();
const couples = (count: number, from = 1): Row[] => Array.from({ length: count }, (_, i) => coupleRow(from + i));
const find = async (caller: Caller, text: string) =>
  (await caller.ask('records.find', { by: { text }, why: 'inquiry', matter: '补录核对' })).rows;
const refused = (code: string) => ({ ok: false, error: { code } });

describe('M-121 a table of old records is taken over', () => {
  test('a dry run says what would become of every row and keeps nothing; then they are taken, and found', async () => {
    const { archivist } = await open();
    const source = await newSource(archivist);
    const rows = [...couples(300), { ...coupleRow(301), 登记日期: '2031-01-01' }, { ...coupleRow(302), 女方身份证号: '无' }, coupleRow(7)];
    const path = await writeTable('旧登记簿.csv', csvOf(rows));
    expect(await archivist.call('backfill.start', { path, sourceId: source })).toMatchObject(refused('backfill.notChecked'));
    const state = await check(archivist, path, source);
    expect(state.stopped).toBeNull();
    expect(state.report).toMatchObject({ rows: 303, taken: 301, known: 1, held: 1 });
    const rowsOf = Object.fromEntries(state.report!.checks.map(({ check: name, rows: count }) => [name, count]));
    expect(rowsOf).toMatchObject({ registeredInFuture: 1, numberMissing: 1, rowTwice: 1 });
    expect(await archivist.ask('backfill.batches', {})).toEqual([]);
    expect(await find(archivist, coupleRow(42).字号!)).toEqual([]);
    const { batchId } = await archivist.ask('backfill.start', { path, sourceId: source });
    await settled(archivist);
    expect(await archivist.ask('backfill.batches', {})).toMatchObject([
      {
        id: batchId,
        rows: 303,
        taken: 301,
        known: 1,
        held: 1,
        state: 'done',
        sourceName: '旧系统',
        fileName: '旧登记簿.csv',
        begunBy: '孙档',
      },
    ]);
    const { rows: held } = await archivist.ask('backfill.held', { batchId });
    expect(held).toMatchObject([{ line: 302, problems: [{ check: 'registeredInFuture', column: '登记日期', text: '2031-01-01' }, {}] }]);
    expect(held[0]!.cells).toContain('2031-01-01');
    expect(await find(archivist, coupleRow(42).字号!)).toMatchObject([
      { manName: coupleRow(42).男方姓名, womanName: coupleRow(42).女方姓名, source: 'backfill', registeredOn: '2014-05-20' },
    ]);
  });

  test('the same file taken again brings nothing twice; a row of the same key that says something else waits', async () => {
    const { archivist } = await open();
    const keyed = { ...settings, columns: { ...settings.columns, key: '档号' } };
    const { id: source } = await archivist.ask('backfill.saveSource', { id: null, name: '电子台账', settings: keyed });
    const first = await take(archivist, await writeTable('a.csv', csvOf(couples(50))), source);
    expect(first).toMatchObject({ taken: 50, known: 0, held: 0 });
    const corrected = { ...coupleRow(3), 女方姓名: '李改名' };
    const again = await take(archivist, await writeTable('b.csv', csvOf([...couples(2), corrected, ...couples(50, 4)])), source);
    expect(again).toMatchObject({ taken: 3, known: 49, held: 1, state: 'done' });
    expect((await archivist.ask('backfill.held', { batchId: again.id })).rows).toMatchObject([{ problems: [{ check: 'changedSince' }] }]);
    expect(await find(archivist, coupleRow(3).字号!)).toMatchObject([{ womanName: coupleRow(3).女方姓名 }]);
  });

  test('paused, it goes on behind its last row; another file in its place is refused', async () => {
    const { archivist } = await open();
    const source = await newSource(archivist);
    const path = await writeTable('many.csv', csvOf(couples(4000)));
    await check(archivist, path, source);
    const { batchId } = await archivist.ask('backfill.start', { path, sourceId: source });
    expect(await archivist.call('backfill.check', { path, sourceId: source })).toMatchObject(refused('backfill.busy'));
    await archivist.ask('backfill.pause', {});
    const [paused] = await archivist.ask('backfill.batches', {});
    expect(paused).toMatchObject({ state: 'open' });
    expect(paused!.taken).toBeLessThan(4000);
    const other = await writeTable('other.csv', csvOf(couples(3999)));
    await archivist.ask('backfill.resume', { batchId, path: other });
    expect((await settled(archivist)).stopped).toMatchObject({ error: { code: 'backfill.fileChanged' } });
    await archivist.ask('backfill.resume', { batchId });
    await settled(archivist);
    expect(await archivist.ask('backfill.batches', {})).toMatchObject([{ state: 'done', taken: 4000, known: 0, held: 0 }]);
  });

  test('a batch is rolled back by two; what somebody noted something with stays, and it can be taken again', async () => {
    const { archivist, registrar } = await open();
    const source = await newSource(archivist);
    const path = await writeTable('a.csv', csvOf(couples(120)));
    const batch = await take(archivist, path, source);
    const look = await archivist.ask('records.find', { by: { text: coupleRow(5).字号! }, why: 'inquiry', matter: '核对' });
    const other = await archivist.ask('records.find', { by: { text: coupleRow(6).字号! }, why: 'inquiry', matter: '核对' });
    const [one, two] = [look.rows[0]!.id, other.rows[0]!.id];
    await archivist.ask('records.link', { one: { recordId: one, slot: 'man' }, other: { recordId: two, slot: 'man' }, same: false });
    const rollBack = { batchId: batch.id, reason: '来源文件版本有误' };
    expect(await archivist.call('backfill.rollBack', rollBack)).toMatchObject(refused('approval.required'));
    await archivist.ask('backfill.rollBack', rollBack, { approval: witness });
    await settled(archivist);
    expect(await archivist.ask('backfill.batches', {})).toMatchObject([{ state: 'rolledBack', taken: 2, kept: 2 }]);
    expect(await find(archivist, coupleRow(7).字号!)).toEqual([]);
    expect(await find(archivist, coupleRow(5).字号!)).toMatchObject([{ id: one }]);
    expect(await take(archivist, path, source)).toMatchObject({ taken: 118, known: 2, state: 'done' });
    expect(registrar).toBeDefined();
  });

  test('a live record is never changed by an old one of the same number: the old one says so', async () => {
    const { archivist, registrar } = await open();
    const live = await takeTo(registrar, 'registered', typedCouple());
    const source = await newSource(archivist);
    const row: Row = { ...coupleRow(1), 字号: live.registrationNumber!, 登记日期: '2014-05-20' };
    const path = await writeTable('a.csv', csvOf([row, { ...coupleRow(2), 男方身份证号: coupleRow(3).男方身份证号! }, coupleRow(3)]));
    const { report } = await check(archivist, path, source);
    expect(report!.checks.map(({ check: name }) => name)).toEqual(expect.arrayContaining(['liveRecord', 'numberShared']));
    expect(await take(archivist, path, source)).toMatchObject({ taken: 3, held: 0 });
    const rows = await find(archivist, live.registrationNumber!);
    expect(rows.map(({ source: from, womanName }) => [from, womanName]).toSorted()).toEqual([
      ['backfill', coupleRow(1).女方姓名],
      ['case', '陈静'],
    ]);
  });

  test('what cannot be read is said with what to do, and nothing is begun', async () => {
    const { archivist } = await open();
    const source = await newSource(archivist);
    expect(await archivist.call('backfill.inspect', { path: '/nirgends/x.csv' })).toMatchObject(refused('backfill.fileAbsent'));
    const other = await writeTable('x.csv', csvOf([], ['甲', '乙']));
    expect(await archivist.ask('backfill.inspect', { path: other })).toMatchObject({ kind: 'csv', head: ['甲', '乙'], proposed: {} });
    const missing = await check(archivist, other, source);
    expect(missing.report).toBeNull();
    expect(missing.stopped).toMatchObject({ fileName: 'x.csv', error: { code: 'backfill.columnsMissing' } });
    expect(await archivist.call('backfill.saveSource', { id: null, name: '旧系统', settings })).toMatchObject(
      refused('backfill.sourceExists'),
    );
  });

  test('a rebuild of the journal gives the same tables: taken, held, set aside, rolled back', async () => {
    const { hall, archivist } = await open();
    const source = await newSource(archivist);
    const bad = { ...coupleRow(900), 登记日期: '2031-01-01' };
    const first = await take(archivist, await writeTable('a.csv', csvOf([...couples(40), bad, { 字号: '合计', 男方姓名: '40' }])), source);
    expect(first).toMatchObject({ held: 2 });
    await archivist.ask('backfill.setAside', { batchId: first.id, lines: [43], reason: '合计行' });
    expect(await archivist.call('backfill.setAside', { batchId: first.id, lines: [43], reason: '合计行' })).toMatchObject(
      refused('backfill.nothingHeld'),
    );
    expect(await archivist.ask('backfill.batches', {})).toMatchObject([{ held: 1, setAside: 1 }]);
    const second = await take(archivist, await writeTable('b.csv', csvOf(couples(30, 100))), source);
    await archivist.ask('backfill.rollBack', { batchId: second.id, reason: '错误的文件' }, { approval: witness });
    await settled(archivist);
    const { dir, kept } = hall;
    await hall.desk.close();
    const directory = join(dir, 'store');
    expect(verifyStore(directory, kept.key!, acts)).toMatchObject({ ok: true, value: { problem: null } });
    const opened = openStore(directory, kept.key!, { clock: createSystemClock(), acts });
    if (!opened.ok) throw new Error(opened.error.code);
    const dump = () =>
      opened.value.read((db) =>
        Object.fromEntries(projectionTables(db).map((table) => [table, db.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2`).all()])),
      );
    const before = dump();
    opened.value.rebuild();
    expect(dump()).toEqual(before);
    opened.value.close();
  });
});
