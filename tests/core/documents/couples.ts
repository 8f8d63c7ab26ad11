import type { ScanPicture } from '#core/archive/index.ts';
import type { MarriageRecord } from '#core/cases/marriage/record.ts';
import type { PaperSource } from '#core/cases/marriage/papers/source.ts';
import { openRemarks } from '#core/documents/remarks.ts';
import { createTranslator } from '#shared/locales/index.ts';
import {
  emptyApplication,
  emptyParty,
  Office,
  PartyDraft,
  type CivilDate,
  type Couple,
  type Finding,
  type Slot,
} from '#shared/model/index.ts';
import { testHall } from '../cases/test-desk.ts';
import { forms } from './helpers.ts';
import { manId, womanId } from './samples.ts';

export const on = '2026-11-23' as CivilDate;

const address =
  '新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县孙扎齐牛录镇依拉齐牛录村民委员会第三村民小组乌孙山路一百二十八号附一号二单元八零一室';

/** One of each, some with as long a name, number or address as there is. */
export const parties = {
  plain: party({ name: '周致远', sex: 'male', idNumber: manId, address: '北京市朝阳区和平里街道青年沟路甲12号院3号楼2单元1104室' }),
  longest: party({
    name: '阿卜杜热依木·买买提艾力吐尔逊',
    sex: 'female',
    ethnicity: '05',
    idNumber: womanId,
    address,
    occupation: '不便分类的其他从业人员、自由职业者与家务劳动者及其他',
  }),
  soldier: party({
    type: 'soldier',
    name: '欧阳致远',
    sex: 'male',
    idNumber: manId,
    address,
    papers: [
      { kind: 'militaryCard', number: '军字第20180312号' },
      {
        kind: 'militaryMarriageProof',
        number: '政婚字〔2026〕第0123号',
        issuer: '中国人民解放军第三二九九〇一部队政治工作部（河北省石家庄市）',
        issuedOn: '2026-10-08',
      },
    ],
  }),
  hongKong: party({
    type: 'hongKong',
    document: 'mainlandTravelPermit',
    documentNumber: 'H1234567801',
    name: '欧阳·伊丽莎白·陈美玲',
    sex: 'female',
    idNumber: 'Z683365(5)',
    address: '香港特别行政区新界沙田区马鞍山西沙路599号银湖·天峰第8座35楼F室',
    papers: [
      {
        kind: 'singleDeclaration',
        number: 'HKN/2026/11/009876',
        issuer: '中国委托公证人（香港）陈大文律师',
        issuedOn: '2026-10-20',
        route: 'entrustedNotary',
      },
    ],
  }),
  macao: party({
    type: 'macao',
    document: 'residencePermit',
    documentNumber: '820000199003077214',
    name: '何家俊',
    sex: 'male',
    idNumber: '1234567(8)',
  }),
  taiwan: party({
    type: 'taiwan',
    document: 'taiwanTravelPermit',
    documentNumber: '12345678',
    name: '林志豪',
    sex: 'male',
    idNumber: 'A123456789',
  }),
  overseasChinese: party({
    type: 'overseasChinese',
    document: 'passport',
    name: '司马文渊',
    sex: 'male',
    idNumber: 'EJ1234567',
    papers: [
      {
        kind: 'singleProof',
        issuer: '中华人民共和国驻洛杉矶总领事馆',
        issuedOn: '2026-09-30',
        country: 'USA',
        route: 'chineseMissionIssued',
      },
    ],
  }),
  foreigner: party({
    type: 'foreigner',
    nationality: 'VCT',
    document: 'passport',
    name: 'WILHELMINA-ANNEKATRIN JOSEPHINE VAN DER WESTHUIZEN-MÜLLER',
    sex: 'female',
    ethnicity: '',
    idNumber: 'XK98765432109876',
    address: 'Apartment 1204, Building 7, Rosewood Residences, No. 168 Zhongshan Road, Beijing',
    papers: [
      {
        kind: 'singleProof',
        number: 'CERT-2026-000123456789',
        issuer: 'Ministry of Justice, General Register Office, Kingstown',
        issuedOn: '2026-09-30',
        country: 'VCT',
        route: 'apostille',
        wording: 'noImpediment',
      },
      { kind: 'proofTranslation', issuer: '北京外文翻译服务有限责任公司' },
      { kind: 'meaningStatement', issuer: 'Embassy of Saint Vincent and the Grenadines', issuedOn: '2026-10-01', country: 'VCT' },
    ],
    help: { reads: true, writes: true, companion: { role: 'interpreter', name: '赵译文', idNumber: '', language: '英语' } },
  }),
  stateless: party({
    type: 'stateless',
    nationality: 'XXA',
    document: 'internationalTravelDocument',
    name: 'ALI HASSAN',
    sex: 'male',
    idNumber: 'TD0012345',
  }),
};

