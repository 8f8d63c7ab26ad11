import { z } from 'zod';
import { CivilDate } from '#shared/model/index.ts';

/** Lengths are millimetres from the page's top left corner; type sizes are points. */
const Length = z.number().min(0);
const Size = z.number().min(6).max(72);

const Box = { x: Length, y: Length, w: Length, h: Length };
const Align = z.enum(['left', 'center', 'right']);
const VerticalAlign = z.enum(['top', 'middle', 'bottom']);

/** `stock` is what the blank already bears: drawn in previews only. */
const Layer = z.enum(['print', 'stock']).default('print');

const typeset = {
  size: Size.optional(),
  bold: z.boolean().default(false),
  align: Align.default('left'),
  valign: VerticalAlign.default('middle'),
  /** Line height in multiples of the size. */
  leading: z.number().min(1).max(3).default(1.35),
};

/** Fixed text; `\n` starts a line. */
const Text = z.strictObject({ kind: z.literal('text'), text: z.string().min(1), ...typeset, layer: Layer });
/** A value. It may shrink to `min`, never further, and is never cut. */
const Field = z.strictObject({
  kind: z.literal('field'),
  field: z.string(),
  mode: z.enum(['single', 'wrap']).default('single'),
  min: Size.optional(),
  /**
   * Lines of the value that its place does not hold at `min` become rows `group.N.of`, `group.N.text` of a table on a
   * later page of the form; `of` says whose they are, and `words` stand in the place instead of them.
   */
  continues: z.strictObject({ group: z.string(), of: z.string(), words: z.string().min(1) }).optional(),
  ...typeset,
});
/** Running text with `{field}` in it, justified unless it is in a language of long words; `indent` in ems. */
const Paragraph = z.strictObject({
  kind: z.literal('paragraph'),
  text: z.string().min(1),
  min: Size.optional(),
  indent: z.number().min(0).max(4).default(2),
  justified: z.boolean().default(true),
  ...typeset,
  layer: Layer,
});
/** One box each option; the one equal to the value is ticked. */
const Choice = z.strictObject({ kind: z.literal('choice'), field: z.string(), options: z.array(z.string()).min(2), ...typeset });
/** A picture, as large as its place allows; `label` marks the empty place. */
const Picture = z.strictObject({
  kind: z.literal('picture'),
  picture: z.string(),
  /** Within a grid cell: the picture's own size, centred. */
  mm: z.strictObject({ w: Length, h: Length }).optional(),
  label: z.string().optional(),
});

/** A QR code (GB/T 18284) over a value; no value prints nothing, and the preview shows the place it would take. */
const Code = z.strictObject({ kind: z.literal('code'), field: z.string() });
/** Code 128 over a value; no value prints nothing. `turned`: it is read from top to bottom, as on the spine of a box. */
const Bars = z.strictObject({ kind: z.literal('bars'), field: z.string(), turned: z.boolean().default(false) });
/** A place where something is put by hand, a seal for instance: never printed, shown by previews. */
const Reserved = z.strictObject({ kind: z.literal('reserved'), label: z.string().optional() });

const Content = z.discriminatedUnion('kind', [Text, Field, Paragraph, Choice, Picture, Code, Bars, Reserved]);
export type Content = z.infer<typeof Content>;

const Line = z.strictObject({
  kind: z.literal('line'),
  x1: Length,
  y1: Length,
  x2: Length,
  y2: Length,
  width: Length.default(0.2),
  /** Where a sheet is cut. */
  dashed: z.boolean().default(false),
  layer: Layer,
});
const Rectangle = z.strictObject({ kind: z.literal('rect'), ...Box, width: Length.default(0.2), layer: Layer });

/** Ruled cells: column widths and row heights, and what stands in each cell. */
const Grid = z.strictObject({
  kind: z.literal('grid'),
  x: Length,
  y: Length,
  columns: z.array(z.number().positive()).min(1),
  rows: z.array(z.number().positive()).min(1),
  cells: z.array(
    z.strictObject({
      /** Row and column, from 0. */
      at: z.tuple([z.int().min(0), z.int().min(0)]),
      /** Rows and columns covered. */
      span: z.tuple([z.int().min(1), z.int().min(1)]).default([1, 1]),
      /** Between the rules and the content: beside it, above and below it. */
      padding: z.tuple([Length, Length]).default([2, 1.5]),
      content: z.array(Content).default([]),
    }),
  ),
});
export type Grid = z.infer<typeof Grid>;

/**
 * As many rows as there are values `group.N.column`; those below `continuation.bottom` go on continuation pages. What the
 * page has below the table follows its last row, as far from it as from `bottom`; what it has below `continuation.bottom`
 * stays. A row with words in its first column only is one cell.
 */
