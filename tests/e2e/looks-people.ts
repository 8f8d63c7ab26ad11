import { PartyDraft, emptyParty, type Couple } from '#shared/model/index.ts';
import { inventedIdNumber } from '../emulators/people.ts';
import { today } from './hall-store.ts';

/** Ends every man's name: the row of the worklist is found by it. */
export const marks = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃宿列张寒来暑往秋'];

const longAddress =
  '新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县孙扎齐牛录镇依拉齐牛录村民委员会第三村民小组乌孙山路一百二十八号附一号二单元八零一室';
const longIssuer = '伊犁哈萨克自治州察布查尔锡伯自治县公安局孙扎齐牛录派出所';
const daysAgo = (days: number): string => today.subtract({ days }).toString();

/** What the longest name, address, number and issuer leave of the room; `mark` goes onto the man's name. */
export const couples = {
  residents: (mark: string): Couple => ({ man: longMan(mark), woman: longWoman(mark) }),
  hongKong: (mark: string): Couple => ({ man: longMan(mark), woman: hongKongWoman(mark) }),
  foreigner: (mark: string): Couple => ({ man: longMan(mark), woman: foreignWoman(mark) }),
  soldier: (mark: string): Couple => ({ man: soldierMan(mark), woman: longWoman(mark) }),
  macao: (mark: string): Couple => ({ man: longMan(mark), woman: macaoWoman(mark) }),
  overseasChinese: (mark: string): Couple => ({ man: longMan(mark), woman: overseasWoman(mark) }),
  stateless: (mark: string): Couple => ({ man: longMan(mark), woman: statelessWoman(mark) }),
  taiwan: (mark: string): Couple => ({ man: longMan(mark), woman: taiwanWoman(mark) }),
  underage: (mark: string): Couple => ({ man: longMan(mark, today.subtract({ years: 20 }).toString()), woman: longWoman(mark) }),
} as const;

function party(given: Partial<Record<keyof PartyDraft, unknown>>): PartyDraft {
  return PartyDraft.parse({
    ...emptyParty,
    ethnicity: '05',
    address: longAddress,
    issuer: longIssuer,
    validFrom: '2019-05-20',
    validUntil: `${today.year + 12}-05-20`,
    maritalStatus: 'unmarried',
    occupation: '不便分类的其他从业人员、自由职业者与家务劳动者及其他',
    education: 'bachelor',
    ...given,
  });
}

function numbered(birthDate: string, odd: boolean, mark: string): { birthDate: string; idNumber: string } {
  const sequence = 901 + 2 * marks.indexOf(mark) + (odd ? 0 : 1);
  return { birthDate, idNumber: inventedIdNumber('654022', birthDate.replaceAll('-', ''), sequence) };
}

/** Fifteen characters, a compound surname among them. */
function longMan(mark: string, birthDate = '1995-04-12'): PartyDraft {
  return party({ name: `欧阳娜仁托娅·阿拉坦其其格尔${mark}`, sex: 'male', ...numbered(birthDate, true, mark) });
}

function longWoman(mark: string): PartyDraft {
  return party({ name: '阿依努尔·示例买提·示例吐尔逊', sex: 'female', ...numbered('1997-02-15', false, mark) });
}

function soldierMan(mark: string): PartyDraft {
  return PartyDraft.parse({
    ...longMan(mark),
    type: 'soldier',
    papers: [
      { kind: 'militaryCard', number: '军字第20180312号' },
      {
        kind: 'militaryMarriageProof',
        number: '政婚字〔2026〕第0123号',
        issuer: '中国人民解放军第三二九九〇一部队政治工作部（河北省石家庄市）',
        issuedOn: daysAgo(30),
      },
    ],
  });
}

const hongKongWoman = (mark: string): PartyDraft =>
  party({
    type: 'hongKong',
    document: 'mainlandTravelPermit',
    documentNumber: `H012345${10 + marks.indexOf(mark)}`,
    name: '欧阳·伊丽莎白·陈美玲',
    sex: 'female',
    birthDate: '1993-05-14',
    idNumber: hongKongNumber(600100 + marks.indexOf(mark)),
    ethnicity: '01',
    address: '香港特别行政区新界沙田区马鞍山西沙路599号银湖·天峰第8座35楼F室',
    issuer: '中华人民共和国出入境管理局',
    papers: [
      {
        kind: 'singleDeclaration',
        number: 'HKN/2026/11/009876',
        issuer: '中国委托公证人（香港）陈大文律师行与合伙人联合事务所',
        issuedOn: daysAgo(33),
        route: 'entrustedNotary',
      },
    ],
  });

/** Z and six digits, with the check digit of an identity card of Hong Kong. */
function hongKongNumber(digits: number): string {
  const sum = 36 * 9 + 35 * 8 + [...String(digits)].reduce((before, digit, i) => before + Number(digit) * (7 - i), 0);
  const check = (11 - (sum % 11)) % 11;
  return `Z${digits}(${check === 10 ? 'A' : check})`;
}

