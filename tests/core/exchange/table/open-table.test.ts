import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { encodeGb18030, openTable, TableFault, writeWorkbook } from '#core/exchange/index.ts';
import { partsOf, place, writeBytes, writeZip } from './make-workbook.ts';

/** Rows as `line: text|text`, a fault as `text!fault`. */
async function read(path: string, sheet?: string): Promise<string[]> {
  const opened = await openTable(path);
  if (!opened.ok) return [opened.error];
  const rows: string[] = [];
  try {
    for await (const { line, cells, otherEncoding } of opened.value.rows(sheet))
      rows.push(
        `${line}: ${cells.map(({ text, fault }) => (fault === null ? text : `${text}!${fault}`)).join('|')}${otherEncoding ? ' *' : ''}`,
      );
  } catch (thrown) {
    if (!(thrown instanceof TableFault)) throw thrown;
    rows.push(`! ${thrown.problem}`);
  }
  await opened.value.close();
  return rows;
}

const sheet = (rows: string, behind = '') => `<sheetData>${rows}</sheetData>${behind}`;
const row = (cells: string, line = 1) => `<row r="${line}">${cells}</row>`;

describe('a workbook is read as it stands', () => {
  test.each([
    ['shared text, runs joined, pronunciation left out', '<c r="A1" t="s"><v>1</v></c>', '王建国'],
    ['blanks at both ends go, a break becomes a blank', '<c r="A1" t="s"><v>2</v></c>', '一行 二行'],
    ['a formula stands for itself, what it gave last is ignored', '<c r="A1"><f>B1&amp;"x"</f><v>42</v></c>', '=B1&"x"!formula'],
    ['a shared formula without its text', '<c r="A1" t="str"><f t="shared" si="0"/><v>王伟</v></c>', '=!formula'],
    ['DDE is never followed', '<c r="A1"><f>cmd|\'/c calc\'!A0</f><v>0</v></c>', "=cmd|'/c calc'!A0!formula"],
    ['an error', '<c r="A1" t="e"><v>#REF!</v></c>', '#REF!!errorValue'],
    ['15 digits are kept', '<c r="A1"><v>320381900101123</v></c>', '320381900101123'],
    ['an ID number typed as a number has lost its end', '<c r="A1"><v>3.2038119900101123E+17</v></c>', '320381199001011000!lostDigits'],
    ['an ID number written out as a number keeps its digits', '<c r="A1"><v>110105194912310021</v></c>', '110105194912310021!lostDigits'],
    ['what a computer adds to a fraction goes', '<c r="A1"><v>0.30000000000000004</v></c>', '0.3'],
    ['a date', '<c r="A1" s="1"><v>27030</v></c>', '1974-01-01'],
    ['a date with a time', '<c r="A1" s="2"><v>27030.75</v></c>', '1974-01-01'],
    ['a Chinese date format', '<c r="A1" s="4"><v>38127</v></c>', '2004-05-20'],
    ['a unit that has a d is no date', '<c r="A1" s="3"><v>12.5</v></c>', '12.5'],
    ['the day that never was', '<c r="A1" s="1"><v>60</v></c>', '1900-02-29'],
    ['the first of March 1900', '<c r="A1" s="1"><v>61</v></c>', '1900-03-01'],
    ['an inline text', '<c r="A1" t="inlineStr"><is><t>李</t></is></c>', '李'],
    ['truth', '<c r="A1" t="b"><v>1</v></c>', 'TRUE'],
    ['scientific notation typed as text', '<c r="A1" t="inlineStr"><is><t>3.29E+17</t></is></c>', '3.29E+17!scientific'],
  ])('%s', async (_, cell, expected) => {
    expect(await read(await writeZip(partsOf(sheet(row(cell)))))).toEqual([`1: ${expected}`]);
  });

  test('an empty cell is no text of another, whatever its type; what is only tinted is no column', async () => {
    const rows = row('<c r="A1" t="s"/><c r="B1"><v>1</v></c><c r="ZZ1" s="1"/>');
    expect(await read(await writeZip(partsOf(sheet(rows))))).toEqual(['1: |1']);
    const wide = row('<c r="A1"><v>1</v></c><c r="ZZ1" s="1"><v>5</v></c>');
    expect(await read(await writeZip(partsOf(sheet(wide))))).toEqual(['! tooLarge']);
  });

  test('cells that are left out leave their place; lines are those of the sheet, empty ones are passed over', async () => {
    const rows = row('<c r="C2"><v>3</v></c>', 2) + row('<c r="A3"/>', 3) + row('<c r="A7"><v>1</v></c>', 7);
    expect(await read(await writeZip(partsOf(sheet(rows))))).toEqual(['2: ||3', '7: 1']);
  });

  test('every cell of a merged range says so, those that are not written too', async () => {
    const rows = row('<c r="A1"><v>1</v></c>') + row('<c r="A2"><v>2</v></c><c r="B2"><v>5</v></c>', 2) + row('<c r="B3"><v>6</v></c>', 3);
    const merged = '<mergeCells count="2"><mergeCell ref=\'A2:A3\'/><mergeCell ref="B1:C1"/></mergeCells>';
    expect(await read(await writeZip(partsOf(sheet(rows, merged))))).toEqual(['1: 1|!merged|!merged', '2: 2!merged|5', '3: !merged|6']);
  });

  test('days since 1904, names with a prefix, hidden sheets and charts left out, a sheet by its name', async () => {
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
    const parts = partsOf('', {
      'xl/workbook.xml':
        '<x:workbook xmlns:x="m" xmlns:r="r"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="藏" state="hidden" r:id="a"/><x:sheet name="图" r:id="b"/><x:sheet name="一" r:id="c"/><x:sheet name="二" r:id="d"/></x:sheets></x:workbook>',
      'xl/_rels/workbook.xml.rels': `<Relationships>${relation('a', 'worksheet', 'worksheets/sheet1.xml')}${relation('b', 'chartsheet', 'worksheets/sheet1.xml')}${relation('c', 'worksheet', 'worksheets/one.xml')}${relation('d', 'worksheet', 'worksheets/two.xml')}${relation('y', 'styles', 'styles.xml')}</Relationships>`,
      'xl/worksheets/one.xml':
        '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" s="1"><x:v>0</x:v></x:c><x:c r="B1" s="1"><x:v>36525</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      'xl/worksheets/two.xml': `<worksheet>${sheet(row('<c r="A1"><v>2</v></c>'))}</worksheet>`,
    });
    const path = await writeZip(parts);
    const opened = await openTable(path);
    if (opened.ok) await opened.value.close();
    expect(opened.ok && [opened.value.kind, opened.value.encoding, opened.value.sheets]).toEqual(['xlsx', null, ['一', '二']]);
    expect(await read(path)).toEqual(['1: 0|2004-01-01']);
    expect(await read(path, '二')).toEqual(['1: 2']);
    await expect(read(path, '三')).resolves.toEqual(['! noSheet']);
  });

  test.each([
    [
      'an entity',
      '<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>',
    ],
    ['half a sheet', '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'],
  ])('%s makes it damaged', async (_, text) => {
    expect((await read(await writeZip(partsOf('', { 'xl/worksheets/sheet1.xml': text })))).at(-1)).toBe('! damaged');
  });

  test('what is no table is told by what is in it', async () => {
    const cfb = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    expect(await read(await writeBytes(cfb, 'a.xlsx'))).toEqual(['oldExcel']);
    expect(await read(await writeBytes(Buffer.concat([cfb, Buffer.from('EncryptedPackage', 'utf16le')]), 'a.xlsx'))).toEqual(['locked']);
    expect(await read(await writeZip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }, 'a.ods'))).toEqual(['notATable']);
    expect(await read(await writeBytes(Buffer.from('504b0304ffff', 'hex'), 'a.xlsx'))).toEqual(['damaged']);
    expect(await read(await writeBytes(Buffer.from([1, 0, 2, 10]), 'a.csv'))).toEqual(['notATable']);
    expect(await read('/nirgends/a.csv')).toEqual(['absent']);
  });

  test('what unpacks to a thousand times its size is not unpacked', async () => {
    const bomb = `<worksheet>${sheet(row(`<c r="A1" t="inlineStr"><is><t>${' '.repeat(300 * 1024 * 1024)}</t></is></c>`))}</worksheet>`;
    expect(await read(await writeZip(partsOf('', { 'xl/worksheets/sheet1.xml': bomb })))).toEqual(['! tooLarge']);
  });
});

