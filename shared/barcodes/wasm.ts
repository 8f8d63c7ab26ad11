import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { textOf } from './payload.ts';
import { symbolFormats, type Look, type Picture, type ReadSymbol } from './symbol.ts';

/** Most symbols that are looked for on one picture. */
const most = 8;

/** Of a grey picture. */
export type ReadByWasm = (grey: Picture, look: Look) => Promise<ReadSymbol[]>;

/** Its own WebAssembly: the bytes, or the address among our files; without either it would ask a server on the network. */
export type WasmSource = ArrayBuffer | string;

export async function startWasm(source: WasmSource): Promise<ReadByWasm> {
  const overrides = typeof source === 'string' ? { locateFile: () => source } : { wasmBinary: source };
  await prepareZXingModule({ overrides, fireImmediately: true });

  return async (grey, { formats = symbolFormats, patient = false }) => {
    const { width, height } = grey;
    // It asks for the look of ImageData only, which Node does not have.
    const image = { data: colours(grey), width, height } as ImageData;
    const results = await readBarcodes(image, {
      formats: [...formats],
      tryHarder: patient,
      tryInvert: patient,
      maxNumberOfSymbols: most,
      textMode: 'Plain',
    });
    return results.flatMap((result): ReadSymbol[] => {
      const format = formats.find((each) => each === result.format);
      if (!format || !result.isValid || result.bytes.length === 0) return [];
      const { topLeft, topRight, bottomRight, bottomLeft } = result.position;
      const bytes = Uint8Array.from(result.bytes);
      const text = result.hasECI ? result.text : textOf(bytes);
      return [{ format, text, bytes, corners: [topLeft, topRight, bottomRight, bottomLeft] }];
    });
  };
}

function colours({ pixels }: Picture): Uint8ClampedArray {
  const words = new Uint32Array(pixels.length);
  // The same byte three times, and opaque.
  for (let index = 0; index < words.length; index += 1) words[index] = (pixels[index]! * 0x010101) | 0xff000000;
  return new Uint8ClampedArray(words.buffer);
}
