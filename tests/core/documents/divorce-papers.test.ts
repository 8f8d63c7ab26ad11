import { describe, expect, test } from 'vitest';
import { planDivorcePaper } from '#core/cases/divorce/papers.ts';
import type { DivorcePaperSource } from '#core/cases/divorce/papers/source.ts';
import { composePaper } from '#core/documents/compose.ts';
import { fieldsOf } from '#core/documents/content.ts';
import { openFonts } from '#core/documents/fonts.ts';
import { contentsOf } from '#core/documents/layout.ts';
import { DivorceApplication, parsePaperBarcode, type CivilDate, type DocumentKind, type Slot } from '#shared/model/index.ts';
import { datesFrom, divorceApplication, divorcePapers, divorceSourceOf } from './divorces.ts';
import { draw, layoutOf, refusalOf, resources } from './helpers.ts';
import { solidTextOf } from './poppler.ts';

const fonts = openFonts(resources);

const valuesOf = (kind: DocumentKind, party: Slot | null, changes: Partial<DivorcePaperSource> = {}) =>
  planDivorcePaper(kind, party, divorceSourceOf(changes)).values;

/** What the engine draws of a planned paper; pictures are left out. */
function paperOf(kind: DocumentKind, party: Slot | null, changes: Partial<DivorcePaperSource> = {}) {
  const { kind: _kind, party: _party, characterDigests: _digests, ...planned } = planDivorcePaper(kind, party, divorceSourceOf(changes));
  return { ...planned, pictures: {}, createdAt: '2026-11-23T02:00:00Z' };
}

const rowsOf = (values: Readonly<Record<string, string>>, group: string, column: string) =>
  Object.entries(values).flatMap(([name, text]) => (name.startsWith(`${group}.`) && name.endsWith(`.${column}`) ? [text] : []));

describe('the receipt', () => {
  test.each([
    ['1', '2026-11-23', '2026年12月23日（星期三）', '2026年12月24日（星期四）', '暂定 2027年01月22日（星期五）'],
    ['3', '2026-01-16', '2026年02月24日（星期二）', '2026年02月25日（星期三）', '2026年03月26日（星期四）'],
    ['4', '2025-12-19', '2026年01月19日（星期一）', '2026年01月20日（星期二）', '2026年02月24日（星期二）'],
    ['5', '2026-09-03', '2026年10月08日（星期四）', '2026年10月09日（星期五）', '2026年11月09日（星期一）'],
    ['7', '2026-08-21', '2026年09月20日（星期日）', '2026年09月21日（星期一）', '2026年10月20日（星期二）'],
    ['8', '2026-01-30', '2026年03月02日（星期一）', '2026年03月03日（星期二）', '2026年04月01日（星期三）'],
    ['10', '2026-10-12', '2026年11月11日（星期三）', '2026年11月12日（星期四）', '2026年12月11日（星期五）'],
  ])('M-67 prints the four dates of example %s', (_, accepted, withdrawUntil, issueFrom, issueUntil) => {
    expect(valuesOf('acceptanceReceipt', 'man', { dates: datesFrom(accepted) })).toMatchObject({ withdrawUntil, issueFrom, issueUntil });
  });

  test('M-67 says until when on the last days, by the office’s own closing time', () => {
    const { office } = divorceSourceOf();
    expect(valuesOf('acceptanceReceipt', 'man')).toMatchObject({ closing: '17:00', copy: '男方联', receiptNumber: '329901-2026-000045' });
    const hours = { ...office.hours, until: '16:30', weekdays: [1, 2, 3, 4, 5, 6] };
    const values = valuesOf('acceptanceReceipt', null, { office: { ...office, hours } });
    expect(values).toMatchObject({ closing: '16:30', copy: '存根联' });
    expect(values['contact']).toContain('星期一至星期六 08:30至16:30');
  });

  test('names the days of rest that moved a date, and the article', () => {
    const notes = rowsOf(valuesOf('acceptanceReceipt', null, { dates: datesFrom('2026-09-03') }), 'note', 'text');
    expect(notes).toEqual([
      expect.stringMatching(
        /^届满日2026年10月03日适逢休息日（.*国庆.*），依照《中华人民共和国民法典》第二百零三条的规定，以2026年10月08日为期间的最后一日。$/,
      ),
      expect.stringMatching(/^届满日2026年11月07日适逢休息日（周末）.*以2026年11月09日为期间的最后一日。$/),
    ]);
    expect(rowsOf(valuesOf('acceptanceReceipt', null), 'note', 'text')).toEqual([]);
  });

  test('M-73 says which dates are provisional, why, that the hall will tell them, and until when they are safe', () => {
    const values = valuesOf('acceptanceReceipt', 'woman', { dates: datesFrom('2026-12-07') });
    expect(values).toMatchObject({
      withdrawUntil: '暂定 2027年01月06日（星期三）',
      issueFrom: '暂定 2027年01月07日（星期四）',
      issueUntil: '暂定 2027年02月05日（星期五）',
    });
    const notes = rowsOf(values, 'note', 'text');
    expect(notes.join('')).toMatch(/尚未公布有关年度的放假安排.*重新计算并告知双方.*0329-8880001/);
    // While the first period may still move, no last day of the second is certain.
    expect(notes.join('')).not.toContain('都不会逾期');
    const half = rowsOf(valuesOf('acceptanceReceipt', null, { dates: datesFrom('2026-11-23') }), 'note', 'text');
    expect(half.join('')).toContain('2027年01月22日（含当日）以前申请发给离婚证的，都不会逾期');
  });

  test('asks each to bring what they have, and no certificate that is lost', () => {
    expect(valuesOf('acceptanceReceipt', null)['materials']).toBe(
      '男方：居民身份证、结婚证、2寸单人近期半身免冠照片2张\n女方：居民身份证、2寸单人近期半身免冠照片2张',
    );
  });

  test('says: both, in person, at this office; by one alone; what comes after', async () => {
    const text = solidTextOf((await draw(paperOf('acceptanceReceipt', 'man'))).pdf);
    for (const words of ['任何一方', '无须对方同意', '书面说明', '双方应当共同、亲自到本机关', '视为撤回离婚登记申请', '不得与他人结婚'])
      expect(text).toContain(words);
  });
});

