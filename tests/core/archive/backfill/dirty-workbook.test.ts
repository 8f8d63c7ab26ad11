import { join } from 'node:path';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { openTable, writeWorkbook } from '#core/exchange/index.ts';
import type { TableCell } from '#shared/law/backfill/row-access.ts';
import { isHeld } from '#shared/model/index.ts';
import { cellsOf, dirtyHead, dirtyRows, goodRow } from '../../../data/dirty-rows.ts';
import { partsOf, writeZip } from '../../exchange/table/make-workbook.ts';
import { eachTestsArchive } from '../files/archive-desk.ts';
import { check, coupleRow, newSource, settings, settled, take } from './import-desk.ts';

const open = eachTestsArchive();
const fileNumber = dirtyHead.indexOf('档号');
const columnName = (at: number) => String.fromCharCode(65 + at);

/** Dirty rows as a workbook of Excel has them: a title over the head, and every fault as what makes it one. */
async function dirtyWorkbook(): Promise<string> {
  const merged: string[] = [];
  const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const xmlOf = ({ text, fault }: TableCell, place: string): string => {
    if (fault === 'formula') return `<c r="${place}" t="str"><f>${escape(text.replace(/^=/, ''))}</f><v>张三</v></c>`;
    if (fault === 'errorValue') return `<c r="${place}" t="e"><v>${escape(text)}</v></c>`;
    if (fault === 'lostDigits') return `<c r="${place}"><v>${text}</v></c>`;
    if (fault === 'merged') merged.push(place);
    const shown = fault === 'unreadable' && !text.includes('\uFFFD') ? `${text}\uFFFD` : text;
    // oxlint-disable-next-line no-control-regex -- XML has no such characters; a workbook writes them so
    const written = escape(shown).replaceAll(/[\u0000-\u001F]/g, (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, '0')}_`);
    return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${written}</t></is></c>`;
  };
  const rowXml = (line: number, cells: readonly TableCell[]) =>
    `<row r="${line}">${cells.map((cell, at) => xmlOf(cell, `${columnName(at)}${line}`)).join('')}</row>`;
  const plain = (text: string): TableCell => ({ text, fault: null });
  const rows = [
    rowXml(1, [plain('清江县历年婚姻登记一览')]),
    rowXml(2, dirtyHead.map(plain)),
    ...dirtyRows.map(([, row], n) => rowXml(n + 3, rowOf(cellsOf(row), n))),
  ];
  const ranges = merged.map((place) => `<mergeCell ref="${place}:${place}"/>`);
  const title = `<mergeCell ref="A1:${columnName(dirtyHead.length - 1)}1"/>`;
  return writeZip(partsOf(`<sheetData>${rows.join('')}</sheetData><mergeCells>${title}${ranges.join('')}</mergeCells>`), '历年.xlsx');
}

/** Apart from what is wrong with it each row is one of its own. */
function rowOf(cells: readonly TableCell[], n: number): TableCell[] {
  return cells.map((cell, at) => (at === fileNumber && cell.text === goodRow.档号 ? { text: `2004-结-${n}`, fault: null } : cell));
}

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
  const corrected = await correct(join(folder, again.fileName), folder);
  const held = await archivist.ask('backfill.held', { batchId: idle.id });
  const lines = held.rows.filter(({ problems }) => problems.some(({ check: name }) => notRecords.includes(name))).map(({ line }) => line);
  await archivist.ask('backfill.setAside', { batchId: idle.id, lines, reason: '不是记录' });
  const second = await take(archivist, corrected, sourceId);
  expect(second).toMatchObject({ held: 0, taken: idle.held - lines.length });
  expect((await archivist.ask('backfill.batches', {})).map(({ held: left }) => left)).toEqual([0, 0, 0]);
  await settled(archivist);
});

/** As a clerk corrects it: every faulty row becomes one nobody can find fault with; those that are no records are deleted. */
async function correct(path: string, folder: string): Promise<string> {
  const opened = await openTable(path);
  if (!opened.ok) throw new Error(opened.error);
  const rows: string[][] = [];
  for await (const { cells } of opened.value.rows()) rows.push(cells.map(({ text }) => text));
  await opened.value.close();
  const [head, ...held] = rows;
  const good = held
    .filter(([problems]) => !/合计行|表头重复/.test(problems!))
    .map((cells, n) =>
      head!.map((name, at) =>
        at === head!.length - 1 || at === 0 ? (cells[at] ?? '') : ((coupleRow(n + 1) as Record<string, string>)[name] ?? ''),
      ),
    );
  const corrected = join(folder, '已改.xlsx');
  await writeWorkbook(corrected, [{ name: '待改正', head: head!, rows: good.map((cells) => cells.map((text) => ({ text }))) }]);
  return corrected;
}

test('a source that is changed stays one, with its own codes', async () => {
  const { archivist } = await open();
  const id = await newSource(archivist, '乡镇台账');
  const changed = await archivist.ask('backfill.saveSource', { id, name: '乡镇台账', settings: { codes: { sex: { 甲: '男' } } } });
  expect(changed).toMatchObject({ id, settings: { codes: { sex: { 甲: '男' } } } });
  expect(await archivist.ask('backfill.sources', {})).toHaveLength(1);
});
