import { expect, test } from 'vitest';
import { formNames } from '#core/documents/forms.ts';
import { shiftPages } from '#core/documents/shift-pages.ts';
import { draw } from './helpers.ts';
import { rasterOf, solidTextOf, wordsOf } from './poppler.ts';
import { certificate, paper, photo } from './samples.ts';

const dpi = 508; // twenty pixels a millimetre

/** The box of the ink of a page, millimetres. */
async function inkOf(pdf: Uint8Array, page: number) {
  const { pixels, width } = await rasterOf(pdf, page, dpi);
  const box = { left: Infinity, top: Infinity, right: 0, bottom: 0 };
  for (let index = 0; index < pixels.length; index += 1) {
    if (pixels[index]! > 128) continue;
    const [x, y] = [index % width, Math.floor(index / width)];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return Object.values(box).map((pixel) => (pixel / dpi) * 25.4);
}

test('all that is printed moves by exactly the offset, on every page, and nothing of it changes', async () => {
  const { pdf } = await draw(paper(formNames.certificate, certificate, { pictures: { photo: await photo(626, 413) } }));
  const moved = shiftPages(pdf, { x: 15, y: -7 });
  expect(solidTextOf(moved)).toBe(solidTextOf(pdf));
  for (const page of [1, 2]) {
    const [at, then] = [await inkOf(pdf, page), await inkOf(moved, page)];
    const movements = then.map((edge, index) => edge - at[index]!);
    for (const [index, wanted] of [1.5, -0.7, 1.5, -0.7].entries()) expect(Math.abs(movements[index]! - wanted)).toBeLessThanOrEqual(0.051);
  }
  const [words, movedWords] = [wordsOf(pdf), wordsOf(moved)];
  for (const [index, word] of words.entries()) {
    expect(movedWords[index]!.left - word.left).toBeCloseTo(1.5, 2);
    expect(movedWords[index]!.middle - word.middle).toBeCloseTo(-0.7, 2);
  }
});

test('no offset leaves the bytes as they are; what is not ours is refused', async () => {
  const { pdf } = await draw(paper(formNames.certificate, certificate));
  expect(shiftPages(pdf, { x: 0, y: 0 })).toBe(pdf);
  expect(
    Buffer.from(shiftPages(pdf, { x: 1, y: 0 }))
      .subarray(0, pdf.length)
      .equals(Buffer.from(pdf)),
  ).toBe(true);
  expect(() => shiftPages(Buffer.from('%PDF-1.7 nothing'), { x: 1, y: 0 })).toThrow(/not a PDF of ours/);
});
