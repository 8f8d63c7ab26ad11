import { describe, expect, test } from 'vitest';
import { formNames } from '#core/documents/forms.ts';
import { draw, layoutOf } from './helpers.ts';
import { rasterOf, wordsOf } from './poppler.ts';
import { certificate, paper, photo } from './samples.ts';

const tolerance = 0.3;

interface Place {
  readonly page: number;
  readonly left: number;
  readonly middle: number;
}

/** Where the layout wants each value, on the pages that are printed. */
function placesOf(): Map<string, Place> {
  const layout = layoutOf(formNames.certificate);
  const places = new Map<string, Place>();
  layout.pages.forEach((elements, index) => {
    for (const element of elements) {
      if (element.kind !== 'field') continue;
      const { x, y, h, valign } = element;
      const size = ((element.size ?? layout.defaults.size) * 25.4) / 72;
      places.set(element.field, { page: index, left: x, middle: valign === 'bottom' ? y + h - size / 2 : y + h / 2 });
    }
  });
  return places;
}

function expectAt(words: ReturnType<typeof wordsOf>, page: number, text: string, place: Place): void {
  const near = words.filter(
    (word) =>
      word.page === page &&
      word.text === text &&
      Math.abs(word.left - place.left) <= tolerance &&
      Math.abs(word.middle - place.middle) <= tolerance,
  );
  expect(near, `${text} at ${place.left} mm, ${place.middle} mm of page ${page}`).toHaveLength(1);
}

describe('overprint of the certificate (9.5 cm × 12.8 cm)', () => {
  test('has every value at its place and nothing else', async () => {
    const { pdf, pages } = await draw(paper(formNames.certificate, certificate));
    const words = wordsOf(pdf);
    expect(pages).toBe(2);
    const printed = Object.entries(certificate).filter(([, text]) => text !== '');
    expect(words.map((word) => word.text).toSorted()).toEqual(printed.map(([, text]) => text).toSorted());
    for (const [field, text] of printed) {
      const place = placesOf().get(field)!;
      // The page of seal and signature is not printed, so page numbers are one less.
      expectAt(words, place.page, text, place);
    }
  });

  test('leaves no ink where no value stands', async () => {
    const empty = Object.fromEntries(Object.keys(certificate).map((field) => [field, '']));
    const { pdf } = await draw(paper(formNames.certificate, empty));
    for (const page of [1, 2]) {
      const { pixels, width, height } = await rasterOf(pdf, page, 100);
      expect([width, height]).toEqual([Math.ceil((95 / 25.4) * 100), Math.ceil((128 / 25.4) * 100)]);
      expect(pixels.every((value) => value === 255)).toBe(true);
    }
  });

  test('puts the photo in its place', async () => {
    const { pdf } = await draw(paper(formNames.certificate, certificate, { pictures: { photo: await photo(626, 413) } }));
    const { pixels, width } = await rasterOf(pdf, 1, 254);
    const dark = (x: number, y: number) => pixels[Math.round(y * 10) * width + Math.round(x * 10)]! < 128;
    expect([dark(21.5, 76.5), dark(73.5, 76.5), dark(21.5, 110)]).toEqual([true, true, true]);
    expect([dark(20.5, 76.5), dark(74.5, 76.5), dark(21.5, 75.5), dark(21.5, 111.5)]).toEqual([false, false, false, false]);
  });

  test('shows the registrar the same values at the same places on the blank', async () => {
    const { pdf, pages } = await draw(paper(formNames.certificatePreview, certificate, { stock: true }));
    const words = wordsOf(pdf);
    expect(pages).toBe(3);
    for (const [field, text] of Object.entries(certificate)) {
      const place = placesOf().get(field)!;
      if (text !== '') expectAt(words, place.page + 1, text, place);
    }
    const all = words.map((word) => word.text).join('');
    for (const fixed of ['予以登记，发给此证。', '婚姻登记员', '持证人', '结婚证字号', '身份证件号']) expect(all).toContain(fixed);
  });

  test('holds a name of fifteen characters and one with a middle dot', async () => {
    for (const name of ['阿卜杜热依木·买买提艾力吐尔逊', '热依汗古丽·阿卜杜拉']) {
      const { pdf } = await draw(paper(formNames.certificate, { ...certificate, holder: name, womanName: name }));
      const text = wordsOf(pdf)
        .map((word) => word.text)
        .join('');
      expect(text.split(name)).toHaveLength(3);
    }
  });
});
