import { posix } from 'node:path';
import { isDateFormat } from './number-cell.ts';
import { readXml } from './read-xml.ts';
import { TableFault } from './types.ts';
import type { ZipParts } from './zip-parts.ts';

/** No other part than rows and texts is larger. */
const mostOfPart = 64 * 1024 * 1024;
const mostOfTexts = 1.5 * 1024 * 1024 * 1024;

export interface WorkbookParts {
  /** Visible sheets in order. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly is1904: boolean;
  /** Texts that cells share. */
  readonly texts: readonly string[];
  /** By the number of a style: its numbers are days. */
  readonly dateStyles: readonly boolean[];
}

/** Reads what of a workbook is not its rows (ECMA-376 part 1). Null: it is no workbook. */
export async function readParts(zip: ZipParts): Promise<WorkbookParts | null> {
  if (!zip.has('[Content_Types].xml')) return null;
  const root = (await relations(zip, '')).find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  if (!zip.has(root)) return null;
  const related = await relations(zip, root);
  const partOf = (id: string) => related.find((relation) => relation.id === id);
  const sheets: { name: string; part: string }[] = [];
  let is1904 = false;
  let isWorkbook = false;
  await readXml(zip.pieces(root, mostOfPart), {
    begin(name, attribute) {
      if (name === 'workbook') isWorkbook = true;
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
      if (name !== 'sheet' || ![undefined, 'visible'].includes(attribute('state'))) return;
      const relation = partOf(attribute('r:id') ?? attribute('id') ?? '');
      if (relation?.type === 'worksheet' && zip.has(relation.part)) sheets.push({ name: attribute('name') ?? '', part: relation.part });
    },
  });
  if (!isWorkbook) return null;
  if (sheets.length === 0) throw new TableFault('noSheet', 0);
  const first = (type: string) => related.find((relation) => relation.type === type && zip.has(relation.part))?.part;
  return { sheets, is1904, texts: await readTexts(zip, first('sharedStrings')), dateStyles: await readStyles(zip, first('styles')) };
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly part: string;
}

/** The parts a part refers to; what lies outside of the file is none of them. */
async function relations(zip: ZipParts, of: string): Promise<Relation[]> {
  const folder = posix.dirname(of);
  const name = posix.join(folder, '_rels', `${posix.basename(of)}.rels`);
  if (!zip.has(name)) return [];
  const found: Relation[] = [];
  await readXml(zip.pieces(name, mostOfPart), {
    begin(tag, attribute) {
      const target = attribute('Target');
      if (tag !== 'Relationship' || target === undefined || attribute('TargetMode') === 'External') return;
      const part = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      found.push({ id: attribute('Id') ?? '', type: posix.basename(attribute('Type') ?? ''), part });
    },
  });
  return found;
}

/** Runs of a text are joined; how it is pronounced (`rPh`) is left out. */
async function readTexts(zip: ZipParts, part: string | undefined): Promise<string[]> {
  const texts: string[] = [];
  if (part === undefined) return texts;
  let text = '';
  let isText = false;
  let isSpoken = false;
  await readXml(zip.pieces(part, mostOfTexts), {
    begin(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') isSpoken = true;
      if (name === 't') isText = !isSpoken;
    },
    text(more) {
      if (isText) text += more;
    },
    end(name) {
      if (name === 't') isText = false;
      if (name === 'rPh') isSpoken = false;
      if (name === 'si') texts.push(unescaped(text));
    },
  });
  return texts;
}

async function readStyles(zip: ZipParts, part: string | undefined): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  if (part === undefined) return styles;
  let areCells = false;
  await readXml(zip.pieces(part, mostOfPart), {
    begin(name, attribute) {
      const id = Number(attribute('numFmtId') ?? 0);
      if (name === 'numFmt') codes.set(id, attribute('formatCode') ?? '');
      if (name === 'cellXfs') areCells = true;
      if (name === 'xf' && areCells) styles.push(isDateFormat(id, codes.get(id)));
    },
    end(name) {
      if (name === 'cellXfs') areCells = false;
    },
  });
  return styles;
}

/** `_x000D_` stands for a character that XML cannot have (ECMA-376 part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replaceAll(/_x([\dA-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}