const Table = z.strictObject({
  kind: z.literal('table'),
  group: z.string(),
  x: Length,
  y: Length,
  bottom: Length,
  rowHeight: Length,
  /** The height of rows where that saves a page. */
  tightRowHeight: Length.optional(),
  size: Size.optional(),
  /** Whether the ruled columns reach down to `bottom` although fewer rows came. */
  fill: z.boolean(),
  /** Without rows it is left out, head and all; else it is then one empty row. */
  optional: z.boolean().default(false),
  /** A column without a name holds the row's number. */
  columns: z
    .array(z.strictObject({ column: z.string().nullable(), title: z.string(), w: z.number().positive(), align: Align.default('left') }))
    .min(1),
  continuation: z.strictObject({ title: z.string(), y: Length, bottom: Length }),
});
export type Table = z.infer<typeof Table>;

/**
 * Running text of any length: paragraphs `group.N.heading`, in bold and kept with what follows, and `group.N.text`, justified,
 * its first line indented by `indent` ems. It goes on from page to page line by line; what is below follows it as it does a table.
 */
const Prose = z.strictObject({
  kind: z.literal('prose'),
  group: z.string(),
  x: Length,
  y: Length,
  w: Length,
  bottom: Length,
  size: Size.optional(),
  leading: z.number().min(1).max(3),
  indent: z.number().min(0).max(4).default(2),
  continuation: z.strictObject({ title: z.string(), y: Length, bottom: Length }),
});
export type Prose = z.infer<typeof Prose>;

/**
 * Pictures `group.1`, `group.2` …, each in a frame of its own shape with the words `group.N.caption` above and
 * `group.N.mark` below. None is higher than the `perPage`th part; as many stand on a page as it holds.
 */
const Frames = z.strictObject({ kind: z.literal('frames'), group: z.string(), ...Box, perPage: z.int().min(1).max(6) });
export type Frames = z.infer<typeof Frames>;

/** One picture several times at its exact size, with cut marks, on a sheet of photo paper; sizes come with the paper. */
const Tiles = z.strictObject({ kind: z.literal('tiles'), picture: z.string(), margin: Length, gap: Length, foot: Length });
export type Tiles = z.infer<typeof Tiles>;

/** A crosshair every `step` millimetres, but none behind the words in `free`; scales along the edges and a target in each corner. */
const Rulers = z.strictObject({
  kind: z.literal('rulers'),
  step: z.number().min(2).max(20),
  free: z.array(z.strictObject(Box)).default([]),
});
export type Rulers = z.infer<typeof Rulers>;

/** Where the places of another form's page fall, with what its blank bears. */
const Outlines = z.strictObject({ kind: z.literal('outlines'), page: z.int().min(0) });

const Placed = z.discriminatedUnion('kind', [
  Text.extend(Box),
  Field.extend(Box),
  Paragraph.extend(Box),
  Choice.extend(Box),
  Picture.extend(Box),
  Code.extend(Box),
  Bars.extend(Box),
  Reserved.extend(Box),
  Frames,
  Tiles,
  Rulers,
  Outlines,
  Line,
  Rectangle,
  Grid,
  Table,
  Prose,
]);
export type Placed = z.infer<typeof Placed>;

/** A form of `resources/forms`: geometry and fixed words as data, in force from `since`. */
export const Layout = z.strictObject({
  form: z.string(),
  version: z.int().min(1),
  since: CivilDate,
  /** Where fields and fixed words come from. */
  source: z.string(),
  page: z.strictObject({ width: Length, height: Length }),
  defaults: z.strictObject({ size: Size, min: Size }),
  /** Area for bars, quiet zones included, with the text beneath; null on certificates. A negative `y` counts from the page's bottom. */
  barcode: z.strictObject({ x: Length, y: z.number(), w: Length, height: z.number().min(10) }).nullable(),
  /** `{page}` and `{pages}` in `text`; where a paper has several pages. */
  pageNumber: Text.extend(Box).nullable(),
  /** Stands on each of the paper's pages, those that a table or running text adds included. */
  everyPage: z.array(Placed).default([]),
  pages: z.array(z.array(Placed)).min(1),
});
export type Layout = z.infer<typeof Layout>;

/** Everything of a layout that prints a value or words, whether it stands alone or in a cell. */
export function contentsOf(layout: Layout): readonly Content[] {
  return [...layout.pages.flat(), ...layout.everyPage].flatMap((element): readonly Content[] => {
    if (element.kind === 'grid') return element.cells.flatMap((cell) => cell.content);
    return isContent(element) ? [element] : [];
  });
}

export type PlacedContent = Extract<Placed, { readonly kind: Content['kind'] }>;

export function isContent(element: Placed): element is PlacedContent {
  return Content.options.some(({ shape }) => shape.kind.value === element.kind);
}
