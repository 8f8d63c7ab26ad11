import type { PageMeasure } from '#shared/model/index.ts';
import { sharp } from './picture-formats.ts';
import type { QuarterTurn } from './types.ts';

/** Three bytes a pixel, as sharp hands it out. */
export interface RawPage {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** What is known of a picture before it was made smaller. */
export interface AsScanned {
  readonly width: number;
  readonly height: number;
  /** As the file says; undefined: it does not. */
  readonly density: number | undefined;
}

/** Pixels of the small picture a page is judged by: noise fades in it, lines stay. */
const smallSide = 900;
/** Share of a side that is no page: shadows of its edges. */
const margin = 0.04;
/** Grey levels darker than the paper. */
const inkDepth = 45;
/** Degrees: more is no skew a feeder makes, and lines of a page on its side look like none. */
const mostSkew = 5;
/** Points the skew is worked out of. */
const enoughPoints = 40_000;

export async function measurePage(page: RawPage, turn: QuarterTurn, scanned: AsScanned): Promise<PageMeasure> {
  const upright = await sharp(page.data, { raw: { width: page.width, height: page.height, channels: 3 } })
    .rotate(turn)
    .toBuffer({ resolveWithObject: true });
  const { data, info } = await sharp(upright.data, { raw: upright.info })
    .resize(smallSide, smallSide, { fit: 'inside', withoutEnlargement: true })
    .greyscale()
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const inner = innerOf(info.width, info.height);
  const { paper, darkest } = levelsOf(data, info.width, inner);
  const points = inkOf(data, info.width, inner, paper - inkDepth);
  const area = Math.max(1, (inner.right - inner.left) * (inner.bottom - inner.top));
  const sideways = turn % 180 !== 0;
  return {
    width: sideways ? scanned.height : scanned.width,
    height: sideways ? scanned.width : scanned.height,
    ...resolutionOf(scanned),
    skew: points.length < 200 ? 0 : skewOf(points),
    ink: Math.round((points.length / area) * 1e5) / 1e5,
    paper,
    darkest,
  };
}

const millimetres = 25.4;

/** What a scanner writes into the file counts where it makes a sheet of a possible size: software writes 72 or 96 for "unknown". */
function resolutionOf({ width, height, density }: AsScanned): Pick<PageMeasure, 'dpi' | 'dpiFrom'> {
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  if (density !== undefined && density > 96 && (long / density) * millimetres < 450 && (short / density) * millimetres > 50)
    return { dpi: Math.round(density), dpiFrom: 'file' };
  const likeA4 = Math.abs(long / short / (297 / 210) - 1) < 0.06;
  return likeA4 ? { dpi: Math.round((long * millimetres) / 297), dpiFrom: 'paper' } : { dpi: null, dpiFrom: null };
}

interface Inner {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function innerOf(width: number, height: number): Inner {
  const [left, top] = [Math.floor(width * margin), Math.floor(height * margin)];
  return { left, top, right: width - left, bottom: height - top };
}

/** The paper's grey is the most frequent of the lighter half of all pixels. */
function levelsOf(pixels: Uint8Array, width: number, { left, right, top, bottom }: Inner): Pick<PageMeasure, 'paper' | 'darkest'> {
  const counts = new Uint32Array(256);
  for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) counts[pixels[y * width + x]!]! += 1;
  const all = (right - left) * (bottom - top);
  return { paper: levelAt(counts, all / 2), darkest: levelAt(counts, all / 500) };
}

/** The grey that so many pixels are at most. */
function levelAt(counts: Uint32Array, wanted: number): number {
  let seen = 0;
  const level = counts.findIndex((count) => (seen += count) > wanted);
  return Math.max(0, level);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function inkOf(pixels: Uint8Array, width: number, { left, right, top, bottom }: Inner, below: number): Point[] {
  const points: Point[] = [];
  for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) if (pixels[y * width + x]! < below) points.push({ x, y });
  return points;
}

/** Lines of text and rules fall into the fewest rows at the angle they lie at: first in steps of half a degree, then of a tenth. */
function skewOf(points: readonly Point[]): number {
  const every = Math.ceil(points.length / enoughPoints);
  const some = every === 1 ? points : points.filter((_, at) => at % every === 0);
  const rough = steepest(some, 0, mostSkew, 0.5);
  return Math.round(steepest(some, rough, 0.4, 0.1) * 10) / 10;
}

function steepest(points: readonly Point[], around: number, reach: number, step: number): number {
  let best = { angle: around, score: -1 };
  for (let angle = around - reach; angle <= around + reach + step / 2; angle += step) {
    const score = sharpnessAt(points, angle);
    if (score > best.score) best = { angle, score };
  }
  return best.angle;
}

function sharpnessAt(points: readonly Point[], degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const rows = new Uint32Array(3 * smallSide);
  for (const { x, y } of points) rows[Math.round(y - x * slope) + smallSide]! += 1;
  return rows.reduce((sum, count) => sum + count * count, 0);
}