/** Divorced abroad, with more papers and longer issuers than the examination form has room for. */
export const manyPapers = PartyDraft.parse({
  ...parties.foreigner,
  name: 'WOLFESCHLEGELSTEINHAUSENBERGERDORFF MAXIMILIAN ALEXANDER K',
  maritalStatus: 'divorced',
  papers: [
    {
      ...parties.foreigner.papers[0],
      number: 'CERT-2026-000123456789/REGISTRO-CIVIL-0001',
      issuer: 'Ministerio de Justicia y Derechos Humanos, Dirección General del Registro Civil, Kingstown',
    },
    { kind: 'proofTranslation', number: '译字〔2026〕第00012345号', issuer: '北京外文翻译服务有限责任公司驻伊犁哈萨克自治州办事处' },
    parties.foreigner.papers[2],
    {
      kind: 'divorceJudgment',
      number: '〔2019〕EC-SVG-HC-0012345',
      issuer: 'Eastern Caribbean Supreme Court, High Court of Justice, Saint Vincent and the Grenadines',
      issuedOn: '2019-03-04',
      country: 'VCT',
      route: 'apostille',
    },
    {
      kind: 'noRecordDeclaration',
      number: 'ND-2026-0001',
      issuer: '中华人民共和国驻圣文森特和格林纳丁斯商务代表处领事部',
      issuedOn: '2026-08-04',
      country: 'VCT',
    },
  ],
});

function party(given: Partial<Record<keyof PartyDraft, unknown>>): PartyDraft {
  return PartyDraft.parse({
    ...emptyParty,
    ethnicity: '01',
    birthDate: '1990-03-07',
    address: '河北省石家庄市长安区中山路1号',
    maritalStatus: 'unmarried',
    occupation: '专业技术人员',
    education: 'bachelor',
    ...given,
  });
}

export const office = Office.parse({
  ...testHall.office,
  otherOffices: [
    {
      name: '清源省民政厅涉外婚姻登记处',
      address: '清源省云河市滨江新区人民大道一百八十八号政务服务中心二层东侧',
      phone: '0329-88880001',
      hours: '周一至周五 8:30—12:00、13:30—17:00',
      capabilities: ['mainland', 'foreign', 'hongKongMacao', 'taiwan', 'overseasChinese'],
    },
    {
      name: '云河市民政局婚姻登记处',
      address: '云河市建设路9号',
      phone: '0329-88880002',
      hours: '工作日 9:00—17:00',
      capabilities: ['mainland', 'hongKongMacao'],
    },
  ],
});

/** An office with names as long as they come. */
export const remoteOffice = Office.parse({
  ...office,
  name: '新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县民政局婚姻登记处（锡伯古城政务服务中心婚姻登记窗口第三分理处东区）',
  reviewAuthority: '新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县人民政府',
  court: '新疆维吾尔自治区察布查尔锡伯自治县人民法院',
});

export const findings: Finding[] = [
  {
    rule: 'M-31',
    outcome: 'pass',
    party: 'man',
    article: 'civilCode.1047',
    since: '2021-01-01' as CivilDate,
    message: 'tooYoung',
    params: { age: 21, needed: 22, from: '2026-12-01' },
  },
];

export function recordOf(couple: Couple, changes: Partial<MarriageRecord> = {}): MarriageRecord {
  return {
    id: '01890000-0000-7000-8000-000000000001',
    number: '03-1123-001',
    business: 'marriage',
    state: 'prepared',
    openedAt: '2026-11-23T02:00:00Z',
    openedOn: on,
    changedAt: '2026-11-23T02:00:00Z',
    counter: '03',
    registrarId: '01890000-0000-7000-8000-000000000003',
    registrarName: '李敏',
    revision: 1,
    couple,
    application: emptyApplication,
    confirmation: null,
    presence: null,
    declared: null,
    onlineCheck: { state: 'notAvailable', at: null },
    checks: { man: null, woman: null },
    discrepancies: 0,
    offline: null,
    findings: [],
    examinationNote: '',
    photoId: null,
    photoOf: null,
    characters: {},
    registrationNumber: 'J329901-2026-000123',
    manBlank: 'A00000001',
    womanBlank: 'A00000002',
    preparedOn: on,
    registeredOn: null,
    closedOn: null,
    closedReason: null,
    ...changes,
  };
}

/** What papers of this couple are planned from. */
export function sourceOf(couple: Couple, changes: Partial<PaperSource> = {}): PaperSource {
  return {
    record: recordOf(couple),
    office,
    training: false,
    on,
    findings,
    photoDigest: 'photo',
    scans: [],
    remarks: openRemarks(forms, 'marriage/remarks'),
    code: null,
    t: createTranslator('zh-CN', { strict: true }),
    ...changes,
  };
}

/** A scan in the file of the couple; its picture's digest says which. */
export function scanOf(kind: ScanPicture['kind'], party: Slot | null, of: ScanPicture['of']): ScanPicture {
  return {
    id: '01890000-0000-7000-8000-00000000000a',
    kind,
    party,
    mime: 'image/jpeg',
    addedAt: '2026-11-23T02:00:00Z',
    addedBy: '李敏',
    from: 'camera',
    of,
    documentId: null,
    digest: `${kind}-${party}`,
  };
}
