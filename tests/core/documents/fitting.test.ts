import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formNames, rowValues } from '#core/documents/forms.ts';
import { blockHeight, setText, type Setting } from '#core/documents/text.ts';
import { draw, refusalOf } from './helpers.ts';
import { rasterOf, solidTextOf, wordsOf } from './poppler.ts';
import { declaration, examinationForm, paper, refusalNotice } from './samples.ts';

describe('text that grows', () => {
  test('an address of sixty characters is printed whole', async () => {
    const address =
      '新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县孙扎齐牛录镇依拉齐牛录村民委员会第三村民小组乌孙山路一百二十八号附一号二单元八零一室';
    expect([...address].length).toBeGreaterThanOrEqual(60);
    const { pdf } = await draw(paper(formNames.declaration, { ...declaration, address }));
    expect(solidTextOf(pdf)).toContain(address);
  });

  test('what does not fit at the smallest size is refused, named, and never cut', async () => {
    const address = '长'.repeat(300);
    expect(await refusalOf(paper(formNames.declaration, { ...declaration, address }))).toEqual({
      code: 'document.overflow',
      details: { field: 'address', text: address, paper: '纸' },
    });
    const number = '1'.repeat(200);
    expect(await refusalOf(paper(formNames.declaration, { ...declaration, idNumber: number }))).toEqual({
      code: 'document.overflow',
      details: { field: 'idNumber', text: number, paper: '纸' },
    });
  });

  test('a line feed has no place in a field of one line', async () => {
    expect((await refusalOf(paper(formNames.certificate, { registrationNumber: 'J1\n2' }))).code).toBe('document.overflow');
  });

  test('long findings go on to a continuation page with the head repeated', async () => {
    const conclusion = '双方声明没有直系血亲和三代以内旁系血亲关系，经询问并核对材料未见相反情形。';
    const findings = Array.from({ length: 30 }, (_, index) => ({
      rule: `M-${index + 1}`,
      article: '《中华人民共和国民法典》第一千零四十八条',
      conclusion,
    }));
    const { pdf, pages } = await draw(paper(formNames.examinationForm, { ...examinationForm, ...rowValues('finding', findings) }));
    const words = wordsOf(pdf);
    expect(pages).toBe(3);
    expect(solidTextOf(pdf).split(conclusion)).toHaveLength(31);
    expect(words.filter((word) => word.text === '审查结论').map((word) => word.page)).toEqual([2, 3]);
    expect(words.filter((word) => /^M-\d+$/.test(word.text)).map((word) => word.text)).toEqual(findings.map((finding) => finding.rule));
    for (const word of words) expect(word.middle).toBeLessThan(290);
  });

  test('a notice with more grounds than its page holds goes on to a second page', async () => {
    const grounds = Array.from({ length: 12 }, (_, index) => ({
      reason: `第${index + 1}项理由，依法不予办理结婚登记。`,
      article: '《婚姻登记条例》第九条',
    }));
    const { pdf, pages } = await draw(paper(formNames.refusalNotice, { ...refusalNotice, ...rowValues('ground', grounds) }));
    expect(pages).toBe(2);
    for (const ground of grounds) expect(solidTextOf(pdf)).toContain(ground.reason);
  });

  test('a table that goes on leaves no empty row behind; pages are numbered where there are several', async () => {
    const ground = (index: number) => ({ reason: `第${index + 1}项理由，依法不予办理结婚登记。`, article: '《婚姻登记条例》第九条' });
    const noticeOf = (count: number) =>
      draw(
        paper(formNames.refusalNotice, {
          ...refusalNotice,
          ...rowValues(
            'ground',
            Array.from({ length: count }, (_, index) => ground(index)),
          ),
        }),
      );
    const [one, many] = [await noticeOf(1), await noticeOf(12)];
    expect(solidTextOf(one.pdf)).not.toMatch(/第1页/);
    expect(solidTextOf(many.pdf)).toMatch(/第1页共2页.*第2页共2页/s);
    // The columns' rules reach down to 158 mm where the list is shorter; a longer one ends with its last row.
    const darkAt = async (pdf: Uint8Array, millimetres: number) => {
      const { pixels, width } = await rasterOf(pdf, 1, 150);
      const top = Math.round((millimetres / 25.4) * 150) * width;
      const row = pixels.subarray(top, top + width);
      return row.some((grey) => grey < 128);
    };
    expect(await darkAt(one.pdf, 157.6)).toBe(true);
    expect(await darkAt(many.pdf, 216)).toBe(true);
    expect(await darkAt(many.pdf, 222)).toBe(false);
  });

  test('rows stand closer where that saves a page, and nowhere else', async () => {
    const pagesOf = (count: number) => {
      const findings = Array.from({ length: count }, (_, index) => ({
        rule: `M-${index + 1}`,
        article: '',
        conclusion: '双方均已亲自到场',
      }));
      return draw(paper(formNames.examinationForm, { ...examinationForm, ...rowValues('finding', findings) }));
    };
    const apart = ({ pdf }: Awaited<ReturnType<typeof pagesOf>>) => {
      const [first, second] = ['M-1', 'M-2'].map((rule) => wordsOf(pdf).find(({ text }) => text === rule)!.middle);
      return second! - first!;
    };
    const drawn = [await pagesOf(30), await pagesOf(40), await pagesOf(60)];
    expect(drawn.map(({ pages }) => pages)).toEqual([2, 2, 3]);
    const [loose, tight, long] = drawn.map(apart);
    expect(tight).toBeLessThan(loose! - 0.5);
    expect(long).toBeCloseTo(loose!, 1);
  });

  test('a ledger without rows still has its head and an empty row', async () => {
    const values = { officeName: '清河县民政局婚姻登记处', period: '', totals: '', drawnOn: '' };
    const text = solidTextOf((await draw(paper(formNames.spoiltBlankReport, values))).pdf);
    expect(text).toContain('印制号');
    expect(text).not.toContain('1');
  });

  test('a row taller than a page is refused', async () => {
    const ground = { reason: '理'.repeat(3000), article: '' };
    expect(await refusalOf(paper(formNames.refusalNotice, { ...refusalNotice, ...rowValues('ground', [ground]) }))).toMatchObject({
      code: 'document.overflow',
      details: { field: 'ground.1.reason' },
    });
  });
});

