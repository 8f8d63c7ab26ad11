import { describe, expect, test } from 'vitest';
import { codeTables, wordOf } from '#shared/law/backfill/code-tables.ts';
import { proposeColumns } from '#shared/law/backfill/propose-columns.ts';
import { createRowReader } from '#shared/law/backfill/read-row.ts';
import {
  BackfillCheck,
  BackfillSettings,
  CivilDate,
  ethnicityCodes,
  HistoricalFlag,
  HistoricalRecord,
  isHeld,
  type BackfillField,
} from '#shared/model/index.ts';
import { createTranslator } from '#shared/locales/index.ts';
import { cellsOf, dirtyHead, dirtyRows, goodRow, type DirtyRow } from '../../data/dirty-rows.ts';

const deps = {
  today: CivilDate.parse('2026-11-24'),
  countryCode: (written: string) => (/^(?:中国|CHN)$/.test(written) ? 'CHN' : null),
};
const settings = BackfillSettings.parse({ columns: proposeColumns(dirtyHead) });
const reader = createRowReader(settings, dirtyHead, deps);
const read = (row: DirtyRow, otherEncoding = false) => reader({ cells: cellsOf(row), otherEncoding });
const checks = (row: DirtyRow) => read(row).problems.map(({ check }) => check);

/** Found by what the register or the rest of the file has, not by the row. */
const byOthers: readonly BackfillCheck[] = ['changedSince', 'rowTwice', 'numberShared', 'registrationNumberShared', 'liveRecord'];
/** Not a matter of one cell of the good row. */
const apart: readonly BackfillCheck[] = ['cellsShifted', 'otherEncoding'];

test('M-120 the columns of a table are known by their heads', () => {
  const { columns } = settings;
  expect(columns['man.idNumber']).toBe('男方身份证号');
  expect(Object.values(columns).toSorted()).toEqual(dirtyHead.filter((name) => name !== '乡镇').toSorted());
  const other: readonly (readonly [string, BackfillField])[] = [
    ['姓名(男)', 'man.name'],
    ['女方证件号码', 'woman.idNumber'],
    ['妻子出生年月', 'woman.born'],
    ['丈夫户籍地址', 'man.domicile'],
    ['结婚证字号', 'registrationNumber'],
    ['结婚日期', 'registeredOn'],
    ['案卷号', 'fileNumber'],
    ['异常备注', 'remark'],
  ];
  for (const [name, field] of other) expect(proposeColumns([name])).toEqual({ [field]: name });
  expect(proposeColumns(['序号', '乡镇', ''])).toEqual({});
});

test('M-121 a whole row becomes a record as the table has it, with what no column is for beside it', () => {
  const { record, problems } = read({ 乡镇: '城关镇', 男方姓名: '  王建国 ' });
  expect(problems).toEqual([]);
  expect(record).toEqual({
    act: 'marriage',
    registrationNumber: 'J329901-2004-000017',
    office: { code: '329901', name: '清江县民政局' },
    registeredOn: '2004-05-20',
    registeredWritten: '',
    fileNumber: '2004-结-17',
    man: {
      name: '王建国',
      idNumber: goodRow.男方身份证号,
      born: '1979-03-02',
      bornWritten: '',
      nationality: 'CHN',
      document: 'residentCard',
      documentNumber: '',
      details: { sex: '男', ethnicity: '汉族', occupation: '工人', education: '普通高级中学教育', maritalStatus: '未婚' },
    },
    woman: {
      name: '李秀英',
      idNumber: goodRow.女方身份证号,
      born: '1981-08-09',
      bornWritten: '',
      nationality: 'CHN',
      document: '',
      documentNumber: '',
      details: { sex: '女' },
    },
    remarks: [],
    extra: { 乡镇: '城关镇' },
  });
  expect(HistoricalRecord.safeParse({ ...record, id: '0192f3a0-0000-7000-8000-000000000001' }).success).toBe(true);
});

describe('M-121 everything that can be wrong with a row has its name', () => {
  test.each(dirtyRows)('%s', (check, row) => {
    const { record, problems } = read(row);
    expect(problems.map((problem) => problem.check)).toContain(check);
    // Only what is wrong with the table waits; what is wrong with the paper is kept with its flag.
    expect(record === null).toBe(problems.some(isHeld));
    const flag = HistoricalFlag.safeParse(check);
    if (flag.success) expect(record!.remarks.map((remark) => remark.flag)).toContain(flag.data);
  });

  test('no check is without such a row, and there are more than fifty', () => {
    const shown = new Set<BackfillCheck>([...dirtyRows.map(([check]) => check), ...byOthers, ...apart]);
    expect([...shown].toSorted()).toEqual(BackfillCheck.options.toSorted());
    expect(dirtyRows.length).toBeGreaterThan(50);
  });

  test('what stands beyond the head, and a line in another encoding', () => {
    const beyond = reader({ cells: [...cellsOf({}), { text: '城关镇', fault: null }], otherEncoding: false });
    expect(beyond).toMatchObject({ record: null, problems: [{ check: 'cellsShifted', column: null, text: '城关镇' }] });
    expect(read({}, true)).toMatchObject({ record: { man: { name: '王建国' } }, problems: [{ check: 'otherEncoding' }] });
  });

  test('a problem says in which column it is and what stands there', () => {
    expect(read({ 女方出生日期: '2005-01-01' }).problems).toContainEqual({
      check: 'bornAfterRegistration',
      column: '女方出生日期',
      text: '2005-01-01',
    });
    expect(read({ 登记日期: '2004年2月30日' }).problems).toContainEqual({
      check: 'dateImpossible',
      column: '登记日期',
      text: '2004年2月30日',
    });
  });
});

