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
  /** The burst ended with Enter: this was scanned. */
  | { readonly kind: 'scan'; readonly text: string };

/** Wedge scanners send a key every few milliseconds; quick typists stay above 50 ms over six keys. */
const longestGap = 35;
const shortestText = 6;

/** Recognises bursts of physical keys that end with Enter. Pure: time comes with the keys. */
export function createRecogniser(): (key: KeyDown) => Recognition {
  let text = '';
  let last = Number.NEGATIVE_INFINITY;

  return (key) => {
    if (isModifier(key.code)) return { kind: text === '' ? 'typing' : 'burst' };
    const quick = key.at - last < longestGap;
    last = key.at;
    if (key.chord) {
      text = '';
      return { kind: 'typing' };
    }
    if (key.code === 'Enter' || key.code === 'NumpadEnter') {
      const scanned = text;
      text = '';
      return quick && scanned.length >= shortestText ? { kind: 'scan', text: scanned } : { kind: 'typing' };
    }
    const character = characterOf(key.code, key.shift);
    if (character === null) {
      text = '';
      return { kind: 'typing' };
    }
    if (quick && text !== '') {
      text += character;
      return { kind: 'burst' };
    }
    text = character;
    return { kind: 'start' };
  };
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
function characterOf(code: string, shift: boolean): string | null {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code);
  if (digit) return digit[1]!;
  const letter = /^Key([A-Z])$/.exec(code);
  if (letter) return letter[1]!;
  return marks[code]?.[shift ? 1 : 0] ?? null;
}