test('the leaflet has the same dates in Chinese and in English, and keeps each language on one page', async () => {
  expect(valuesOf('coolingOffLeaflet', null)).toMatchObject({
    withdrawUntil: '2026年11月11日（星期三）',
    withdrawUntilEnglish: 'Wednesday, 11 November 2026',
    lapsesOn: '2026年12月12日（星期六）',
    lapsesOnEnglish: 'Saturday, 12 December 2026',
  });
  const provisional = valuesOf('coolingOffLeaflet', null, { dates: datesFrom('2026-11-23') });
  expect(provisional).toMatchObject({
    issueUntil: '暂定 2027年01月22日（星期五）',
    issueUntilEnglish: 'Provisional: Friday, 22 January 2027',
  });
  const drawn = await draw(paperOf('coolingOffLeaflet', null, { dates: datesFrom('2026-12-07') }));
  expect(drawn.pages).toBe(2);
});

describe('the agreement', () => {
  const clauses = (changes: object) => {
    const application = DivorceApplication.parse({ ...divorceApplication, agreement: { ...divorceApplication.agreement, ...changes } });
    const values = valuesOf('divorceAgreement', null, { application });
    return {
      headings: rowsOf(values, 'clause', 'heading').filter((text) => text !== ''),
      text: rowsOf(values, 'clause', 'text').join('\n'),
    };
  };

  test('M-48 says every element, and of each child who brings it up, who pays what until when, and the visits', () => {
    const { headings, text } = clauses({});
    expect(headings).toEqual(['一、离婚意愿', '二、子女抚养', '三、夫妻共同财产的处理', '四、债权、债务的处理', '五、协议的生效与份数']);
    for (const words of [
      '子女周子涵，2018年06月01日出生，由女方抚养。',
      '抚养费：由男方负担；数额：每月人民币2000元；期限：至子女年满十八周岁；支付方式：每月5日前转入女方银行账户。',
      '探望：每月第二、第四个周末，男方可接子女同住，寒暑假各一半。',
      '登记在男方名下的小型轿车归男方所有。',
      '没有共同债权，也没有共同债务',
      '一式三份',
    ])
      expect(text).toContain(words);
  });

  test.each([
    [{ children: [], noChildren: true }, '双方没有需要抚养的未成年子女'],
    [{ property: '', noProperty: true }, '没有需要处理的夫妻共同财产'],
    [{ debts: '欠张某五万元，由男方偿还。', noDebts: false }, '欠张某五万元，由男方偿还。'],
    [{ more: '女方可继续在房屋内居住至年底。' }, '女方可继续在房屋内居住至年底。'],
    [{ property: '' }, '＿＿＿＿'],
    [{ willing: false }, '＿＿＿＿'],
  ])('M-48 keeps what they say and leaves a blank for what they have not said: %j', (changes, words) => {
    expect(clauses(changes).text).toContain(words);
  });

  test('ends no sentence twice', () => {
    const [child] = divorceApplication.agreement.children;
    const { text } = clauses({ children: [{ ...child!, visits: '每周一次。', support: { ...child!.support, manner: '银行转账；' } }] });
    expect(text).toContain('支付方式：银行转账。');
    expect(text).toContain('探望：每周一次。');
    expect(text).not.toContain('。。');
  });

  test('of whatever length is signed on a page that carries its end', async () => {
    const line = '双方约定家中物品按照清单逐件交接并由双方签字确认。';
    for (let lines = 1; lines <= 24; lines += 3) {
      const agreement = { ...divorceApplication.agreement, more: Array<string>(lines).fill(line).join('\n') };
      const { pdf, pages } = await draw(paperOf('divorceAgreement', null, { application: { ...divorceApplication, agreement } }));
      const text = solidTextOf(pdf);
      const signed = text.lastIndexOf('双方在婚姻登记员面前签名');
      const begins = pages === 1 ? 0 : text.lastIndexOf('离婚协议书（续页）');
      expect(text.slice(begins, signed), `${lines} lines`).toContain('具有同等效力');
    }
  });

  test('of twelve children and eight thousand characters flows over numbered pages, whole, to the signatures', async () => {
    const [child] = divorceApplication.agreement.children;
    const sentence = '双方约定家中物品按照清单逐件交接并由双方签字确认。';
    const more = Array.from({ length: 32 }, (_, i) => `第${i + 1}项：${sentence.repeat(10)}`.slice(0, 249)).join('\n');
    const agreement = {
      ...divorceApplication.agreement,
      children: Array.from({ length: 12 }, (_, i) => ({
        ...child!,
        name: `周子${'甲乙丙丁戊己庚辛壬癸子丑'[i]}`,
        visits: '每周末探望。'.repeat(40),
      })),
      property: sentence.repeat(160),
      debts: sentence.repeat(160),
      noDebts: false,
      more,
    };
    const { pdf, pages } = await draw(paperOf('divorceAgreement', null, { application: { ...divorceApplication, agreement } }));
    expect(pages).toBeGreaterThan(12);
    const text = solidTextOf(pdf);
    for (const words of ['周子甲', '周子丑', '第32项', `第1页共${pages}页`, `第${pages}页共${pages}页`, '男方（周致远）签名'])
      expect(text).toContain(words);
    expect(text.split('骑').length - 1).toBe(pages);
    expect(text.split(sentence).length).toBeGreaterThan(300);
  });
});