describe('M-121 dirty truth is kept', () => {
  test('a row whose remark says that the paper is so is taken, and only then', () => {
    expect(read({ 男方性别: '女' }).record).toBeNull();
    expect(read({ 男方性别: '女', 备注: '原档男方性别误写为女' }).record).toMatchObject({
      man: { details: { sex: '女' } },
      remarks: [{ flag: 'other', of: 'record', note: '原档男方性别误写为女' }],
    });
    // What a spreadsheet broke is never the paper's.
    expect(read({ 男方身份证号: { text: '3.29901E+17', fault: 'scientific' }, 备注: '原档如此' }).record).toBeNull();
  });

  test.each([
    ['1974.5', { registeredOn: null, registeredWritten: '1974.5' }],
    ['一九七四年五月一日', { registeredOn: '1974-05-01', registeredWritten: '' }],
    ['民国三十七年五月一日', { registeredOn: '1948-05-01', registeredWritten: '' }],
    ['2004-05-20 00:00:00', { registeredOn: '2004-05-20', registeredWritten: '' }],
    ['83.5.1', { registeredOn: null, registeredWritten: '83.5.1' }],
  ])('a date written %s', (written, expected) => {
    expect(read({ 登记日期: written, 男方出生日期: '', 女方出生日期: '', 男方身份证号: '', 女方身份证号: '' }).record).toMatchObject(
      expected,
    );
  });

  test.each([
    [`３２９９０１１９７９０３０２１０１${goodRow.男方身份证号.slice(17)}`, goodRow.男方身份证号],
    [`'${goodRow.男方身份证号}`, goodRow.男方身份证号],
    ['329901 790302 101', '329901790302101'],
  ])('a number written %s', (written, expected) => {
    expect(read({ 男方身份证号: written }).record!.man.idNumber).toBe(expected);
  });

  test('the age that counts is that of the law of the day', () => {
    const couple = { 男方身份证号: '', 女方身份证号: '', 字号: '' };
    expect(checks({ ...couple, 登记日期: '1980-12-31', 男方出生日期: '1960-12-31', 女方出生日期: '1962-12-31' })).not.toContain('underAge');
    expect(checks({ ...couple, 登记日期: '1981-01-01', 男方出生日期: '1960-12-31', 女方出生日期: '1962-12-31' })).toContain('underAge');
    expect(checks({ ...couple, 登记日期: '1949-01-01', 男方出生日期: '1935-01-01', 女方出生日期: '1935-01-01' })).not.toContain('underAge');
  });
});

describe('M-120 words and codes of the standard’s tables, and a source’s own', () => {
  test('codes and words of a table mean the same', () => {
    for (const [written, word] of [
      ['01', '汉族'],
      ['1', '汉族'],
      ['汉', '汉族'],
      ['５６', '基诺族'],
    ] as const)
      expect(wordOf('ethnicity', written)).toBe(word);
    expect(wordOf('maritalStatus', '23')).toBe('复婚');
    expect(wordOf('occupation', '农民')).toBe('农民');
    expect(wordOf('act', '补领结婚证')).toBe('marriageReissue');
  });

  test('the peoples are those of GB/T 3304 under its codes', () => {
    const t = createTranslator('zh-CN', { strict: true });
    for (const code of ethnicityCodes) expect(wordOf('ethnicity', code)).toBe(t(`terms:ethnicity.${code}`));
    expect(new Set(codeTables.ethnicity.words.values()).size).toBe(ethnicityCodes.length);
  });

  test('a source’s own codes come first, and what no column says is the source’s', () => {
    const own = createRowReader(
      BackfillSettings.parse({
        columns: { 'man.name': '甲', 'woman.name': '乙', 'man.education': '学历' },
        act: 'divorce',
        office: { code: null, name: '城关公社' },
        codes: { education: { '05': '小学' } },
      }),
      ['甲', '乙', '学历'],
      deps,
    );
    const cells = ['张三', '李四', '05'].map((text) => ({ text, fault: null }));
    expect(own({ cells, otherEncoding: false }).record).toMatchObject({
      act: 'divorce',
      office: { code: null, name: '城关公社' },
      man: { details: { education: '小学教育' } },
    });
  });
});

test('a row is known again by its key in the source, else by all it says', () => {
  expect(read({}).identity).toBe(read({ 男方姓名: ' 王建国' }).identity);
  expect(read({}).identity).not.toBe(read({ 档号: '2004-结-18' }).identity);
  const keyed = createRowReader({ ...settings, columns: { ...settings.columns, key: '乡镇' } }, dirtyHead, deps);
  const identityOf = (row: DirtyRow) => keyed({ cells: cellsOf({ ...row, 乡镇: '000123' }), otherEncoding: false }).identity;
  expect(identityOf({})).toBe(identityOf({ 男方姓名: '王建军' }));
});
