import { createWriteStream } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Parts of a workbook as Excel writes it, with this inside of `<worksheet>`; others beside or instead. */
export function partsOf(sheet: string, others: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="登记簿" sheetId="1" r:id="s1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="s1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="${office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="y" Type="${office}/styles" Target="/xl/styles.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet>${sheet}</worksheet>`,
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="[Red]0.00&quot;d&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="31"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml':
      '<sst><si><t>姓名</t></si><si><r><t>王</t></r><r><t>建国</t></r><rPh sb="0" eb="1"><t>ワン</t></rPh></si><si><t xml:space="preserve"> 一行_x000D_\n二行　</t></si></sst>',
    ...others,
  };
}

export async function writeZip(parts: Readonly<Record<string, string>>, name = 'table.xlsx'): Promise<string> {
  const path = await place(name);
  const zip = new ZipFile();
  for (const [part, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), part);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

export async function writeBytes(bytes: Uint8Array | string, name = 'table.csv'): Promise<string> {
  const path = await place(name);
  await writeFile(path, bytes);
  return path;
}

export async function place(name: string): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'table-')), name);
}
