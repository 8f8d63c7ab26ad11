/** Advance of a text in ems, in the weight it will be drawn in. */
export type Measure = (text: string, bold: boolean) => number;

export interface Setting {
  /** Points. */
  readonly size: number;
  readonly min: number;
  readonly bold: boolean;
  readonly leading: number;
  /** Indent of each paragraph's first line, ems. */
  readonly indent: number;
  readonly singleLine: boolean;
  /** Lines are stretched to one width: then only what may never be parted is kept together. */
  readonly justified: boolean;
}

interface SetLine {
  readonly text: string;
  /** Ems. */
  readonly width: number;
  readonly indent: number;
  /** The last line of its paragraph is not justified. */
  readonly last: boolean;
}

export interface SetText {
  readonly size: number;
  readonly lines: readonly SetLine[];
}

// What may not begin or end a line (GB/T 15834-2011, 5.1.9–5.1.11).
const neverFirst = /^[，。、；：？！）》」』】〕〉”’…—–～·,.;:?!)\]}%-]$/;
const neverLast = /^[（《「『【〔〈“‘([{]$/;
const unbroken = /^[0-9\p{Script=Latin}\p{M}/'’_]$/u;
/** Between two digits these are part of the number or the time. */
const withinNumber = /^[:.,]$/;
const digit = /^[0-9]$/;
/** Dates, and hours from one time to another. */
const dates = /\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}:\d{2}[—–～-]\d{1,2}:\d{2}/g;
/** The numbers of articles and decrees, too (第一千零四十九条, 第804号), and a short word in brackets (（香港）). */
const datesAndMore = new RegExp(`${dates.source}|第[〇零一二三四五六七八九十百千]+条|第\\d+号|（\\p{Script=Han}{1,4}）`, 'gu');
const sizeStep = 0.25;
/** Ems: narrower columns have no room to make a lone character company. */
const balancedFrom = 8;

/**
 * Sets a text into a box of `width` × `height` points at the largest size from `size` down to `min` that holds all
 * of it, words whole if there is one; null when even `min` does not.
 */
export function setText(text: string, width: number, height: number, setting: Setting, measure: Measure): SetText | null {
  return setAtLargest(text, width, height, setting, measure, false) ?? setAtLargest(text, width, height, setting, measure, true);
}

function setAtLargest(text: string, width: number, height: number, setting: Setting, measure: Measure, tearing: boolean): SetText | null {
  for (let size = setting.size; size >= setting.min - 1e-9; size -= sizeStep) {
    const lines = text.split('\n').flatMap((paragraph) => breakLines(paragraph, width / size, setting, measure, tearing));
    const high = blockHeight(lines.length, size, setting.leading);
    const wide = lines.every((line) => line.indent + line.width <= width / size + 1e-6);
    if (wide && high <= height + 1e-6 && !(setting.singleLine && lines.length > 1)) return { size, lines };
  }
  return null;
}

/** Points from the top of the first line's em box to the bottom of the last one's. */
export function blockHeight(lines: number, size: number, leading: number): number {
  return lines === 0 ? 0 : size * (1 + (lines - 1) * leading);
}

/** Lines of a paragraph. A last line of one character is given a second one where that takes no further line. */
function breakLines(paragraph: string, width: number, setting: Setting, measure: Measure, tearing: boolean): SetLine[] {
  const lines = breakGreedily(paragraph, width, setting, measure, tearing);
  if (setting.singleLine || lines.length < 2 || width < balancedFrom || !isLone(lines)) return lines;
  const narrower = [1, 2].map((less) => breakGreedily(paragraph, width - less, setting, measure, tearing));
  return narrower.find((each) => each.length === lines.length && !isLone(each)) ?? lines;
}

function isLone(lines: readonly SetLine[]): boolean {
  return [...lines.at(-1)!.text].filter((character) => !neverFirst.test(character)).length === 1;
}

function breakGreedily(paragraph: string, width: number, setting: Setting, measure: Measure, tearing: boolean): SetLine[] {
  const lines: SetLine[] = [];
  let line = '';
  const indent = () => (lines.length === 0 ? setting.indent : 0);
  const take = (last: boolean) => {
    const text = line.trimEnd();
    lines.push({ text, width: measure(text, setting.bold), indent: indent(), last });
    line = '';
  };
  for (const piece of setting.singleLine ? [paragraph] : breakable(paragraph, width, setting, measure, tearing)) {
    if (line !== '' && indent() + measure((line + piece).trimEnd(), setting.bold) > width + 1e-6) take(false);
    if (line !== '' || lines.length === 0 || piece.trim() !== '') line += piece;
  }
  take(true);
  return lines;
}

/** Cuts a paragraph into pieces between which a line may end; `tearing`, a piece too wide for any line is cut further. */
function breakable(paragraph: string, width: number, { bold, justified }: Setting, measure: Measure, tearing: boolean): string[] {
  const kept = withinKept(paragraph, justified ? dates : datesAndMore, (text) => measure(text, bold) <= width);
  const pieces: string[] = [];
  let [before, previous, at] = ['', '', 0];
  for (const character of paragraph) {
    const joins =
      previous !== '' &&
      (kept.has(at) ||
        neverFirst.test(character) ||
        neverLast.test(previous) ||
        (unbroken.test(character) && unbroken.test(previous)) ||
        (digit.test(before) && withinNumber.test(previous) && digit.test(character)));
    if (joins) pieces.push(pieces.pop()! + character);
    else pieces.push(character);
    [before, previous] = [previous, character];
    at += character.length;
  }
  const tooWide = (piece: string) => tearing && measure(piece, bold) > width;
  return pieces
    .flatMap((piece) => (tooWide(piece) ? piece.split(/(?<=\/)/) : [piece]))
    .flatMap((piece) => (tooWide(piece) ? torn(piece) : [piece]));
}

/** Where characters stand that may not begin a line, for they are within a match; one too wide for any line is broken as other text is. */
function withinKept(paragraph: string, pattern: RegExp, fits: (text: string) => boolean): Set<number> {
  const matches = [...paragraph.matchAll(pattern)].filter(([match]) => fits(match));
  return new Set(matches.flatMap(({ 0: match, index }) => Array.from({ length: match.length - 1 }, (_, part) => index + part + 1)));
}

/** Each character of a piece, with the marks that may not begin a line. */
function torn(piece: string): string[] {
  const parts: string[] = [];
  for (const character of piece) {
    if (parts.length > 0 && neverFirst.test(character)) parts.push(parts.pop()! + character);
    else parts.push(character);
  }
  return parts;
}