describe('breaking lines', () => {
  const setting: Setting = { size: 10, min: 6, bold: false, leading: 1.4, indent: 0, singleLine: false, justified: false };
  const measure = (text: string) => [...text].length;
  const linesOf = (text: string, ems: number) => setText(text, ems * 10, 10_000, setting, measure)?.lines.map((line) => line.text);

  test('no line begins with a closing mark or ends with an opening one (GB/T 15834)', () => {
    expect(linesOf('双方自愿结婚，准予登记。', 6)).toEqual(['双方自愿结', '婚，准予登', '记。']);
    expect(linesOf('依照民法典《婚姻家庭编》', 6)).toEqual(['依照民法典', '《婚姻家庭', '编》']);
  });

  test('numbers are not torn apart', () => {
    expect(linesOf('自2026年起施行', 4)).toEqual(['自', '2026', '年起施行']);
  });

  test('neither a date nor a time is torn apart', () => {
    expect(linesOf('有效期至2027年03月30日。', 12)).toEqual(['有效期至', '2027年03月30日。']);
    expect(linesOf('周一至周五8:30—12:00', 12)).toEqual(['周一至周五', '8:30—12:00']);
  });

  test("neither is an article's number or a short word in brackets, but where lines are stretched to one width", () => {
    const [words, ems] = ['依照《民法典》第一千零四十九条', 10];
    expect(linesOf(words, ems)).toEqual(['依照《民法典》', '第一千零四十九条']);
    const stretched = setText(words, ems * 10, 10_000, { ...setting, justified: true }, measure);
    expect(stretched?.lines.map((line) => line.text)).toEqual(['依照《民法典》第一千', '零四十九条']);
    expect(linesOf('（国务院令第804号）第八条', 10)).toEqual(['（国务院令', '第804号）第八条']);
    expect(linesOf('Z683365（香港）', 9)).toEqual(['Z683365', '（香港）']);
  });

  test('no line holds a single character where the one before can spare another', () => {
    expect(linesOf('一二三四五六七八九十甲', 10)).toEqual(['一二三四五六七八九', '十甲']);
    expect(linesOf('一二三四五六七八九十甲。', 10)).toEqual(['一二三四五六七八九', '十甲。']);
    expect(linesOf('一二三四五六七八九十。', 10)).toEqual(['一二三四五六七八', '九十。']);
  });

  test('a smaller size is taken rather than tearing a word; torn, a number breaks at its strokes', () => {
    expect(setText('GUNTHERSDOTTIR ANNA', 100, 100, setting, measure)).toMatchObject({
      size: 7,
      lines: [{ text: 'GUNTHERSDOTTIR' }, { text: 'ANNA' }],
    });
    expect(linesOf('EC2026/REGISTRO/0001', 10)).toEqual(['EC2026/', 'REGISTRO/', '0001']);
  });

  test('a Latin name wraps at its blanks, whatever accents its letters bear', () => {
    expect(linesOf('ANNE-JOSÉPHINE MÜLLER-ŁĘCKA', 15)).toEqual(['ANNE-JOSÉPHINE', 'MÜLLER-ŁĘCKA']);
  });

  test('every line fits, and nothing is lost', () => {
    const character = fc.constantFrom(...'双方自愿结婚，。《》（）2026年X·- 、');
    fc.assert(
      fc.property(fc.array(character, { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (characters, ems) => {
        const text = characters.join('');
        const set = setText(text, ems * 10, 300, setting, measure);
        if (set === null) return;
        expect(
          set.lines
            .map((line) => line.text)
            .join('')
            .replaceAll(' ', ''),
        ).toBe(text.replaceAll(' ', ''));
        expect(set.size).toBeGreaterThanOrEqual(setting.min);
        expect(blockHeight(set.lines.length, set.size, setting.leading)).toBeLessThanOrEqual(300.001);
        for (const line of set.lines) expect(line.width * set.size).toBeLessThanOrEqual(ems * 10 + 0.001);
      }),
    );
  });

  test('the size shrinks no further than needed', () => {
    expect(setText('十个字的一行文字啊啊', 100, 10, setting, measure)?.size).toBe(10);
    expect(setText('十个字的一行文字啊啊', 80, 10, setting, measure)?.size).toBe(8);
    expect(setText('十个字的一行文字啊啊', 59, 10, setting, measure)).toBeNull();
  });
});
