export interface FramingTiming {
  /** Quiet after a line end that ends a text, milliseconds: lines of one symbol follow each other at once. */
  readonly afterLine: number;
  /** Quiet that ends a text without any line end: scanners set up without a suffix, wireless ones that send in pieces. */
  readonly withoutLine: number;
}

export const usualFraming: FramingTiming = { afterLine: 30, withoutLine: 120 };

/** More than a PDF417 can hold (ISO/IEC 15438: 1,108 bytes) and a QR code of full size (ISO/IEC 18004: 2,953). */
export const longestScan = 3_000;

export interface Framing {
  take(chunk: Uint8Array): void;
  /** Forgets what has come. */
  reset(): void;
}

/** Cuts what a serial scanner sends into what it scanned: by line ends, and by the pause after. What is too long is nothing of ours. */
export function createFraming(onText: (bytes: Uint8Array) => void, timing: FramingTiming = usualFraming): Framing {
  let held: number[] = [];
  let timer: NodeJS.Timeout | null = null;

  const reset = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    held = [];
  };
  const end = (): void => {
    const bytes = trimmed(held);
    reset();
    if (bytes.length > 0 && bytes.length <= longestScan) onText(bytes);
  };

  return {
    reset,
    take(chunk) {
      for (const byte of chunk) {
        // Held to one more than the most, so that a flood is known as one and costs no memory.
        if (held.length <= longestScan + 2) held.push(byte);
        else held[held.length - 1] = byte;
      }
      if (timer) clearTimeout(timer);
      timer = setTimeout(end, isLineEnd(held.at(-1)) ? timing.afterLine : timing.withoutLine);
    },
  };
}

/** Without line ends and the zero bytes some cables make at either end; lines within parted by LF. */
function trimmed(bytes: readonly number[]): Uint8Array {
  const isEdge = (byte: number | undefined): boolean => isLineEnd(byte) || byte === 0;
  let [from, to] = [0, bytes.length];
  while (from < to && isEdge(bytes[from])) from += 1;
  while (to > from && isEdge(bytes[to - 1])) to -= 1;
  const inside = bytes.slice(from, to);
  return Uint8Array.from(
    inside.filter((byte, index) => !(byte === 0x0a && inside[index - 1] === 0x0d)).map((byte) => (byte === 0x0d ? 0x0a : byte)),
  );
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 0x0d || byte === 0x0a;
}
