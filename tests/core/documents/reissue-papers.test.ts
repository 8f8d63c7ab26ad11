import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { planReissuePaper } from '#core/cases/reissue/papers.ts';
import type { ReissuePaperSource } from '#core/cases/reissue/paper-source.ts';
import { contentsOf } from '#core/documents/layout.ts';
import { nameGround } from '#shared/law/divorce/index.ts';
import { createTranslator } from '#shared/locales/index.ts';
import { Office, parsePaperBarcode, ReissueApplication, type CivilDate, type DocumentKind, type Slot } from '#shared/model/index.ts';
import { office, parties, remoteOffice } from './couples.ts';
import { plainCouple } from './divorces.ts';
import { draw, layoutOf } from './helpers.ts';
import { solidTextOf } from './poppler.ts';

const { man, woman } = plainCouple;
const named = (party: typeof man) => ({ name: party.name, idNumber: party.idNumber, born: party.birthDate });

const application = ReissueApplication.parse({
  kind: 'marriage',
  reason: 'lost',
  applicants: ['man', 'woman'],
  source: 'register',
  record: {
    number: 'J329901-2016-000520',
    authority: '清江县民政局',
    registeredOn: '2016-05-20',
    parties: { man: named(man), woman: named(woman) },
  },
});

const mandate = {
  name: '赵强',
  idNumber: '110105197001010011',
  notary: '清江县公证处',
  deed: '（2026）清证字第123号',
  states: [],
};

function sourceOf(changes: Partial<ReissuePaperSource> = {}): ReissuePaperSource {
  return {
    caseNumber: '03-1123-002',
    openedOn: '2026-11-23' as CivilDate,
    couple: plainCouple,
    application,
    findings: [nameGround('notRegisteredHere', null)],
    registrationNumber: 'BJ329901-2026-000007',
    blanks: { man: 'B00000001', woman: 'B00000002' },
    preparedOn: '2026-11-23' as CivilDate,
    closedOn: null,
    examinationNote: '',
    photoDigest: 'both',
    scans: [],
    office: Office.parse({ ...office, phone: '0329-8880001' }),
    training: false,
    on: '2026-11-23' as CivilDate,
    characters: {},
    t: createTranslator('zh-CN'),
    ...changes,
  };
}

const about = (changes: Partial<ReissueApplication>) => ({ application: { ...application, ...changes } });
const valuesOf = (kind: DocumentKind, party: Slot | null, changes: Partial<ReissuePaperSource> = {}) =>
  planReissuePaper(kind, party, sourceOf(changes)).values;

