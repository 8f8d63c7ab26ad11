import { openTable, writeWorkbook } from '#core/exchange/index.ts';
import type { TableCell } from '#shared/law/backfill/row-access.ts';
import { coupleRow } from '../core/archive/backfill/import-desk.ts';
import { partsOf, writeZip } from '../core/exchange/table/make-workbook.ts';
import { cellsOf, dirtyHead, dirtyRows, goodRow } from './dirty-rows.ts';

const fileNumber = dirtyHead.indexOf('档号');
const columnName = (at: number) => String.fromCharCode(65 + at);

/** Dirty rows as a workbook of Excel has them: a title over the head, and every fault as what makes it one. */
export async function dirtyWorkbook(): Promise<string> {
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

/** As a clerk corrects it: every faulty row becomes one nobody can find fault with; those that are no records are deleted. */
export async function correctWorkbook(path: string, corrected: string): Promise<string> {
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
  await writeWorkbook(corrected, [{ name: '待改正', head: head!, rows: good.map((cells) => cells.map((text) => ({ text }))) }]);
  return corrected;
}
