import { BinaryBitmap, Code128Reader, GlobalHistogramBinarizer, RGBLuminanceSource } from '@zxing/library';
import { expect, test } from 'vitest';
import { formNames } from '#core/documents/forms.ts';
import { draw } from './helpers.ts';
import { rasterOf, textOf } from './poppler.ts';
import { certificate, declaration, examinationForm, paper } from './samples.ts';

/** Reads the one barcode of a page as a scanner's camera would see it at a resolution. */
async function scan(pdf: Uint8Array, page: number, dpi = 200): Promise<string> {
  const { pixels, width, height } = await rasterOf(pdf, page, dpi);
  const top = Math.floor(height * 0.9);
  const foot = new Uint8ClampedArray(pixels.subarray(top * width));
  const source = new RGBLuminanceSource(foot, width, height - top);
  return new Code128Reader().decode(new BinaryBitmap(new GlobalHistogramBinarizer(source))).getText();
}

test('the barcode on every page reads what stands beneath it', async () => {
  const barcode = 'T26112103007E0';
  const { pdf, pages } = await draw(paper(formNames.examinationForm, examinationForm, { barcode }));
  expect(pages).toBe(2);
  expect([await scan(pdf, 1), await scan(pdf, 2)]).toEqual([barcode, barcode]);
  expect(textOf(pdf).split(barcode)).toHaveLength(3);
});

test('a barcode is read through the watermark too', async () => {
  const { pdf } = await draw(paper(formNames.declaration, declaration, { barcode: 'T26112103007D1', watermark: '培训' }));
  expect(await scan(pdf, 1)).toBe('T26112103007D1');
});

test('the longest barcode that is printed can be read; a longer one is a bug', async () => {
  const longest = 'ABCDEFGHJKLMNPQRSTUVWXYZABCDEF';
  const { pdf } = await draw(paper(formNames.declaration, declaration, { barcode: longest }));
  expect(await scan(pdf, 1, 300)).toBe(longest);
  await expect(draw(paper(formNames.declaration, declaration, { barcode: longest.repeat(2) }))).rejects.toThrow(/too long/);
});

test('bars are 10 mm high and no module is under 0.25 mm', async () => {
  const { pdf } = await draw(paper(formNames.declaration, declaration, { barcode: 'T26112103007D1' }));
  const dpi = 508; // 20 pixels a millimetre
  const { pixels, width } = await rasterOf(pdf, 1, dpi);
  const row = pixels.subarray(275 * 20 * width, (275 * 20 + 1) * width);
  const runs: { dark: boolean; length: number }[] = [];
  for (const value of row) {
    const last = runs.at(-1);
    if (last?.dark === value < 128) last.length += 1;
    else runs.push({ dark: value < 128, length: 1 });
  }
  const bars = runs.slice(1, -1);
  expect(Math.min(...bars.map((run) => run.length)) / 20).toBeGreaterThanOrEqual(0.25);
  const x = runs[0]!.length + 2;
  const inked = Array.from({ length: 20 * 20 }, (_, y) => pixels[(265 * 20 + y) * width + x]! < 128).filter(Boolean).length;
  expect(inked / 20).toBeGreaterThanOrEqual(9.9);
});

test('a certificate has no place for a barcode', async () => {
  await expect(draw(paper(formNames.certificate, certificate, { barcode: 'X' }))).rejects.toThrow(/no place/);
});
