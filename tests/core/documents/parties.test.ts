import { describe, expect, test } from 'vitest';
import { planPaper } from '#core/cases/marriage/papers.ts';
import { createTranslator } from '#shared/locales/index.ts';
import type { CivilDate, Couple, DocumentKind, MarriageKind, PartyDraft } from '#shared/model/index.ts';
import { findings, office, parties, recordOf, scanOf, sourceOf } from './couples.ts';
import { draw } from './helpers.ts';
import { rasterOf, solidTextOf, textOf } from './poppler.ts';
import { photo } from './samples.ts';

type Name = keyof typeof parties;

const withMan = (man: Name): Couple => ({ man: parties[man], woman: parties.longest });
const valuesOf = (man: Name, kind: DocumentKind = 'certificate') => planPaper(kind, 'man', sourceOf(withMan(man))).values;

describe('what papers say of a party', () => {
  test.each<[Name, string, string]>([
    ['plain', '中国', parties.plain.idNumber],
    ['soldier', '中国', parties.soldier.idNumber],
    ['hongKong', '中国', 'Z683365(5)（香港）'],
    ['macao', '中国', '1234567(8)（澳门）'],
    ['taiwan', '中国', 'A123456789（台湾）'],
    ['overseasChinese', '中国', 'EJ1234567'],
    ['foreigner', '圣文森特和格林纳丁斯', 'XK98765432109876'],
    ['stateless', '无国籍', 'TD0012345'],
  ])('M-23 %s: nationality %s, number %s, the same on every paper', (name, nationality, idNumber) => {
    expect(valuesOf(name)).toMatchObject({ manName: parties[name].name, manNationality: nationality, manIdNumber: idNumber });
    expect(valuesOf(name, 'examinationForm')).toMatchObject({ manNationality: nationality, manIdNumber: idNumber });
    expect(valuesOf(name, 'declaration')).toMatchObject({ name: parties[name].name, nationality, idNumber });
  });

  test.each<[Name, string]>([
    ['plain', `居民身份证 ${parties.plain.idNumber}`],
    [
      'soldier',
      `居民身份证 ${parties.soldier.idNumber}\n军人证件 军字第20180312号\n军人婚姻登记证明 政婚字〔2026〕第0123号（中国人民解放军第三二九九〇一部队政治工作部（河北省石家庄市），2026年10月08日）`,
    ],
    [
      'hongKong',
      '港澳居民来往内地通行证 H1234567801\n香港居民身份证 Z683365(5)\n经公证的无配偶及无禁婚亲属关系声明 HKN/2026/11/009876（中国委托公证人（香港）陈大文律师，2026年10月20日）',
    ],
    ['overseasChinese', '护照 EJ1234567\n无配偶证明（美国，中华人民共和国驻洛杉矶总领事馆，2026年09月30日）'],
    [
      'foreigner',
      '护照 XK98765432109876\n无配偶证明 CERT-2026-000123456789（圣文森特和格林纳丁斯，Ministry of Justice, General Register Office, Kingstown，2026年09月30日，附加证明书）\n证明文书中文译文（北京外文翻译服务有限责任公司）\n“婚姻无障碍”即指无配偶的说明（圣文森特和格林纳丁斯，Embassy of Saint Vincent and the Grenadines，2026年10月01日）\n证明文书真实性声明',
    ],
  ])('M-36 %s: every document shown stands there with its number', (name, documents) => {
    expect(valuesOf(name, 'examinationForm')['manDocuments']).toBe(documents);
  });

  test('M-16 a soldier lives where the authority is that issued the proof', () => {
    expect(valuesOf('soldier', 'declaration')['address']).toBe('中国人民解放军第三二九九〇一部队政治工作部（河北省石家庄市）');
    expect(valuesOf('plain', 'declaration')['address']).toBe(parties.plain.address);
  });
});

