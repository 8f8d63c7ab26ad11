import { fail, ok, type Result } from '#shared/model/index.ts';
import { composeBarcode } from './barcode.ts';
import { composeContent, fieldsOf, type Area, type Composition, type Misfit } from './content.ts';
import type { Fonts } from './fonts.ts';
import { flow, isFlowing } from './flow.ts';
import { frameFields, pagesOfFrames } from './frames.ts';
import { contentsOf, type Grid, type Layout, type Placed } from './layout.ts';
import { points, type ComposedPage, type Mark } from './marks.ts';
import { composeOutlines, composeRule } from './outlines.ts';
import { proseFields } from './prose.ts';
import { composeRulers } from './rulers.ts';
import { ruleWidth } from './table.ts';
import { arrangeTiles, composeTiles, type TileArrangement } from './tiles.ts';
import type { DrawingError, Paper } from './types.ts';

/** What the elements of one paper are placed with. */
interface Setting {
  readonly composition: Composition;
  /** Millimetres. */
  readonly page: { readonly width: number; readonly height: number };
  readonly outlined: Layout | null;
  readonly tiles: TileArrangement | null;
}

/** Lays a paper's values out on its form's pages. Throws for values and pictures the form does not know. */
export function composePaper(
  paper: Paper,
  layout: Layout,
  outlined: Layout | null,
  fonts: Fonts,
): Result<readonly ComposedPage[], DrawingError> {
  refuseUnknown(paper, layout);
  for (const [field, text] of Object.entries(paper.values)) {
    const characters = fonts.missing(text);
    if (characters !== '') return fail({ code: 'document.missingGlyph', details: { characters, field, paper: paper.title } });
  }

  const problems: Misfit[] = [];
  const composition: Composition = {
    defaults: layout.defaults,
    values: paper.values,
    pictures: paper.pictures,
    stock: paper.stock,
    measure: fonts.measure,
    continued: new Map(),
    report: (misfit) => problems.push(misfit),
  };
  const tiles = layout.pages.flat().find((element) => element.kind === 'tiles');
  const arrangement = tiles && paper.sheet ? arrangeTiles(tiles, paper.sheet, composition) : null;
  const page = arrangement?.page ?? outlined?.page ?? layout.page;
  const setting: Setting = { composition, page, outlined, tiles: arrangement };

  const pages = layout.pages
    .filter((elements) => paper.stock || !elements.every(isUnprinted))
    .flatMap((elements) => composePage(elements, setting));
  const composed = pages.map((marks, index) => ({
    width: points(page.width),
    height: points(page.height),
    marks: [
      ...marks,
      ...layout.everyPage.flatMap((element) => composePlaced(element, index, setting)),
      ...composeFoot(paper, layout, index + 1, pages.length, setting),
    ],
  }));
  const [problem] = problems;
  return problem === undefined ? ok(composed) : fail({ code: 'document.overflow', details: { ...problem, paper: paper.title } });
}

/** One page of a layout, repeated while framed pictures or tiles are left, or as long as its tables are. */
function composePage(elements: readonly Placed[], setting: Setting): Mark[][] {
  const { composition, tiles } = setting;
  if (elements.some(isFlowing)) {
    return flow(elements, composition, (element) => composePlaced(element, 0, setting));
  }
  const times = elements.map((element) => {
    if (element.kind === 'frames') return pagesOfFrames(element, composition).length;
    return element.kind === 'tiles' ? (tiles?.pages ?? 0) : null;
  });
  const count = times.find((each) => each !== null) ?? 1;
  return Array.from({ length: count }, (_, index) => elements.flatMap((element) => composePlaced(element, index, setting)));
}

/** An element in its own place; tables and running text stand where `flow` puts them. */
function composePlaced(element: Placed, index: number, { composition, page, outlined, tiles }: Setting): Mark[] {
  switch (element.kind) {
    case 'line':
    case 'rect':
      return isStock(element) && !composition.stock ? [] : [composeRule(element)];
    case 'grid':
      return composeGrid(element, composition);
    case 'table':
    case 'prose':
      return [];
    case 'frames':
      return pagesOfFrames(element, composition)[index]!;
    case 'tiles':
      return tiles ? composeTiles(element, tiles, index, composition) : [];
    case 'rulers':
      return composeRulers(element, page, composition.measure);
    case 'outlines':
      return composeOutlines(outlined?.pages[element.page] ?? [], composition);
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

function composeFoot(paper: Paper, layout: Layout, number: number, pages: number, { composition, page }: Setting): Mark[] {
  const marks: Mark[] = [];
  if (paper.barcode !== null) {
    if (layout.barcode === null) throw new Error(`form ${layout.form} has no place for a barcode`);
    const y = layout.barcode.y < 0 ? page.height + layout.barcode.y : layout.barcode.y;
    marks.push(...composeBarcode(paper.barcode, { ...layout.barcode, y }, composition.measure));
  }
  if (layout.pageNumber !== null && pages > 1) {
    const text = layout.pageNumber.text.replace('{page}', String(number)).replace('{pages}', String(pages));
    marks.push(...composeContent({ ...layout.pageNumber, text }, layout.pageNumber, composition));
  }
  return marks;
}

function refuseUnknown(paper: Paper, layout: Layout): void {
  const contents = contentsOf(layout);
  const fields = new Set(contents.flatMap(fieldsOf));
  const pictures = new Set(contents.flatMap((content) => (content.kind === 'picture' ? [content.picture] : [])));
  const groups: string[] = [];
  for (const element of layout.pages.flat()) {
    if (element.kind === 'table') groups.push(...element.columns.map(({ column }) => `${element.group}.${column}`));
    if (element.kind === 'prose') groups.push(...proseFields.map((field) => `${element.group}.${field}`));
    if (element.kind === 'frames') groups.push(...frameFields.map((field) => `${element.group}.${field}`));
    if (element.kind === 'frames') pictures.add(element.group);
    if (element.kind === 'tiles') pictures.add(element.picture);
  }
  const unknown = [
    ...Object.keys(paper.values).filter((name) => !fields.has(name) && !groups.includes(name.replace(/\.[1-9]\d*\./, '.'))),
    ...Object.keys(paper.pictures).filter((name) => !pictures.has(name.replace(/\.[1-9]\d*$/, ''))),
  ];
  if (unknown.length > 0) throw new Error(`form ${paper.form} has no ${unknown.join(', ')}`);
}

/** What only previews show. */
function isUnprinted(element: Placed): boolean {
  return isStock(element) || element.kind === 'reserved';
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
