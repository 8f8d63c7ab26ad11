import { fail, ok, type Result } from '#shared/model/index.ts';
import { composeBarcode } from './barcode.ts';
import { composeContent, fieldsOf, type Area, type Composition } from './content.ts';
import type { Fonts } from './fonts.ts';
import { contentsOf, type Grid, type Layout, type Placed, type ReadLayout } from './layout.ts';
import { points, type ComposedPage, type Mark } from './marks.ts';
import { composeTable, ruleWidth } from './table.ts';
import type { DrawingError, Paper } from './types.ts';

/** Lays a paper's values out on its form's pages. Throws for values and pictures the form does not know. */
export function composePaper(paper: Paper, { layout, stock }: ReadLayout, fonts: Fonts): Result<readonly ComposedPage[], DrawingError> {
  refuseUnknown(paper, layout);
  for (const [field, text] of Object.entries(paper.values)) {
    const characters = fonts.missing(text);
    if (characters !== '') return fail({ code: 'document.missingGlyph', details: { characters, field } });
  }

  const problems: DrawingError[] = [];
  const composition: Composition = {
    defaults: layout.defaults,
    values: paper.values,
    pictures: paper.pictures,
    stock,
    measure: fonts.measure,
    report: (error) => problems.push(error),
  };
  const continuations: Mark[][] = [];
  const pages = layout.pages
    .filter((elements) => stock || !elements.every(isStock))
    .map((elements) =>
      elements.flatMap((element) => {
        if (element.kind !== 'table') return composePlaced(element, composition);
        const table = composeTable(element, composition);
        continuations.push(...table.continuations);
        return table.marks;
      }),
    );
  const all = [...pages, ...continuations];
  const composed = all.map((marks, index) => ({
    width: points(layout.page.width),
    height: points(layout.page.height),
    marks: [...marks, ...composeFoot(paper, layout, index + 1, all.length, composition)],
  }));
  const [problem] = problems;
  return problem === undefined ? ok(composed) : fail(problem);
}

function composePlaced(element: Exclude<Placed, { kind: 'table' }>, composition: Composition): Mark[] {
  switch (element.kind) {
    case 'line':
      if (isStock(element) && !composition.stock) return [];
      return [
        {
          kind: 'line',
          x1: points(element.x1),
          y1: points(element.y1),
          x2: points(element.x2),
          y2: points(element.y2),
          width: points(element.width),
        },
      ];
    case 'rect':
      return isStock(element) && !composition.stock ? [] : [ruled(element, element.width)];
    case 'grid':
      return composeGrid(element, composition);
    default:
      return composeContent(element, element, composition);
  }
}

function composeGrid(grid: Grid, composition: Composition): Mark[] {
  return grid.cells.flatMap((cell) => {
    const [row, column] = cell.at;
    const [rows, columns] = cell.span;
    const area = {
      x: grid.x + total(grid.columns.slice(0, column)),
      y: grid.y + total(grid.rows.slice(0, row)),
      w: total(grid.columns.slice(column, column + columns)),
      h: total(grid.rows.slice(row, row + rows)),
    };
    const [beside, above] = cell.padding;
    const inner = { x: area.x + beside, y: area.y + above, w: area.w - 2 * beside, h: area.h - 2 * above };
    return [ruled(area, ruleWidth), ...cell.content.flatMap((content) => composeContent(content, inner, composition))];
  });
}

function composeFoot(paper: Paper, layout: Layout, page: number, pages: number, composition: Composition): Mark[] {
  const marks: Mark[] = [];
  if (paper.barcode !== null) {
    if (layout.barcode === null) throw new Error(`form ${layout.form} has no place for a barcode`);
    marks.push(...composeBarcode(paper.barcode, layout.barcode, composition.measure));
  }
  if (layout.pageNumber !== null) {
    const text = layout.pageNumber.text.replace('{page}', String(page)).replace('{pages}', String(pages));
    marks.push(...composeContent({ ...layout.pageNumber, text }, layout.pageNumber, composition));
  }
  return marks;
}

function refuseUnknown(paper: Paper, layout: Layout): void {
  const contents = contentsOf(layout);
  const fields = new Set(contents.flatMap(fieldsOf));
  const pictures = new Set(contents.flatMap((content) => (content.kind === 'picture' ? [content.picture] : [])));
  const columns = layout.pages
    .flat()
    .flatMap((element) => (element.kind === 'table' ? element.columns.map(({ column }) => `${element.group}.${column}`) : []));
  const known = (name: string) => fields.has(name) || columns.includes(name.replace(/\.[1-9]\d?\./, '.'));
  const unknown = [
    ...Object.keys(paper.values).filter((name) => !known(name)),
    ...Object.keys(paper.pictures).filter((name) => !pictures.has(name)),
  ];
  if (unknown.length > 0) throw new Error(`form ${paper.form} has no ${unknown.join(', ')}`);
}

function isStock(element: Placed): boolean {
  return 'layer' in element && element.layer === 'stock';
}

function ruled(area: Area, width: number): Mark {
  return { kind: 'rect', x: points(area.x), y: points(area.y), w: points(area.w), h: points(area.h), width: points(width) };
}

function total(lengths: readonly number[]): number {
  return lengths.reduce((sum, length) => sum + length, 0);
}
