import type { BackfillCheck } from '#shared/model/index.ts';
import type { TableCell } from '#shared/law/backfill/row-access.ts';
import { idNumberCheck } from '#shared/model/index.ts';

/** The columns of a table as a county's old system wrote it. */
export const dirtyHead = [
  '字号',
  '登记日期',
  '登记机关',
  '机关代码',
  '业务类型',
  '男方姓名',
  '男方身份证号',
  '男方出生日期',
  '男方性别',
  '男方国籍',
  '男方证件类型',
  '男方民族',
  '男方职业',
  '男方文化程度',
  '男方婚姻状况',
  '女方姓名',
  '女方身份证号',
  '女方出生日期',
  '女方性别',
  '档号',
  '备注',
  '乡镇',
] as const;
type Head = (typeof dirtyHead)[number];
export type DirtyRow = Partial<Record<Head, string | TableCell>>;

export const numberOf = (body: string) => body + idNumberCheck(body);

/** A row nobody can find fault with. */
export const goodRow = {
  字号: 'J329901-2004-000017',
  登记日期: '2004-05-20',
  登记机关: '清江县民政局',
  机关代码: '329901',
  业务类型: '结婚登记',
  男方姓名: '王建国',
  男方身份证号: numberOf('32990119790302101'),
  男方出生日期: '1979-03-02',
  男方性别: '男',
  男方国籍: '中国',
  男方证件类型: '居民身份证',
  男方民族: '汉族',
  男方职业: '工人',
  男方文化程度: '高中',
  男方婚姻状况: '未婚',
  女方姓名: '李秀英',
  女方身份证号: numberOf('32990119810809102'),
  女方出生日期: '1981-08-09',
  女方性别: '女',
  档号: '2004-结-17',
} satisfies DirtyRow;

const faulty = (text: string, fault: TableCell['fault']): TableCell => ({ text, fault });

/** Rows with one thing wrong each, by the check that names it: what is there instead of the good row's. */
export const dirtyRows: ReadonlyArray<readonly [BackfillCheck, DirtyRow]> = [
  ['formula', { 男方姓名: faulty('=A1&B1', 'formula') }],
  ['merged', { 登记日期: faulty('', 'merged') }],
  ['scientific', { 男方身份证号: faulty('3.29901E+17', 'scientific') }],
  ['lostDigits', { 男方身份证号: faulty('329901197903021000', 'lostDigits') }],
  ['errorValue', { 登记日期: faulty('#N/A', 'errorValue') }],
  ['unreadable', { 男方姓名: faulty('王\uFFFD国', 'unreadable') }],
  ['lostCharacters', { 男方姓名: '王??' }],
  ['controlCharacters', { 男方姓名: '王\u0001建国' }],
  ['tooLong', { 男方姓名: '王'.repeat(61) }],
  ['headRepeated', Object.fromEntries(dirtyHead.map((name) => [name, name]))],
  ['totalRow', { 字号: '合计 1,204 对' }],
  [
    'emptyRecord',
    { 字号: '', 男方姓名: '', 男方身份证号: '', 男方出生日期: '', 女方姓名: '无', 女方身份证号: '不详', 女方出生日期: '', 档号: '' },
  ],
  ['actMissing', { 业务类型: '' }],
  ['actUnknown', { 业务类型: '订婚' }],
  ['registeredSerial', { 登记日期: '38127' }],
  ['registeredInFuture', { 登记日期: '2062-05-20' }],
  ['registeredTooEarly', { 登记日期: '1904-05-20', 男方出生日期: '', 女方出生日期: '' }],
  ['bornSerial', { 男方出生日期: '28916' }],
  ['bornTooEarly', { 男方出生日期: '1097-03-02' }],
  ['bornAfterRegistration', { 男方出生日期: '2005-03-02' }],
  ['nameHasDigits', { 男方姓名: '王建国2' }],
  ['severalNames', { 男方姓名: '王建国、王建军' }],
  ['severalNumbers', { 男方身份证号: `${goodRow.男方身份证号}/${goodRow.女方身份证号}` }],
  ['numberInNoForm', { 男方身份证号: '另见户口簿' }],
  ['sexUnknown', { 男方性别: '7' }],
  ['sexesSame', { 男方性别: '女' }],
  ['sexesSwapped', { 男方性别: '2', 女方性别: '1' }],
  ['nationalityUnknown', { 男方国籍: '大理国' }],
  ['documentUnknown', { 男方证件类型: '粮票' }],
  ['ethnicityUnknown', { 男方民族: '77' }],
  ['occupationUnknown', { 男方职业: '777' }],
  ['educationUnknown', { 男方文化程度: '05' }],
  ['maritalStatusUnknown', { 男方婚姻状况: '订婚' }],
  ['officeMissing', { 登记机关: '' }],
  ['officeCodeFaulty', { 机关代码: '3299' }],
  ['registrationNumberIsIdentity', { 字号: goodRow.男方身份证号 }],
  ['oldIdForm', { 男方身份证号: '329901790302101' }],
  ['yearDiffers', { 字号: 'J329901-2003-000017' }],
  ['officeDiffers', { 字号: 'J320102-2004-000017' }],
  ['actDiffers', { 字号: 'L329901-2004-000017' }],
  ['sameNames', { 女方姓名: '王建国' }],
  ['ageImprobable', { 男方身份证号: '', 男方出生日期: '1879-03-02' }],
  ['numberMissing', { 男方身份证号: '无' }],
  ['numberPlaceholder', { 男方身份证号: '000000197903020000' }],
  ['numberFaulty', { 男方身份证号: `${goodRow.男方身份证号.slice(0, 17)}${goodRow.男方身份证号.endsWith('1') ? '2' : '1'}` }],
  ['numberContradicts', { 男方出生日期: '1979-02-03' }],
  ['illegible', { 男方姓名: '王□国' }],
  ['dateMissing', { 登记日期: '不详', 男方出生日期: '' }],
  ['dateImpossible', { 登记日期: '2004-02-30' }],
  ['dateIncomplete', { 登记日期: '2004年5月' }],
  ['nameMissing', { 女方姓名: '' }],
  ['onePartyOnly', { 女方姓名: '', 女方身份证号: '' }],
  ['underAge', { 男方身份证号: '', 男方出生日期: '1983-03-02' }],
  ['oldPlace', { 备注: '旧地名' }],
  ['oldNumber', { 字号: '(86)清结字第0123号' }],
  ['registrationNumberMissing', { 字号: '' }],
  ['other', { 备注: '照片缺损' }],
];

/** A row as a table of this head has it. */
export function cellsOf(row: DirtyRow): TableCell[] {
  const whole: DirtyRow = { ...goodRow, ...row };
  return dirtyHead.map((name) => {
    const cell = whole[name] ?? '';
    return typeof cell === 'string' ? { text: cell, fault: null } : cell;
  });
}
