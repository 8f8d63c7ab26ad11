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
const neverFirst = /^[，。、；：？！）》」』】〕〉”’…·,.;:?!)\]}%-]$/;
const neverLast = /^[（《「『【〔〈“‘([{]$/;
const unbroken = /^[0-9\p{Script=Latin}\p{M}/'’_]$/u;
const sizeStep = 0.25;

/**
 * Sets a text into a box of `width` × `height` points at the largest size from `size` down to `min` that holds all
 * of it; null when even `min` does not.
 */
export function setText(text: string, width: number, height: number, setting: Setting, measure: Measure): SetText | null {
  for (let size = setting.size; size >= setting.min - 1e-9; size -= sizeStep) {
    const lines = text.split('\n').flatMap((paragraph) => breakLines(paragraph, width / size, setting, measure));
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

function breakLines(paragraph: string, width: number, setting: Setting, measure: Measure): SetLine[] {
  const lines: SetLine[] = [];
  let line = '';
  const indent = () => (lines.length === 0 ? setting.indent : 0);
  const take = (last: boolean) => {
    const text = line.trimEnd();
    lines.push({ text, width: measure(text, setting.bold), indent: indent(), last });
    line = '';
  };
  for (const piece of setting.singleLine ? [paragraph] : breakable(paragraph, width, setting, measure)) {
    if (line !== '' && indent() + measure((line + piece).trimEnd(), setting.bold) > width + 1e-6) take(false);
    if (line !== '' || lines.length === 0 || piece.trim() !== '') line += piece;
  }
  take(true);
  return lines;
}

/** Cuts a paragraph into pieces between which a line may end; a piece too wide for any line is cut further. */
function breakable(paragraph: string, width: number, setting: Setting, measure: Measure): string[] {
  const pieces: string[] = [];
  let previous = '';
  for (const character of paragraph) {
    const joins =
      previous !== '' && (neverFirst.test(character) || neverLast.test(previous) || (unbroken.test(character) && unbroken.test(previous)));
    if (joins) pieces.push(pieces.pop()! + character);
    else pieces.push(character);
    previous = character;
  }
  return pieces.flatMap((piece) => (measure(piece, setting.bold) > width ? [...piece] : [piece]));
}
