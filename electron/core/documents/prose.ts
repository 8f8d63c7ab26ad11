import { placeLines, type Composition, type Typeset } from './content.ts';
import type { Prose } from './layout.ts';
import { points, type Mark } from './marks.ts';
import { setText } from './text.ts';

/** What a group of paragraphs may hold. */
export const proseFields = ['heading', 'text'] as const;

interface ProseLine {
  readonly mark: (x: number, y: number, w: number, h: number) => Mark[];
  /** A heading never ends a page. */
  readonly keepsNext: boolean;
}

/**
 * Running text `shift` millimetres below its place: the marks of its page and of each continuation, and where its last line ends
 * on the last of them. What follows takes `after` millimetres below that line; where it has to go on to a further page, the end of
 * the text goes with it: no signature stands on a page of its own.
 */
export function composeProse(prose: Prose, shift: number, after: number, composition: Composition): { pages: Mark[][]; end: number } {
  const height = lineHeight(prose, composition);
  const pages: Mark[][] = [];
  let left = linesOf(prose, composition);
  let y = prose.y + shift;
  while (left.length > 0 || pages.length === 0) {
    const room = Math.floor((prose.continuation.bottom - y) / height + 1e-6);
    const fits = roomFor(left, room);
    const endsHere = fits === left.length && y + fits * height + after <= prose.continuation.bottom + 1e-6;
    const count = fits < left.length || endsHere ? fits : withoutEnd(left);
    if (count === 0 && pages.length > 0) throw new Error(`no line of ${prose.group} fits on a page`);
    pages.push(left.slice(0, count).flatMap(({ mark }, index) => mark(prose.x, y + index * height, prose.w, height)));
    left = left.slice(count);
    y = left.length === 0 ? y + count * height : prose.continuation.y;
  }
  return { pages, end: y };
}

/** How much of a text must stand together: a heading and the line after it. */
export function leastHeightOfProse(prose: Prose, composition: Composition): number {
  const lines = linesOf(prose, composition);
  const kept = lines.findIndex(({ keepsNext }) => !keepsNext);
  return lineHeight(prose, composition) * Math.min(lines.length, kept + 1);
}

/** As many lines as there is room for; the last one of all never stands alone, nor does a heading without what it heads. */
function roomFor(lines: readonly ProseLine[], room: number): number {
  if (lines.length <= room) return lines.length;
  let count = Math.max(0, room);
  if (count > 1 && count === lines.length - 1) count -= 1;
  while (count > 0 && lines[count - 1]!.keepsNext) count -= 1;
  return count;
}

/** How many lines are left when the last two go, and a heading with what it heads; all, where there is nothing else. */
function withoutEnd(lines: readonly ProseLine[]): number {
  let count = lines.length - 2;
  while (count > 0 && lines[count - 1]!.keepsNext) count -= 1;
  return count > 0 ? count : lines.length;
}

function linesOf(prose: Prose, composition: Composition): ProseLine[] {
  const { values } = composition;
  const numbers = Object.keys(values).flatMap((name) => (name.startsWith(`${prose.group}.`) ? [Number(name.split('.')[1])] : []));
  return Array.from({ length: Math.max(0, ...numbers) }, (_, index) => index + 1).flatMap((number) =>
    proseFields.flatMap((field) => paragraphLines(prose, `${prose.group}.${number}.${field}`, field === 'heading', composition)),
  );
}

function paragraphLines(prose: Prose, name: string, heading: boolean, composition: Composition): ProseLine[] {
  const text = composition.values[name] ?? '';
  if (text === '') return [];
  const size = sizeOf(prose, composition);
  const { leading, indent } = prose;
  const setting = { size, min: size, bold: heading, leading, indent: heading ? 0 : indent, singleLine: false, justified: !heading };
  const set = setText(text, points(prose.w), Number.POSITIVE_INFINITY, setting, composition.measure);
  if (set === null) {
    composition.report({ field: name, text });
    return [];
  }
  const style: Typeset = { size, bold: heading, align: 'left', valign: 'middle', leading };
  return set.lines.map((line) => ({
    mark: (x, y, w, h) => placeLines({ size, lines: [line] }, { x, y, w, h }, style, !heading),
    keepsNext: heading,
  }));
}

function lineHeight(prose: Prose, composition: Composition): number {
  return (sizeOf(prose, composition) * prose.leading) / points(1);
}

function sizeOf({ size }: Prose, { defaults }: Composition): number {
  return size ?? defaults.size;
}
