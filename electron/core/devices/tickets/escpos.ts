import iconv from 'iconv-lite';

/** One bit a dot, rows of whole bytes, 1 is black. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array;
}

/** A line of text or a picture on a slip; `scale`: times as high and wide as usual, 1 to 8. */
export type SlipPart = { readonly text: string; readonly scale?: number } | { readonly bitmap: Bitmap };

const [esc, fs, gs, dle] = [0x1b, 0x1c, 0x1d, 0x10];

/** DLE EOT n: answered at once, whatever is printed. */
export const askOffline = Uint8Array.of(dle, 0x04, 2);
export const askPaper = Uint8Array.of(dle, 0x04, 4);
/** GS r 1: answered when everything before it has been worked off. */
export const askDone = Uint8Array.of(gs, 0x72, 1);

/** ESC @ begins anew, FS & reads Chinese by two bytes, all lines stand in the middle. */
const begin = [esc, 0x40, fs, 0x26, esc, 0x61, 1];
/** GS V 66: feeds to the knife and cuts. */
const end = [gs, 0x56, 66, 3];

/**
 * The bytes of a slip. Characters go out in GB 18030; what has four bytes there is in no printer's fonts.
 * @throws where `isPrintable` is false of a text
 */
export function encodeSlip(parts: readonly SlipPart[]): Uint8Array {
  return Uint8Array.from([...begin, ...parts.flatMap((part) => ('bitmap' in part ? raster(part.bitmap) : line(part))), ...end]);
}

/** Whether printers have every character: ASCII, or two bytes of GBK that are no user-defined ones. */
export function isPrintable(text: string): boolean {
  return [...text].every((character) => {
    if (/^[ -~]$/.test(character)) return true;
    const [high = 0, low = 0, ...more] = iconv.encode(character, 'gb18030');
    return more.length === 0 && high >= 0x81 && high <= 0xf7 && low >= 0x40 && !/\p{Co}/u.test(character);
  });
}

function line({ text, scale = 1 }: { readonly text: string; readonly scale?: number }): number[] {
  if (!isPrintable(text)) throw new Error('a line of a slip has characters that no printer has');
  const size = ((scale - 1) << 4) | (scale - 1);
  return [gs, 0x21, size, ...iconv.encode(text, 'gb18030'), 0x0a];
}

/** GS v 0: the picture dot by dot. */
function raster({ width, height, bits }: Bitmap): number[] {
  const row = Math.ceil(width / 8);
  return [gs, 0x76, 0x30, 0, row & 0xff, row >> 8, height & 0xff, height >> 8, ...bits, 0x0a];
}