describe('who helped a party through the papers', () => {
  const companion = { name: '陈译', idNumber: '110101199001011237', language: '法语' };
  const remarksOf = (help: Partial<PartyDraft['help']>) => {
    const couple = withMan('plain');
    const helped = { ...couple, man: { ...couple.man, help: { reads: true, writes: true, companion: null, ...help } } };
    return planPaper('examinationForm', null, sourceOf(helped)).values['remarks'];
  };

  test.each<[Partial<PartyDraft['help']>, string]>([
    [{}, ''],
    [{ companion: { role: 'interpreter', ...companion } }, '男方翻译：陈译（法语，110101199001011237）'],
    [
      { companion: { role: 'signLanguage', ...companion, idNumber: '', language: '清江县残疾人联合会' } },
      '男方手语翻译：陈译（清江县残疾人联合会）',
    ],
    [{ reads: false, companion: { role: 'reader', ...companion, idNumber: '', language: '' } }, '男方的声明书由陈译代读'],
    [{ reads: false }, '男方的声明书由婚姻登记员代读'],
  ])('stands among the remarks of the examination form: %j', (help, remark) => {
    expect(remarksOf(help)).toBe(remark);
  });
});

describe('what is applied for', () => {
  const declarationFor = (kind: MarriageKind, livingTogetherSince: string | null = null) => {
    const couple = withMan('plain');
    const application = { kind, livingTogetherSince: livingTogetherSince as CivilDate | null, mismatchConclusion: '' };
    return planPaper('declaration', 'man', sourceOf(couple, { record: recordOf(couple, { application }) }));
  };

  test('M-38 a supplementary registration has a declaration of its own, which says since when they live together', async () => {
    const { kind: _kind, party: _party, pictures: _pictures, ...planned } = declarationFor('supplementary', '2019-05-01');
    expect(planned.title).toBe('申请补办结婚登记声明书（男方）');
    const text = solidTextOf((await draw({ ...planned, pictures: {}, createdAt: '2026-11-23T02:00:00Z' })).pdf);
    expect(text).toContain('本人与对方自2019年05月01日起以夫妻名义同居生活');
    expect(declarationFor('supplementary').values['livingTogetherSince']).toMatch(/^　+年　+月　+日$/);
  });

  test('M-39 a restored marriage uses the ordinary one', () => {
    expect([declarationFor('ordinary').form, declarationFor('restored').form]).toEqual(['marriage/declaration', 'marriage/declaration']);
  });
});

test('the guide names the offices that may do all the couple needs, and every paper to bring', () => {
  const guideFor = (man: Name, otherOffices = office.otherOffices) =>
    planPaper('redirectGuide', null, sourceOf(withMan(man), { office: { ...office, otherOffices } })).values;
  expect(guideFor('foreigner')).toMatchObject({ 'office.1.name': '清源省民政厅涉外婚姻登记处', 'office.1.phone': '0329-88880001' });
  expect(guideFor('foreigner')['office.2.name']).toBeUndefined();
  expect(guideFor('hongKong')['office.2.name']).toBe('云河市民政局婚姻登记处');
  expect(guideFor('foreigner', [])['office.1.name']).toBe('暂无已公布的可办理机关，请向省级民政部门咨询');
  const refused = { ...findings[0]!, rule: 'M-14', outcome: 'refuse', party: null, message: 'notCapableForeign', params: {} } as const;
  // What the registrar is told to do stands on no paper of the couple.
  const guide = planPaper('redirectGuide', null, sourceOf(withMan('foreigner'), { findings: [refused] })).values;
  expect(guide['reason.1.reason']).toBe('本处未获办理涉外结婚登记的权限。');
  const brought = Object.entries(guideFor('hongKong')).flatMap(([field, text]) => (/^material\.\d+\.material$/.test(field) ? [text] : []));
  expect(brought).toEqual(
    expect.arrayContaining(['港澳居民来往内地通行证', '香港居民身份证', '经公证的无配偶及无禁婚亲属关系声明', '居民身份证']),
  );
});