describe('text is read in whatever it is written', () => {
  const names = ['姓名,证号', '王建国,1', '李秀英,2'];
  const utf16 = (text: string, isBig: boolean) =>
    isBig ? Buffer.from(`\uFEFF${text}`, 'utf16le').swap16() : Buffer.from(`\uFEFF${text}`, 'utf16le');
  test.each([
    ['utf-8', Buffer.from(names.join('\n'))],
    ['utf-8', Buffer.from(`\uFEFF${names.join('\r\n')}\r\n`)],
    ['gb18030', Buffer.from(encodeGb18030(names.join('\r\n')))],
    ['utf-16le', utf16(names.join('\r\n'), false)],
    ['utf-16be', utf16(names.join('\n'), true)],
  ])('%s', async (encoding, bytes) => {
    const path = await writeBytes(bytes);
    const opened = await openTable(path);
    if (opened.ok) await opened.value.close();
    expect(opened.ok && opened.value.encoding).toBe(encoding);
    expect(await read(path)).toEqual(['1: 姓名|证号', '2: 王建国|1', '3: 李秀英|2']);
  });

  test('lines of another encoding in the same file are read as what they are, and say so', async () => {
    const line = (text: string) => Buffer.from(encodeGb18030(text));
    const inUtf8 = Buffer.concat([Buffer.from('姓名,地址\n李秀英,清江县\n'), line('王建国,清江县\n'), Buffer.from('张伟,城关镇\n')]);
    expect(await read(await writeBytes(inUtf8))).toEqual(['1: 姓名|地址', '2: 李秀英|清江县', '3: 王建国|清江县 *', '4: 张伟|城关镇']);
    const inGb = Buffer.concat([line('姓名,地址\n李秀英,清江县\n张伟,城关镇\n'), Buffer.from('王建国,清江县\n')]);
    expect((await read(await writeBytes(inGb))).at(-1)).toBe('4: 王建国|清江县 *');
  });

  test('quotes, breaks within them, other separators, guards against formulas and lost digits', async () => {
    expect(await read(await writeBytes('a;b\n"x;1";"say ""hi""\nthere"\n'))).toEqual(['1: a|b', '2: x;1|say "hi" there']);
    expect(await read(await writeBytes('a\tb\n="007"\t=1+1\n'))).toEqual(['1: a|b', '2: 007|=1+1']);
    expect(await read(await writeBytes("a,b\n'=SUM(A1),3.29901E+17\n"))).toEqual(['1: a|b', '2: =SUM(A1)|3.29901E+17!scientific']);
    expect(await read(await writeBytes(`a,b\n"x,1\n${'y,2\n'.repeat(60)}`))).toContain('3: y|2');
  });
});

