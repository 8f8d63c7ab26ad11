/** One key going down, as the keyboard sent it: the physical key, whatever an input method makes of it. */
export interface KeyDown {
  /** `KeyboardEvent.code`, e.g. `Digit1`. */
  readonly code: string;
  /** Milliseconds, of any clock that does not jump. */
  readonly at: number;
  readonly shift: boolean;
  /** Ctrl, Alt or Meta is held: a shortcut, never a scan. */
  readonly chord: boolean;
}

export type Recognition =
  /** Nothing of a scan: let it through. */
  | { readonly kind: 'typing' }
  /** The first key of what may become a burst: a place to come back to. */
  | { readonly kind: 'start' }
  /** Faster than fingers. */
  | { readonly kind: 'burst' }
  /** One line of several ended with Enter; the next follows at once. */
  | { readonly kind: 'line' }
  /** The burst ended with Enter: this was scanned. Lines of a travel document's zone are parted by line ends. */
  | { readonly kind: 'scan'; readonly text: string };

/** Wedge scanners send a key every few milliseconds; quick typists stay above 50 ms over six keys. */
export const longestGap = 35;
export const shortestText = 6;
/** Lines of a machine readable zone by their length: TD3 has two of 44, TD1 three of 30 (ICAO Doc 9303). */
const zoneLines: Readonly<Record<number, number>> = { 44: 2, 30: 3 };

/** Recognises bursts of physical keys that end with Enter. Pure: time comes with the keys. */
export function createRecogniser(): (key: KeyDown) => Recognition {
  let text = '';
  let lines: string[] = [];
  let last = Number.NEGATIVE_INFINITY;
  const forget = (): void => {
    text = '';
    lines = [];
  };

  return (key) => {
    if (isModifier(key.code)) return { kind: text === '' ? 'typing' : 'burst' };
    const quick = key.at - last < longestGap;
    last = key.at;
    if (key.chord) {
      forget();
      return { kind: 'typing' };
    }
    if (key.code === 'Enter' || key.code === 'NumpadEnter') {
      const scanned = [...lines, text];
      const more = quick && isZoneSoFar(scanned);
      forget();
      if (more) {
        lines = scanned;
        return { kind: 'line' };
      }
      const whole = scanned.join('\n');
      return quick && whole.length >= shortestText ? { kind: 'scan', text: whole } : { kind: 'typing' };
    }
    const character = characterOf(key.code, key.shift);
    if (character === null) {
      forget();
      return { kind: 'typing' };
    }
    if (quick && (text !== '' || lines.length > 0)) {
      text += character;
      return { kind: 'burst' };
    }
    forget();
    text = character;
    return { kind: 'start' };
  };
}

/** True while a zone's lines are not all there yet. */
function isZoneSoFar(lines: readonly string[]): boolean {
  const length = lines[0]!.length;
  return (
    lines.every((line) => line.length === length) && lines.some((line) => line.includes('<')) && lines.length < (zoneLines[length] ?? 0)
  );
}

function isModifier(code: string): boolean {
  return /^(?:Shift|Control|Alt|Meta)(?:Left|Right)$/.test(code) || code === 'CapsLock';
}

const marks: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Minus: ['-', '_'],
  Slash: ['/', '?'],
  Period: ['.', '>'],
  Comma: [',', '<'],
  Semicolon: [';', ':'],
  Equal: ['=', '+'],
  NumpadSubtract: ['-', '-'],
  NumpadDecimal: ['.', '.'],
  NumpadDivide: ['/', '/'],
};

/** Upper case whatever Caps Lock says, half width whatever the input method would make of it; null for a key that writes nothing. */
export function characterOf(code: string, shift: boolean): string | null {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code);
  if (digit) return digit[1]!;
  const letter = /^Key([A-Z])$/.exec(code);
  if (letter) return letter[1]!;
  return marks[code]?.[shift ? 1 : 0] ?? null;
}
