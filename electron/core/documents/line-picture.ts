import type { Glyph } from 'fontkit';
import type { Bitmap } from '../devices/index.ts';
import type { Face, Fonts } from './fonts.ts';
import { blockHeight, setText } from './text.ts';

/** Dots; `size`: of an em, which becomes `min` where a line of `width` holds the text only then. */
export interface LineRoom {
  readonly width: number;
  readonly size: number;
  readonly min: number;
}

// The em box of ideographs reaches this far above the baseline (OpenType BASE table).
const emAscent = 0.88;
const leading = 1.2;
/** Parts of a dot's height that are looked at, and how much of it is ink where the dot is black: hairlines stay. */
const slices = 4;
const blackFrom = 0.38;
/** Chords of a curve: of one that is at most an em long none is seen to be straight. */
const chords = 6;

type Point = readonly [x: number, y: number];

/** Words in the fonts of our papers, dot by dot and in the middle, on as many lines as they need; null: no font draws them all. */
export function drawLine(fonts: Fonts, text: string, room: LineRoom): Bitmap | null {
  if (text === '' || fonts.missing(text) !== '') return null;
  const setting = { min: room.min, bold: false, leading, indent: 0, justified: false };
  const set =
    setText(text, room.width, Infinity, { ...setting, size: room.size, singleLine: true }, fonts.measure) ??
    setText(text, room.width, Infinity, { ...setting, size: room.min, singleLine: false }, fonts.measure);
  if (set === null) return null;
  const { size, lines } = set;
  const row = Math.ceil((Math.max(...lines.map(({ width }) => width)) * size) / 8);
  const [width, height] = [row * 8, Math.ceil(blockHeight(lines.length, size, leading))];
  const ink = new Float32Array(width * height);
  for (const [place, line] of lines.entries()) {
    let left = (width - line.width * size) / 2;
    const baseline = place * size * leading + emAscent * size;
    for (const { face, text: run } of fonts.runs(line.text, false)) {
      if (face === 'pictures') continue;
      const font = fonts.font(face.replace(/Twin$/, '') as Face);
      const scale = size / font.unitsPerEm;
      for (const character of run) {
        const glyph = font.glyphForCodePoint(character.codePointAt(0)!);
        fill(
          ink,
          width,
          contoursOf(glyph, ([x, y]) => [left + x * scale, baseline - y * scale]),
        );
        left += glyph.advanceWidth * scale;
      }
    }
  }
  const bits = new Uint8Array(row * height);
  for (const [dot, share] of ink.entries()) if (share >= blackFrom) bits[dot >> 3]! |= 0x80 >> (dot & 7);
  return { width, height, bits };
}

/** The glyph's outlines as closed polygons. */
function contoursOf(glyph: Glyph, place: (point: Point) => Point): readonly (readonly Point[])[] {
  const contours: Point[][] = [];
  for (const { command, args } of glyph.path.commands) {
    const points = args.flatMap((x, at): Point[] => (at % 2 === 0 ? [place([x, args[at + 1]!])] : []));
    const last = contours.at(-1)?.at(-1);
    if (command === 'moveTo') contours.push(points);
    else if (last) contours.at(-1)!.push(...curve([last, ...points]));
  }
  return contours;
}

/** A line or a Bézier curve of any degree as chords, without its beginning. */
function curve(points: readonly Point[]): Point[] {
  if (points.length <= 2) return points.slice(1);
  return Array.from({ length: chords }, (_, chord) => pointOn(points, (chord + 1) / chords));
}

/** De Casteljau. */
function pointOn(points: readonly Point[], t: number): Point {
  if (points.length === 1) return points[0]!;
  const between = points
    .slice(1)
    .map(([x, y], at): Point => [points[at]![0] + (x - points[at]![0]) * t, points[at]![1] + (y - points[at]![1]) * t]);
  return pointOn(between, t);
}

/** Adds the share of each dot that lies within the contours, by the nonzero winding rule. */
function fill(ink: Float32Array, width: number, contours: readonly (readonly Point[])[]): void {
  const height = ink.length / width;
  const all = contours.flat().map(([, y]) => y);
  const [top, bottom] = [Math.max(0, Math.floor(Math.min(...all))), Math.min(height, Math.ceil(Math.max(...all)))];
  for (let slice = top * slices; slice < bottom * slices; slice += 1) {
    const y = (slice + 0.5) / slices;
    let winding = 0;
    let from = 0;
    for (const [x, turn] of crossings(contours, y)) {
      if (winding !== 0) span(ink, width, Math.floor(y), from, x);
      winding += turn;
      from = x;
    }
  }
}

/** Where the contours cross a height, from left to right, and whether they go down (1) or up (-1) there. */
function crossings(contours: readonly (readonly Point[])[], y: number): [number, 1 | -1][] {
  const found: [number, 1 | -1][] = [];
  for (const contour of contours)
    for (const [at, [x, end]] of contour.entries()) {
      const [before, start] = contour.at(at - 1)!;
      if (start <= y === end <= y) continue;
      found.push([before + ((y - start) / (end - start)) * (x - before), end > start ? 1 : -1]);
    }
  return found.toSorted(([one], [other]) => one - other);
}

function span(ink: Float32Array, width: number, line: number, from: number, until: number): void {
  for (let x = Math.max(0, Math.floor(from)); x < Math.min(width, until); x += 1)
    ink[line * width + x]! += (Math.min(until, x + 1) - Math.max(from, x)) / slices;
}