test('what is written is read again as the same text, formulas and line ends of every kind included', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { minLength: 2, maxLength: 4 }), { maxLength: 5 }),
      async (rows) => {
        const path = await place('written.xlsx');
        const texts = [['=A1', '_x0041_', '<&">'], ...rows];
        await writeWorkbook(path, [
          { name: '待改正', head: ['甲', '乙'], rows: texts.map((cells) => cells.map((text) => ({ text, marked: text === '' }))) },
        ]);
        const opened = await openTable(path);
        if (!opened.ok) throw new Error(opened.error);
        const found: string[][] = [];
        for await (const { cells } of opened.value.rows()) found.push(cells.map(({ text }) => text));
        await opened.value.close();
        const expected = texts
          .map((cells) =>
            cells.map((text) =>
              text
                .toWellFormed()
                .trim()
                .replaceAll(/\s*[\r\n]+\s*/g, ' '),
            ),
          )
          .filter((cells) => cells.some((text) => text !== ''));
        expect(found).toEqual([['甲', '乙'], ...expected]);
      },
    ),
    { numRuns: 60 },
  );
});

test('rows that cannot be made are the writer’s failure, and no workbook', async () => {
  function* rows(): Generator<[]> {
    yield [];
    throw new Error('gone');
  }
  await expect(writeWorkbook(await place('half.xlsx'), [{ name: '表', head: ['甲'], rows: rows() }])).rejects.toThrow('gone');
});
