import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { composePaper } from '#core/documents/compose.ts';
import { openFonts } from '#core/documents/fonts.ts';
import { formNames } from '#core/documents/forms.ts';
import { contentsOf, type Grid } from '#core/documents/layout.ts';
import { points } from '#core/documents/marks.ts';
import { layoutOf, resources } from './helpers.ts';
import { samples } from './samples.ts';

const fonts = openFonts(resources);
const directory = join(resources, 'forms');
/** A form with several versions is a folder of them; remarks are no form. */
const found = readdirSync(directory, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json') && !file.endsWith('remarks.json'))
  .map((file) => file.slice(0, -'.json'.length).replace(/\/\d{4}-\d{2}-\d{2}$/, ''));
const forms = [...new Set(found)];

test('every form has its layout, and every layout its form', () => {
  expect(forms.toSorted()).toEqual([...new Set(Object.values(formNames))].toSorted());
});

describe.each(forms)('%s', (form) => {
  const layout = layoutOf(form);

  test('is named as its file', () => {
    expect(layout.form).toBe(form);
  });

  test('its grids have every cell once', () => {
    const grids = layout.pages.flat().filter((element): element is Grid => element.kind === 'grid');
    for (const grid of grids) {
      const covered = grid.cells.flatMap(({ at: [row, column], span: [rows, columns] }) =>
        Array.from({ length: rows * columns }, (_, index) => `${row + Math.floor(index / columns)},${column + (index % columns)}`),
      );
      const wanted = grid.rows.flatMap((_, row) => grid.columns.map((__, column) => `${row},${column}`));
      expect(covered.toSorted()).toEqual(wanted.toSorted());
    }
  });

  test('the heads of its tables stand on one line', () => {
    const inner = (w: number) => points(w - 4);
    for (const element of layout.pages.flat()) {
      if (element.kind !== 'table') continue;
      const size = element.size ?? layout.defaults.size;
      for (const { title, w } of element.columns) expect(fonts.measure(title, true) * size, title).toBeLessThanOrEqual(inner(w));
    }
  });

  test('everything stands on its page', () => {
    const { width, height } = layout.page;
    for (const element of [...layout.pages.flat(), ...layout.everyPage]) {
      if (element.kind === 'rulers' || element.kind === 'outlines' || element.kind === 'tiles') continue;
      if (element.kind === 'line')
        expect(Math.max(element.x1, element.x2) <= width && Math.max(element.y1, element.y2) <= height).toBe(true);
      else if (element.kind === 'grid') {
        expect(element.x + element.columns.reduce((sum, column) => sum + column, 0)).toBeLessThanOrEqual(width);
        expect(element.y + element.rows.reduce((sum, row) => sum + row, 0)).toBeLessThanOrEqual((layout.barcode?.y ?? height) - 5);
      } else if (element.kind === 'table' || element.kind === 'prose') {
        const w = element.kind === 'prose' ? element.w : element.columns.reduce((sum, column) => sum + column.w, 0);
        expect(element.x + w).toBeLessThanOrEqual(width);
        expect(Math.max(element.bottom, element.continuation.bottom)).toBeLessThanOrEqual((layout.barcode?.y ?? height) - 5);
      } else {
        expect(element.x + element.w).toBeLessThanOrEqual(width);
        expect(element.y + element.h).toBeLessThanOrEqual(height);
      }
    }
  });
});

test('the values of every paper are those its form knows', async () => {
  for (const paper of Object.values(await samples())) {
    expect(composePaper(paper, layoutOf(paper.form), paper.outlined === null ? null : layoutOf(paper.outlined), fonts).ok).toBe(true);
  }
});

test('the photo has the same place on certificate and examination form, 53 mm × 35 mm', () => {
  for (const form of [formNames.certificate, formNames.examinationForm]) {
    const [picture] = contentsOf(layoutOf(form)).filter((content) => content.kind === 'picture');
    const place = picture?.mm ?? picture;
    expect(place).toMatchObject({ w: 53, h: 35 });
  }
});

test('a form name cannot leave the forms', () => {
  expect(() => layoutOf('../package')).toThrow(/form's name/);
});