/** Draws a planned paper without its pictures; with REISSUE_LOOKS set its file is kept there, to be looked at. */
async function drawn(kind: DocumentKind, party: Slot | null, changes: Partial<ReissuePaperSource> = {}) {
  const { kind: _kind, party: _party, characterDigests: _digests, ...planned } = planReissuePaper(kind, party, sourceOf(changes));
  const paper = await draw({ ...planned, pictures: {}, createdAt: '2026-11-23T02:00:00Z' });
  const folder = process.env['REISSUE_LOOKS'];
  if (folder) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${kind}-${party ?? 'both'}-${Object.keys(changes).join('-') || 'plain'}.pdf`), paper.pdf);
  }
  return paper;
}

const long = { couple: { man: parties.longest, woman: parties.foreigner }, office: remoteOffice };

describe('M-85 the certificate issued anew', () => {
  test.each([
    ['marriage', 'lost', '结婚证遗失，补发此证。2026年11月23日'],
    ['marriage', 'damaged', '结婚证损毁，补发此证。2026年11月23日'],
    ['marriage', 'identityChanged', '结婚证所载身份信息变更，补发此证。2026年11月23日'],
    ['divorce', 'lost', '离婚证遗失，补发此证。2026年11月23日'],
    ['divorce', 'damaged', '离婚证损毁，补发此证。2026年11月23日'],
  ] as const)('M-85 a %s certificate that is %s says so, and of which day it is', (kind, reason, remark) => {
    expect(valuesOf('certificate', 'man', about({ kind, reason }))['remarks']).toBe(remark);
  });

  test('M-85 bears its own number, and the date of the registration', async () => {
    const values = valuesOf('certificate', 'woman');
    expect(values).toMatchObject({ registeredOn: '2016年05月20日', registrationNumber: 'BJ329901-2026-000007', holder: woman.name });
    const paper = planReissuePaper('certificate', 'woman', sourceOf());
    expect(paper).toMatchObject({ form: 'marriage/certificate', barcode: null, stock: false, pictures: { photo: 'both' } });
    expect(await solidTextOf((await drawn('certificatePreview', 'woman')).pdf)).toContain('结婚证遗失，补发此证。2026年11月23日');
  });

  test('M-84 of a marriage under age bears the day both had come of age', () => {
    const record = { ...application.record, registeredOn: '2010-01-01' as CivilDate };
    expect(record.parties.woman.born).toBe('1992-08-15');
    expect(valuesOf('certificate', 'man', about({ record }))['registeredOn']).toBe('2012年08月15日');
  });

  test('M-100 of a divorce is on its own blank', () => {
    const divorce = { ...about({ kind: 'divorce', applicants: ['woman'] }), registrationNumber: 'BL329901-2026-000003' };
    expect(valuesOf('divorceCertificate', 'woman', divorce)).toMatchObject({ certificateNumber: 'BL329901-2026-000003' });
    expect(planReissuePaper('certificatePreview', 'woman', sourceOf(divorce)).form).toBe('divorce/certificate');
  });
});

describe('M-85a 《申请补领婚姻登记证声明书》', () => {
  test('M-85a says what was registered, where and when, that it still holds, and why', async () => {
    const text = await solidTextOf((await drawn('reissueDeclaration', 'man')).pdf);
    expect(text).toContain('本人与对方于2016年05月20日在清江县民政局办理了结婚登记，所领结婚证遗失，现申请补领结婚证。');
    expect(text).toContain('至今仍维持该婚姻关系');
    expect(text).toContain('监誓人签名');
    expect(text).toContain(woman.idNumber);
    expect(text).toContain('J329901-2016-000520');
  });

  test('M-82 names who acts, and by which mandate', () => {
    expect(valuesOf('reissueDeclaration', 'man', about({ agent: mandate }))['agent']).toBe(
      '赵强，身份证件号 110105197001010011（清江县公证处，（2026）清证字第123号）',
    );
    expect(valuesOf('reissueDeclaration', 'man')['agent']).toBe('');
  });

  test('of a divorce says that nobody has married since', () => {
    const values = valuesOf('reissueDeclaration', 'woman', about({ kind: 'divorce', reason: 'damaged' }));
    expect(values).toMatchObject({ act: '离婚登记', certificate: '离婚证', reissueReason: '损毁' });
    expect(values['standing']).toContain('没有再婚');
  });

  test('M-85a carries a barcode of its own', () => {
    const { barcode } = planReissuePaper('reissueDeclaration', 'woman', sourceOf());
    expect(parsePaperBarcode(barcode!)).toMatchObject({ kind: 'reissueDeclaration', party: 'woman', caseNumber: '03-1123-002' });
  });
});

describe('《补发婚姻登记证审查处理表》', () => {
  test('M-85a holds the registration, what the archive said, number, blanks and day', async () => {
    const text = await solidTextOf((await drawn('reissueExaminationForm', null)).pdf);
    for (const said of ['2016年05月20日', '清江县民政局', 'J329901-2016-000520', 'BJ329901-2026-000007', 'B00000001', 'B00000002'])
      expect(text).toContain(said);
    expect(text).toContain('经查本机关婚姻登记档案，情况属实');
    expect(text).toContain('符合补发条件，准予补发');
    expect(text).toContain('结婚证遗失，补发此证。2026年11月23日');
  });

  test('M-81 keeps the couple’s picture in the size of theirs, and one alone in that of theirs', () => {
    const pictures = (changes: Partial<ReissuePaperSource>) => planReissuePaper('reissueExaminationForm', null, sourceOf(changes)).pictures;
    expect(pictures({})).toEqual({ photo: 'both' });
    expect(pictures(about({ kind: 'divorce' }))).toEqual({ alonePhoto: 'both' });
    expect(pictures({ photoDigest: null })).toEqual({});
    const places = contentsOf(layoutOf('reissue/examination-form')).flatMap((each) =>
      each.kind === 'picture' ? [[each.picture, each.mm]] : [],
    );
    expect(places).toEqual([
      ['photo', { w: 53, h: 35 }],
      ['alonePhoto', { w: 35, h: 53 }],
    ]);
  });

  test('M-86 says that no archive was found, and what proves it', () => {
    expect(valuesOf('reissueExaminationForm', null, about({ source: 'none', evidence: '1974年结婚照' }))['archive']).toBe(
      '查无婚姻登记档案；证据：1974年结婚照',
    );
  });

  test('M-81 M-82 lists the papers of who came, and none of whom an agent stands for', () => {
    const one = valuesOf('reissueExaminationForm', null, about({ applicants: ['woman'] }));
    expect(one['manDocuments']).toBe('');
    expect(one['womanDocuments']).toContain(woman.idNumber);
    expect(valuesOf('reissueExaminationForm', null, about({ agent: mandate }))['womanDocuments']).toBe('');
  });

  test('is empty of number, blanks, day and remark before the certificates are prepared', () => {
    const values = valuesOf('reissueExaminationForm', null, {
      registrationNumber: null,
      blanks: { man: null, woman: null },
      preparedOn: null,
    });
    expect(values).toMatchObject({ certificateNumber: '', manCertificateBlank: '', reissuedOn: '', remarks: '' });
  });
});

test('《不予补发婚姻登记证告知书》 states grounds, articles, and whom to turn to', async () => {
  const text = await solidTextOf((await drawn('reissueRefusalNotice', null)).pdf);
  expect(text).toContain('你们于2026年11月23日向本机关申请补领婚姻登记证。');
  expect(text).toContain(`向${office.reviewAuthority}申请行政复议`);
  expect(text).not.toContain('离婚诉讼');
  const { closedOn, on } = { closedOn: '2026-11-23' as CivilDate, on: '2026-12-01' as CivilDate };
  expect(valuesOf('reissueRefusalNotice', null, { closedOn, on })['issuedOn']).toBe('2026年11月23日');
});

test.each([
  ['reissueDeclaration', 'man'],
  ['reissueExaminationForm', null],
  ['reissueRefusalNotice', null],
  ['certificate', 'man'],
] as const)('%s holds the longest names', async (kind, party) => {
  const changes = {
    ...long,
    application: {
      ...application,
      agent: { ...mandate, notary: '新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县公证处' },
      record: { ...application.record, authority: remoteOffice.name },
    },
  };
  const { pages } = await drawn(kind, party, changes);
  expect(pages).toBeGreaterThan(0);
});

test('a paper of another business is none of a reissue', () => {
  expect(() => planReissuePaper('declaration', 'man', sourceOf())).toThrow('belongs to no reissue');
});
