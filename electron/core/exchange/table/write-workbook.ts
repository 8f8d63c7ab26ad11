import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export interface WorkbookCell {
  readonly text: string;
  /** It is at fault: tinted. */
  readonly marked?: boolean;
}

export interface WorkbookSheet {
  readonly name: string;
  readonly head: readonly string[];
  /** In characters, by column. */
  readonly widths?: readonly number[];
  readonly rows: Iterable<readonly WorkbookCell[]>;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Text, its head, and what is at fault; all in the format of text (`@`), so that what somebody types into it stays as typed. */
const style = { text: 0, head: 1, marked: 2 } as const;
const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEFEFEF"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFE3A3"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3">${[
  '<xf numFmtId="49" applyNumberFormat="1"/>',
  '<xf numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1"/>',
  '<xf numFmtId="49" fillId="3" applyNumberFormat="1" applyFill="1"/>',
].join('')}</cellXfs></styleSheet>`;

/**
 * Writes a workbook (ECMA-376) of text alone: nothing in it is a formula, whatever it begins with.
 * @throws what the file system says
 */
export async function writeWorkbook(path: string, sheets: readonly WorkbookSheet[]): Promise<void> {
  const zip = new ZipFile();
  const add = (name: string, xml: string) => zip.addBuffer(Buffer.from(declaration + xml), name);
  const numbers = sheets.map((_, index) => index + 1);
  const part = (name: string, kind: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  add(
    '[Content_Types].xml',
    `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${numbers.map((n) => part(`worksheets/sheet${n}`, 'worksheet')).join('')}</Types>`,
  );
  const related = (rows: readonly (readonly [id: string, type: string, target: string])[]) =>
    `<Relationships xmlns="${packaged}/relationships">${rows.map(([id, type, target]) => `<Relationship Id="${id}" Type="${relationships}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
  add('_rels/.rels', related([['rId1', 'officeDocument', 'xl/workbook.xml']]));
  add(
    'xl/_rels/workbook.xml.rels',
    related([['style', 'styles', 'styles.xml'], ...numbers.map((n) => [`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`] as const)]),
  );
  add(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets>${sheets.map(({ name }, index) => `<sheet name="${escaped(nameOf(name))}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
  );
  zip.addBuffer(Buffer.from(styles), 'xl/styles.xml');
  const output = zip.outputStream as Readable;
  const fail = (error: Error) => void output.destroy(error);
  zip.on('error', fail);
  for (const [index, sheet] of sheets.entries())
    zip.addReadStream(Readable.from(sheetXml(sheet)).on('error', fail), `xl/worksheets/sheet${index + 1}.xml`);
  zip.end();
  await pipeline(output, createWriteStream(path, { mode: 0o600 }));
}

function* sheetXml({ head, widths = [], rows }: WorkbookSheet): Generator<Buffer> {
  const columns = head.map(
    (_, at) => `<col min="${at + 1}" max="${at + 1}" width="${widths[at] ?? 14}" customWidth="1" style="${style.text}"/>`,
  );
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  yield Buffer.from(
    `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`,
  );
  let line = 1;
  yield Buffer.from(rowXml(line, head, () => style.head));
  for (const cells of rows)
    yield Buffer.from(
      rowXml(
        (line += 1),
        cells.map(({ text }) => text),
        (at) => (cells[at]!.marked ? style.marked : style.text),
      ),
    );
  yield Buffer.from('</sheetData></worksheet>');
}

function rowXml(line: number, texts: readonly string[], styleOf: (at: number) => number): string {
  const cells = texts.map(
    (text, at) =>
      `<c r="${columnName(at + 1)}${line}" s="${styleOf(at)}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
  );
  return `<row r="${line}">${cells.join('')}</row>`;
}

/** 1 is A, 27 is AA. */
export function columnName(column: number): string {
  return column <= 26 ? String.fromCharCode(64 + column) : columnName(Math.floor((column - 1) / 26)) + columnName(((column - 1) % 26) + 1);
}

/** What XML cannot have is written as `_x0001_`, and what looks so as `_x005F_x0001_`. */
function escaped(text: string): string {
  return (
    text
      .replaceAll(/_(?=x[\dA-F]{4}_)/gi, '_x005F_')
      // oxlint-disable-next-line no-control-regex -- they are what is replaced
      .replaceAll(
        /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g,
        (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
      )
      .toWellFormed()
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}

/** A sheet's name has at most 31 characters and none of these. */
function nameOf(name: string): string {
  return name.replaceAll(/[:\\/?*[\]]/g, ' ').slice(0, 31);
}