describe('the other papers', () => {
  test('a lost receipt is stated in writing, one that was shown is not', () => {
    const withdrawal = { by: 'woman', on: '2026-11-11' as CivilDate } as const;
    const statement = (receiptShown: boolean) =>
      valuesOf('withdrawalApplication', 'woman', { withdrawal: { ...withdrawal, receiptShown } })['lossStatement'];
    expect(statement(false)).toBe('本人领取的《离婚登记申请受理回执单》（编号：329901-2026-000045）已经遗失，不能交回，特此书面说明。');
    expect(statement(true)).toBe('');
  });

  test('M-60 the confirmation names the one who withdrew, on both its parts', async () => {
    const text = solidTextOf((await draw(paperOf('withdrawalConfirmation', null))).pdf);
    expect(text.split('女方林清妍于2026年11月11日').length).toBe(3);
    for (const words of ['当事人联', '存根联', '沿此线剪开']) expect(text).toContain(words);
  });

  test('M-49 the notice of refusal states its grounds, and both remedies', async () => {
    const text = solidTextOf((await draw(paperOf('divorceRefusalNotice', null))).pdf);
    for (const words of [
      '双方未达成离婚协议',
      '第十五条',
      '六十日内向清江县人民政府申请行政复议',
      '六个月内向清江县人民法院提起行政诉讼',
      '第一千零七十九条',
    ])
      expect(text).toContain(words);
    expect(valuesOf('divorceRefusalNotice', null, { closedOn: '2026-10-12' as CivilDate })['issuedOn']).toBe('2026年10月12日');
  });

  test('M-63 a visit without a certificate says until when they may come again; while that is open, the day that is sure', () => {
    expect(valuesOf('divorceNotNowNotice', null)['issueUntil']).toBe('2026年12月11日（星期五）');
    expect(valuesOf('divorceNotNowNotice', null, { dates: datesFrom('2026-11-24') })['issueUntil']).toBe('2027年01月23日（星期六）');
  });

  test('M-51 the record of questioning has what was said, or room for it', () => {
    expect(valuesOf('interviewRecord', 'woman')).toMatchObject({
      'answer.1.heading': '问：你现在是否仍然自愿离婚？',
      'answer.1.text': '答：是的，自愿。',
      willing: '是',
      askedAt: '2026年11月12日 09:24',
    });
    expect(valuesOf('interviewRecord', 'man')).toMatchObject({ willing: '', agrees: '', 'answer.8.heading': '问：你还有什么需要说明的？' });
  });

  test('each certificate is its holder’s own, with their own picture', () => {
    const planned = planDivorcePaper('divorceCertificate', 'woman', divorceSourceOf());
    expect(planned).toMatchObject({ pictures: { photo: 'hers' }, barcode: null, title: '离婚证（女方）' });
    expect(planned.values).toMatchObject({ holder: '林清妍', certificateNumber: 'L329901-2026-000007', registeredOn: '2026年11月12日' });
    expect(planDivorcePaper('divorceExaminationForm', null, divorceSourceOf()).pictures).toEqual({ manPhoto: 'his', womanPhoto: 'hers' });
  });

  test('M-65 the filing sheet has the legal date and every visit', () => {
    expect(valuesOf('lapseRecord', null)).toMatchObject({
      lapsesOn: '2026年12月12日（星期六）',
      'visit.1.came': '女方',
      'visit.1.outcome': '单方到场',
      'visit.2.outcome': '一方不愿离婚，男方要再想想',
    });
  });

  test('no paper guesses what is not there yet', () => {
    expect(() => valuesOf('acceptanceReceipt', null, { dates: null })).toThrow('no dates yet');
    expect(() => valuesOf('withdrawalConfirmation', null, { withdrawal: null })).toThrow('nobody withdrew');
    expect(() => valuesOf('declaration', 'man')).toThrow('belongs to no divorce');
  });

  test('a character that no font draws names the paper and the field', async () => {
    const { couple } = divorceSourceOf();
    const rare = { ...couple, man: { ...couple.man, name: '周\u{2EBF0}' } };
    expect(await refusalOf(paperOf('acceptanceReceipt', 'man', { couple: rare }))).toEqual({
      code: 'document.missingGlyph',
      details: { characters: '\u{2EBF0}', field: 'manName', paper: '离婚登记申请受理回执单（男方）' },
    });
    const pictured = planDivorcePaper(
      'divorceDeclaration',
      'man',
      divorceSourceOf({ couple: rare, characters: { '\u{2EBF0}': 'digest', 龘: 'none' } }),
    );
    expect(pictured.characterDigests).toEqual({ '\u{2EBF0}': 'digest' });
  });
});