test('copies say whether the original was seen, for what they may be used, and bear two cards a page', () => {
  const scans = [
    scanOf('passport', 'man', 'original'),
    scanOf('singleProof', 'man', 'photocopy'),
    scanOf('residentCard', 'woman', 'original'),
    scanOf('mismatchProof', null, 'original'),
    scanOf('signedDeclaration', 'man', 'original'),
  ];
  const { values, pictures } = planPaper('photocopies', 'man', sourceOf(withMan('foreigner'), { scans }));
  expect(pictures).toEqual({ 'card.1': 'passport-man', 'page.1': 'singleProof-man', 'page.2': 'mismatchProof-null' });
  expect(values['card.1.mark']).toBe('此复印件与原件一致\n清江县民政局婚姻登记处　2026年11月23日\n仅供办理婚姻登记归档使用');
  expect(values['page.1.mark']).toMatch(/^此件为复印件，未见原件\n/);
});

test('a sheet of photos has each picture at its exact size, and turns where that saves a sheet', async () => {
  const plan = (sheet: { widthMm: number; heightMm: number }, copies = 3) => {
    const source = sourceOf(withMan('plain'), { office: { ...office, photo: { ...office.photo, sheet, copies } } });
    const { kind: _kind, party: _party, pictures: _pictures, ...planned } = planPaper('photoSheet', null, source);
    return planned;
  };
  const pictures = { photo: await photo(626, 413) };
  const drawn = await draw({ ...plan({ widthMm: 152, heightMm: 102 }), pictures, createdAt: '2026-11-23T02:00:00Z' });
  expect(drawn.pages).toBe(1);
  const { pixels, width } = await rasterOf(drawn.pdf, 1, 254); // ten pixels a millimetre
  const row = [...pixels.subarray(Math.round(70) * width, Math.round(70) * width + width)].map((grey) => grey < 200);
  const edges = row.flatMap((dark, x) => (dark !== (row[x - 1] ?? false) ? [x] : []));
  // Two pictures of 53 mm with 4 mm between them, in the middle of 152 mm.
  for (const [index, wanted] of [210, 740, 780, 1310].entries()) expect(Math.abs(edges[index]! - wanted)).toBeLessThanOrEqual(2);
  const others = await Promise.all(
    [plan({ widthMm: 102, heightMm: 152 }), plan({ widthMm: 102, heightMm: 152 }, 4), plan({ widthMm: 100, heightMm: 100 }, 3)].map(
      async (planned) => (await draw({ ...planned, pictures, createdAt: '2026-11-23T02:00:00Z' })).pages,
    ),
  );
  expect(others).toEqual([1, 1, 2]);
});

describe('every paper of every party', () => {
  const names = Object.keys(parties) as Name[];
  const perParty: DocumentKind[] = ['declaration', 'authenticityStatement', 'certificate', 'certificatePreview'];
  const perCouple: DocumentKind[] = ['examinationForm', 'refusalNotice', 'redirectGuide'];

  test.each(names)('can be drawn whole: %s', async (name) => {
    const source = sourceOf({ man: parties[name], woman: parties.longest }, { t: createTranslator('zh-CN', { strict: true }) });
    const pictures = { photo: await photo(626, 413) };
    const wanted = [...perParty.map((kind) => [kind, 'man'] as const), ...perCouple.map((kind) => [kind, null] as const)];
    for (const [kind, party] of wanted) {
      const { kind: _kind, party: _party, pictures: digests, ...planned } = planPaper(kind, party, source);
      const { pdf } = await draw({ ...planned, pictures: 'photo' in digests ? pictures : {}, createdAt: '2026-11-23T02:00:00Z' });
      const text = solidTextOf(pdf);
      for (const value of Object.values(planned.values)) {
        if (value !== '' && !['未婚', '男', '女'].includes(value)) expect(text, kind).toContain(value.replaceAll(/\s/g, ''));
      }
      expect(textOf(pdf)).not.toContain('{{');
    }
  });
});
