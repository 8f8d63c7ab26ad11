import { readByLibrary } from './library.ts';
import { boundsOf, isGrey, type Corners, type Look, type Picture, type ReadBy, type Reading, type ReadSymbol } from './symbol.ts';
import { startWasm, type ReadByWasm, type WasmSource } from './wasm.ts';

export interface Decoder {
  /** Looks at one picture with both readers. */
  decode(picture: Picture, look?: Look): Promise<Reading>;
}

export interface Readers {
  readonly wasm: ReadByWasm;
  readonly library: typeof readByLibrary;
}

export async function createDecoder(source: WasmSource): Promise<Decoder> {
  return decoderOf({ wasm: await startWasm(source), library: readByLibrary });
}

/**
 * The decoder of the house: zxing-cpp looks first, `@zxing/library` gives the second opinion at each place found, and looks for itself
 * where nothing was. What one of them has read by the symbol's check digits counts; where both have and differ, nothing does.
 */
export function decoderOf({ wasm, library }: Readers): Decoder {
  return {
    async decode(picture, look = {}) {
      const grey = greyOf(picture);
      const read = await wasm(grey, look);
      if (read.length === 0) return { symbols: library(grey, look).map((symbol) => ({ ...symbol, by: 'library' })), disputed: [] };
      const symbols: Array<ReadSymbol & { by: ReadBy }> = [];
      const disputed: Array<Reading['disputed'][number]> = [];
      for (const symbol of read) {
        const other = secondOpinion(grey, symbol, library);
        if (other === null) symbols.push({ ...symbol, by: 'wasm' });
        else if (other.text === symbol.text) symbols.push({ ...symbol, by: 'both' });
        else disputed.push({ format: symbol.format, corners: symbol.corners });
      }
      return { symbols, disputed };
    },
  };
}

/** What the other reader sees at the same place; null: nothing. */
function secondOpinion(grey: Picture, { format, corners }: ReadSymbol, library: Readers['library']): ReadSymbol | null {
  const cut = cutOut(grey, corners);
  const [seen] = library(cut.picture, { formats: [format] });
  if (!seen) return null;
  const middle = middleOf(seen.corners);
  const [x, y] = [middle.x + cut.left, middle.y + cut.top];
  const { left, top, right, bottom } = boundsOf(corners);
  // Beside it may stand another symbol of the same kind.
  return x >= left && x <= right && y >= top && y <= bottom ? seen : null;
}

/** The symbol with its quiet zone. */
function cutOut(
  { pixels, width, height }: Picture,
  corners: Corners,
): { readonly picture: Picture; readonly left: number; readonly top: number } {
  const bounds = boundsOf(corners);
  const margin = Math.max(16, Math.max(bounds.right - bounds.left, bounds.bottom - bounds.top) * 0.15);
  const left = Math.max(0, Math.floor(bounds.left - margin));
  const top = Math.max(0, Math.floor(bounds.top - margin));
  const right = Math.min(width, Math.ceil(bounds.right + margin));
  const bottom = Math.min(height, Math.ceil(bounds.bottom + margin));
  const cut = new Uint8Array((right - left) * (bottom - top));
  for (let y = top; y < bottom; y += 1) cut.set(pixels.subarray(y * width + left, y * width + right), (y - top) * (right - left));
  return { picture: { pixels: cut, width: right - left, height: bottom - top }, left, top };
}

/** Luminance (ITU-R BT.601) on white; a grey picture as it is. */
function greyOf(picture: Picture): Picture {
  if (isGrey(picture)) return picture;
  const { pixels, width, height } = picture;
  const grey = new Uint8Array(width * height);
  for (let index = 0; index < grey.length; index += 1) {
    const at = index * 4;
    const light = (pixels[at]! * 306 + pixels[at + 1]! * 601 + pixels[at + 2]! * 117) >> 10;
    const opacity = pixels[at + 3]!;
    grey[index] = opacity === 255 ? light : 255 + (((light - 255) * opacity) >> 8);
  }
  return { pixels: grey, width, height };
}

function middleOf(corners: Corners): { readonly x: number; readonly y: number } {
  const { left, top, right, bottom } = boundsOf(corners);
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}