test('copies are of what each party showed; the agreement lies in the file in the original', () => {
  const copied = (party: Slot) => planDivorcePaper('photocopies', party, divorceSourceOf());
  expect(copied('man').pictures).toEqual({ 'card.1': 'residentCard-man' });
  expect(copied('woman').pictures).toEqual({ 'page.1': 'marriageCertificate-woman' });
  expect(copied('woman').values).toMatchObject({ 'page.1.caption': '结婚证', holder: expect.stringContaining('林清妍') });
});

test('the photo sheet is of one alone, upright and in the size of the certificate’s place', () => {
  const { sheet, pictures, barcode } = planDivorcePaper('photoSheet', 'woman', divorceSourceOf());
  expect(sheet).toEqual({ widthMm: 152, heightMm: 102, picture: { widthMm: 35, heightMm: 53 }, copies: 2 });
  expect(pictures).toEqual({ photo: 'hers' });
  expect(parsePaperBarcode(barcode!)).toMatchObject({ kind: 'photoSheet', party: 'woman' });
});

test('the proof of a certificate shows its blank beneath, of the form of its own date', () => {
  const proof = planDivorcePaper('certificatePreview', 'man', divorceSourceOf());
  const certificate = planDivorcePaper('divorceCertificate', 'man', divorceSourceOf());
  expect(proof).toEqual({ ...certificate, kind: 'certificatePreview', stock: true, title: '婚姻登记证（校对样）（男方）' });
});

describe.each(divorcePapers)('%s of %s', (kind, party) => {
  const planned = planDivorcePaper(kind, party, divorceSourceOf({ training: true }));
  const layout = layoutOf(planned.form);

  test('has a value for every field of its form', () => {
    expect(
      contentsOf(layout)
        .flatMap(fieldsOf)
        .filter((field) => planned.values[field] === undefined),
    ).toEqual([]);
  });

  test('lies out whole, with a barcode that leads back to it', () => {
    const laidOut = composePaper({ ...planned, pictures: {}, createdAt: '' }, layout, null, fonts);
    expect(laidOut.ok ? null : laidOut.error).toBeNull();
    expect(planned.watermark).toBe('培训');
    if (planned.barcode !== null) expect(parsePaperBarcode(planned.barcode)).toMatchObject({ kind, party, caseNumber: '03-1012-002' });
  });
});
