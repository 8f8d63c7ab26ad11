import { join } from 'node:path';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { isHeld } from '#shared/model/index.ts';
import { dirtyRows } from '../../../data/dirty-rows.ts';
import { correctWorkbook, dirtyWorkbook } from '../../../data/dirty-workbook.ts';
import { eachTestsArchive } from '../files/archive-desk.ts';
import { check, newSource, settings, settled, take } from './import-desk.ts';

const open = eachTestsArchive();
const notRecords = ['headRepeated', 'totalRow'];

test('M-121 a dirty workbook: nothing is lost, each fault is named, and corrected rows complete it', async () => {
  const { archivist } = await open();
  const { id: sourceId } = await archivist.ask('backfill.saveSource', {
    id: null,
    name: '旧系统',
    settings: { columns: settings.columns },
  });
  const path = await dirtyWorkbook();
  const { report, stopped } = await check(archivist, path, sourceId);
  expect(stopped).toBeNull();
  const named = new Set<string>(report!.checks.map(({ check: name }) => name));
  expect(dirtyRows.map(([name]) => name).filter((name) => !named.has(name))).toEqual([]);
  expect(named.size).toBeGreaterThanOrEqual(50);
  const first = await take(archivist, path, sourceId);
  expect(first.taken + first.known + first.held).toBe(dirtyRows.length);
  const waiting = await archivist.ask('backfill.held', { batchId: first.id });
  for (const [n, [name]] of dirtyRows.entries())
    if (isHeld({ check: name })) {
      const held = waiting.rows.find(({ line }) => line === n + 3);
      expect(
        held?.problems.map(({ check: found }) => found),
        name,
      ).toContain(name);
    }

  const folder = await mkdtemp(join(tmpdir(), 'corrected-'));
  const { fileName, rows } = await archivist.ask('backfill.errorWorkbook', { batchId: first.id, folder });
  expect(rows).toBe(first.held);
  const idle = await take(archivist, join(folder, fileName), sourceId);
  // Nobody has corrected anything: the same rows wait again, and once; but for the cell that is merged with no other any more.
  expect(idle).toMatchObject({ taken: 1, held: first.held - 1 });
  expect((await archivist.ask('backfill.batches', {})).find(({ id }) => id === first.id)).toMatchObject({ held: 0 });

  const again = await archivist.ask('backfill.errorWorkbook', { batchId: idle.id, folder });
  const corrected = await correctWorkbook(join(folder, again.fileName), join(folder, '已改.xlsx'));
  const held = await archivist.ask('backfill.held', { batchId: idle.id });
  const lines = held.rows.filter(({ problems }) => problems.some(({ check: name }) => notRecords.includes(name))).map(({ line }) => line);
  await archivist.ask('backfill.setAside', { batchId: idle.id, lines, reason: '不是记录' });
  const second = await take(archivist, corrected, sourceId);
  expect(second).toMatchObject({ held: 0, taken: idle.held - lines.length });
  expect((await archivist.ask('backfill.batches', {})).map(({ held: left }) => left)).toEqual([0, 0, 0]);
  await settled(archivist);
});

test('a source that is changed stays one, with its own codes', async () => {
  const { archivist } = await open();
  const id = await newSource(archivist, '乡镇台账');
  const changed = await archivist.ask('backfill.saveSource', { id, name: '乡镇台账', settings: { codes: { sex: { 甲: '男' } } } });
  expect(changed).toMatchObject({ id, settings: { codes: { sex: { 甲: '男' } } } });
  expect(await archivist.ask('backfill.sources', {})).toHaveLength(1);
});