/** A and eight digits, with the check digit of an identity card of Taiwan. */
function taiwanNumber(digits: number): string {
  const sum = 1 + [...String(digits)].reduce((before, digit, i) => before + Number(digit) * (8 - i), 0);
  return `A${digits}${(10 - (sum % 10)) % 10}`;
}

/** 58 characters of a Latin name. */
const foreignWoman = (mark: string): PartyDraft =>
  party({
    type: 'foreigner',
    nationality: 'VCT',
    document: 'passport',
    name: 'WILHELMINA-ANNEKATRIN JOSEPHINE VAN DER WESTHUIZEN-MÜLLER',
    sex: 'female',
    birthDate: '1990-02-12',
    ethnicity: '',
    idNumber: `XK987654321098${10 + marks.indexOf(mark)}`,
    address: 'Apartment 1204, Building 7, Rosewood Residences, No. 168 Zhongshan Road, Beijing',
    issuer: 'Immigration Department, Kingstown',
    papers: [
      {
        kind: 'singleProof',
        number: 'CERT-2026-000123456789',
        issuer: 'Ministry of Justice, General Register Office, Kingstown',
        issuedOn: daysAgo(50),
        country: 'VCT',
        route: 'apostille',
        wording: 'noImpediment',
      },
      { kind: 'proofTranslation', issuer: '北京外文翻译服务有限责任公司' },
      { kind: 'meaningStatement', issuer: 'Embassy of Saint Vincent and the Grenadines', issuedOn: daysAgo(40), country: 'VCT' },
    ],
    help: { reads: true, writes: true, companion: { role: 'interpreter', name: '赵译文', idNumber: '', language: '英语' } },
  });

const taiwanWoman = (mark: string): PartyDraft =>
  party({
    type: 'taiwan',
    document: 'taiwanTravelPermit',
    documentNumber: `012345${10 + marks.indexOf(mark)}`,
    name: '张简·雅婷',
    sex: 'female',
    birthDate: '1992-03-21',
    ethnicity: '',
    idNumber: taiwanNumber(20000100 + marks.indexOf(mark)),
    address: '台湾省新北市板桥区文化路一段一百八十八巷十二弄三号之一',
  });

/** With a residence permit, whose number is longer than a travel permit's. */
const macaoWoman = (mark: string): PartyDraft =>
  party({
    type: 'macao',
    document: 'residencePermit',
    documentNumber: inventedIdNumber('820000', '19940608', 100 + 2 * marks.indexOf(mark)),
    name: '何欧阳·玛丽亚·小明',
    sex: 'female',
    birthDate: '1994-06-08',
    idNumber: `12345${10 + marks.indexOf(mark)}(8)`,
    ethnicity: '01',
    address: '澳门特别行政区氹仔岛哥英布拉街及米尼奥街太子花城丽晶阁三十六楼H座',
    papers: [
      {
        kind: 'singleDeclaration',
        number: '澳公证字2026/09876',
        issuer: '澳门特别行政区第二公证署',
        issuedOn: daysAgo(20),
        route: 'localNotary',
      },
    ],
  });

const overseasWoman = (mark: string): PartyDraft =>
  party({
    type: 'overseasChinese',
    document: 'passport',
    name: '陈欧阳·美凤',
    sex: 'female',
    birthDate: '1991-09-30',
    ethnicity: '01',
    idNumber: `EJ12345${10 + marks.indexOf(mark)}`,
    address: '意大利普拉托市比萨路一百二十号',
    papers: [
      {
        kind: 'singleProof',
        number: '（2026）佛领认字第0001234号',
        issuer: '中华人民共和国驻佛罗伦萨总领事馆',
        issuedOn: daysAgo(60),
        country: 'ITA',
        route: 'chineseMissionIssued',
        wording: 'single',
      },
    ],
  });

const statelessWoman = (mark: string): PartyDraft =>
  party({
    type: 'stateless',
    nationality: 'XXA',
    document: 'internationalTravelDocument',
    name: 'ANASTASIA-VALENTINA BERZINA-OZOLINA',
    sex: 'female',
    birthDate: '1992-11-03',
    ethnicity: '',
    idNumber: `TD98765${10 + marks.indexOf(mark)}`,
    address: 'Room 805, No. 12 Xueyuan Road, Yunhe',
    papers: [
      {
        kind: 'singleProof',
        number: 'LV-2026-00098765',
        issuer: 'Office of Citizenship and Migration Affairs, Riga',
        issuedOn: daysAgo(45),
        country: 'LVA',
        route: 'chineseMissionAuthenticated',
        wording: 'noRecord',
      },
      { kind: 'proofTranslation', issuer: '北京外文翻译服务有限责任公司' },
    ],
  });
