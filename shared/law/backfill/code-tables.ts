import type { CodedField } from '#shared/model/index.ts';

/** What stands for what in a field: codes and other ways to write it, by the word of the standard. */
export interface CodeTable {
  /** Whether words of nobody's table may stand there, as they do on paper; digits always have to be a code. */
  readonly open: boolean;
  readonly words: ReadonlyMap<string, string>;
}

/** GB/T 3304-1991 in the order of its codes. */
const ethnicities =
  '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'.split(
    ' ',
  );

/** `word: other ways to write it, codes first`. */
function table(open: boolean, lines: Readonly<Record<string, string>>): CodeTable {
  const words = new Map<string, string>();
  for (const [word, ways] of Object.entries(lines)) for (const way of [word, ...ways.split(' ')]) words.set(way, word);
  return { open, words };
}

/**
 * The tables old records are coded by, as MZ/T 113-2018 appendix B takes them from GB/T 2261.1 (sex), GB/T 2261.2 (marital status),
 * GB/T 3304 (ethnicity), GB/T 4658 (education), GB/T 6565 (occupation) and GA/T 517 (documents). A source adds its own codes.
 */
export const codeTables: Readonly<Record<Exclude<CodedField, 'nationality'>, CodeTable>> = {
  act: table(false, {
    marriage: 'J 1 01 结婚 结婚登记 复婚 复婚登记 补办结婚登记',
    divorce: 'L 2 02 离婚 离婚登记',
    marriageReissue: 'BJ 3 03 补发结婚证 补领结婚证 结婚补领',
    divorceReissue: 'BL 4 04 补发离婚证 补领离婚证 离婚补领',
    revocation: 'C 5 05 撤销 撤销婚姻 撤销婚姻登记',
  }),
  sex: table(false, { 男: '1 M 男性', 女: '2 F 女性' }),
  ethnicity: table(false, {
    ...Object.fromEntries(ethnicities.map((name, index) => [`${name}族`, `${String(index + 1).padStart(2, '0')} ${index + 1} ${name}`])),
    其他: '97',
    外国血统中国籍人士: '98 入籍',
  }),
  maritalStatus: table(false, {
    未婚: '10 1',
    已婚: '20 2 有配偶',
    初婚: '21',
    再婚: '22',
    复婚: '23',
    丧偶: '30 3',
    离婚: '40 4 离异',
    未说明的婚姻状况: '90 9 未说明',
  }),
  education: table(true, {
    研究生教育: '10 11 12 13 14 15 16 17 18 19 研究生 硕士 博士',
    大学本科: '20 21 22 28 29 本科 大学',
    大学专科: '30 31 33 38 39 专科 大专',
    中等职业教育: '40 41 42 44 45 46 47 48 49 50 59 中专 技校 职高',
    普通高级中学教育: '60 61 62 63 69 高中',
    初级中学教育: '70 71 73 79 初中',
    小学教育: '80 81 83 89 小学',
    文盲或半文盲: '文盲 半文盲',
    其他: '90 99',
  }),
  occupation: table(true, {
    '国家机关、党群组织、企业、事业单位负责人': '0 10000 干部',
    专业技术人员: '1 2 20000',
    办事人员和有关人员: '3 30000',
    '商业、服务业人员': '4 40000',
    '农、林、牧、渔、水利业生产人员': '5 50000',
    '生产、运输设备操作人员及有关人员': '6 7 8 9 60000',
    军人: 'X 70000',
    不便分类的其他从业人员: 'Y 80000',
  }),
  document: table(false, {
    residentCard: '111 1 01 身份证 居民身份证 户口簿 113',
    temporaryResidentCard: '112 临时身份证 临时居民身份证',
    passport: '414 3 03 护照',
    mainlandTravelPermit: '516 513 回乡证 港澳居民来往内地通行证 港澳通行证',
    taiwanTravelPermit: '511 台胞证 台湾居民来往大陆通行证',
    residencePermit: '830 553 554 港澳台居民居住证',
    permanentResidentCard: '553A 外国人永久居留身份证 外国人永久居留证',
    militaryCard: '114 115 123 2 02 军官证 士兵证 警官证 文职干部证 军人证',
    otherDocument: '990 9 99 其他 其他证件 介绍信',
  }),
};

/** The word a code or another way to write it stands for; null: the table has none such. */
export function wordOf(field: Exclude<CodedField, 'nationality'>, written: string): string | null {
  const { open, words } = codeTables[field];
  const plain = written.normalize('NFKC').toUpperCase().trim();
  const word = words.get(plain) ?? words.get(written.trim());
  return word ?? (open && !/^[\dA-Z]*$/.test(plain) ? written.trim() : null);
}
