import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createEngine } from '#core/documents/engine.ts';
import { formNames, rowValues } from '#core/documents/forms.ts';
import { draw, forms, refusalOf, resources } from './helpers.ts';
import { fontsOf, rasterOf, solidTextOf, textOf } from './poppler.ts';
import { certificate, declaration, examinationForm, manId, paper, photo, refusalNotice, samples, womanId } from './samples.ts';

describe('bytes', () => {
  test('the same values give the same bytes, whatever was drawn before', async () => {
    const wanted = paper(formNames.declaration, declaration);
    const { pdf } = await draw(wanted);
    expect(Buffer.compare((await draw(wanted)).pdf, pdf)).toBe(0);

    // The Kangxi radicals for 人 and 一 share their glyphs with them.
    const used = createEngine({ resourcesDirectory: resources, forms });
    await used(paper(formNames.declaration, { ...declaration, name: '⼈⼀' }));
    const after = await used(wanted);
    expect(after.ok && Buffer.compare(after.value.pdf, pdf)).toBe(0);
  });

  test('another process in another time zone gives the same bytes', async () => {
    const digest = createHash('sha256')
      .update((await draw(paper(formNames.certificate, certificate))).pdf)
      .digest('hex');
    const script = fileURLToPath(new URL('draw-one.ts', import.meta.url));
    const elsewhere = execFileSync(process.execPath, [script], { encoding: 'utf8', env: { ...process.env, TZ: 'America/New_York' } });
    expect(elsewhere.trim()).toBe(digest);
  });

  test('another value gives other bytes', async () => {
    const [first, second] = [
      await draw(paper(formNames.declaration, declaration)),
      await draw(paper(formNames.declaration, { ...declaration, name: '周志远' })),
    ];
    expect(Buffer.compare(first.pdf, second.pdf)).not.toBe(0);
  });
});

describe('text', () => {
  test('names, ID numbers and registration number can be found in the papers', async () => {
    const declared = solidTextOf((await draw(paper(formNames.declaration, declaration))).pdf);
    for (const words of ['申请结婚登记声明书', '周致远', manId, '林清妍', womanId, '第一千零五十三条', '愿承担法律责任'])
      expect(declared).toContain(words);

    const examined = textOf((await draw(paper(formNames.examinationForm, examinationForm))).pdf);
    for (const words of [manId, womanId, '符合结婚条件，准予登记', 'J130534-2026-000123', '0123456701', '0123456702', 'M-31'])
      expect(examined).toContain(words);

    const refused = solidTextOf((await draw(paper(formNames.refusalNotice, refusalNotice))).pdf);
    for (const words of [
      '六十日内向清河县人民政府申请行政复议',
      '六个月内向清河县人民法院提起行政诉讼',
      '第一千零四十七条',
      '2026年11月21日',
    ])
      expect(refused).toContain(words);
  });

  test('every font is embedded as a subset with its Unicode table', async () => {
    for (const sample of Object.values(await samples())) {
      const fonts = fontsOf((await draw(sample)).pdf);
      expect(fonts.length).toBeGreaterThan(0);
      for (const font of fonts)
        expect(font).toMatchObject({ name: expect.stringMatching(/^[A-Z]{6}\+NotoSerifSC-/), embedded: true, subset: true, unicode: true });
    }
  });

  test('rare characters print and can be extracted, each from a font that has it', async () => {
    const name = '𠮷䶮㛃𬭊𰻝';
    const { pdf } = await draw(paper(formNames.certificate, { ...certificate, holder: name }));
    expect(textOf(pdf)).toContain(name);
    const fonts = fontsOf(pdf);
    expect(fonts.map((font) => font.name.slice(7)).toSorted()).toEqual(['BabelStoneHan', 'HanaMinB', 'NotoSerifSC-Regular']);
    expect(fonts.every((font) => font.embedded && font.unicode)).toBe(true);
  });

  test.each([
    ['a character no font draws', '周\u{2EBF0}', '\u{2EBF0}'],
    ['a private-use character of an old card', '周\uE863远', '\uE863'],
    ['a private-use character of plane 15', '周\u{F0000}', '\u{F0000}'],
    ['an invisible character', '周\u200B远', '\u200B'],
    ['a tabulator', '周\t远', '\t'],
  ])('%s is named before anything is printed', async (_, name, characters) => {
    expect(await refusalOf(paper(formNames.declaration, { ...declaration, otherName: name }))).toEqual({
      code: 'document.missingGlyph',
      details: { characters, field: 'otherName', paper: '纸' },
    });
  });
});

describe('values', () => {
  test('a value the form does not know throws', async () => {
    await expect(draw(paper(formNames.declaration, { ...declaration, nickname: '小周' }))).rejects.toThrow(/no nickname/);
    await expect(draw(paper(formNames.refusalNotice, { ...refusalNotice, ...rowValues('finding', [{ rule: 'M-31' }]) }))).rejects.toThrow(
      /finding\.1\.rule/,
    );
  });

  test('a picture the form does not know throws', async () => {
    await expect(draw(paper(formNames.declaration, declaration, { pictures: { photo: await photo(626, 413) } }))).rejects.toThrow(
      /no photo/,
    );
  });

  test('a choice must be one of the options', async () => {
    await expect(draw(paper(formNames.declaration, { ...declaration, maritalStatus: '已婚' }))).rejects.toThrow(/no option/);
  });

  test('exactly the chosen box is ticked', async () => {
    const rasterWith = async (maritalStatus: string) =>
      rasterOf((await draw(paper(formNames.declaration, { ...declaration, maritalStatus }))).pdf, 1, 100);
    const none = await rasterWith('');
    const ticks = [];
    for (const status of ['未婚', '离婚', '丧偶']) {
      const { pixels, width } = await rasterWith(status);
      const changed = [...pixels.keys()].filter((index) => Math.abs(pixels[index]! - none.pixels[index]!) > 64);
      const columns = changed.map((index) => ((index % width) / 100) * 25.4);
      ticks.push({ left: Math.min(...columns), right: Math.max(...columns) });
    }
    const [first, second, third] = ticks;
    for (const tick of ticks) expect(tick.right - tick.left).toBeLessThan(3.5);
    expect(second!.left - first!.left).toBeGreaterThan(15);
    expect(third!.left - second!.left).toBeCloseTo(second!.left - first!.left, 0);
  });

  test('empty values print nothing but the form', async () => {
    const empty = Object.fromEntries(Object.keys(declaration).map((field) => [field, '']));
    const text = textOf((await draw(paper(formNames.declaration, empty))).pdf);
    expect(text).toContain('常住户口');
    expect(text).not.toMatch(/[0-9]/);
  });
});

describe('watermark', () => {
  test('stands on every page, pale, and leaves the text readable', async () => {
    const { pdf, pages } = await draw(paper(formNames.examinationForm, examinationForm, { watermark: '培训' }));
    const plain = await draw(paper(formNames.examinationForm, examinationForm));
    expect(textOf(pdf)).toContain(manId);
    for (let page = 1; page <= pages; page += 1) {
      const [marked, unmarked] = [await rasterOf(pdf, page, 50), await rasterOf(plain.pdf, page, 50)];
      const pale = marked.pixels.filter((value, index) => value !== unmarked.pixels[index]);
      expect(pale.length / marked.pixels.length).toBeGreaterThan(0.05);
      expect(marked.pixels.filter((value) => value < 80).length).toBeGreaterThanOrEqual(
        unmarked.pixels.filter((value) => value < 80).length,
      );
    }
    expect(solidTextOf(pdf)).toContain('培训');
  });
});
