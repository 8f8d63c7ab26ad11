import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decoderHere } from '#core/documents/decoder.ts';
import { readsBack, type Picture, type SymbolFormat } from '#shared/barcodes/index.ts';
import { decoderOf } from '#shared/barcodes/decode.ts';
import { readByLibrary } from '#shared/barcodes/library.ts';
import { startWasm } from '#shared/barcodes/wasm.ts';
import { generateCorpus, payloads } from '../../emulators/symbols/corpus.ts';
import { damages, seeded } from '../../emulators/symbols/damage.ts';
import { drawSymbol } from '../../emulators/symbols/draw.ts';

const formats: readonly SymbolFormat[] = ['Code128', 'QRCode', 'PDF417', 'DataMatrix'];
const decoder = await decoderHere();
const wasm = await startWasm(Uint8Array.from(readFileSync('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')).buffer);

describe.each(formats)('%s', (format) => {
  test.each(payloads(format).map((payload) => [payload.text, payload.bytes] as const))(
    '%s is read from its raw bytes',
    async (text, bytes) => {
      const { symbols, disputed } = await decoder.decode(await drawSymbol(format, bytes), { patient: true });
      expect(symbols.map((symbol) => [symbol.format, symbol.text, symbol.bytes])).toEqual([[format, text, bytes]]);
      expect(disputed).toEqual([]);
    },
  );

  test('its corners lie around it, in its own sense, also when it is turned', async () => {
    const clean = await drawSymbol(format, new TextEncoder().encode('T26112203007D1'));
    const around = { pixels: clean.pixels.toReversed(), width: clean.width, height: clean.height };
    const [upright, upside] = [await decoder.decode(clean, { patient: true }), await decoder.decode(around, { patient: true })];
    const [left, right] = upright.symbols[0]!.corners;
    expect(left.x).toBeLessThan(right.x);
    const [begin, end] = upside.symbols[0]!.corners;
    expect(begin.x).toBeGreaterThan(end.x);
  });
});

test('a picture with colours and opacity reads like its greys', async () => {
  const { pixels, width, height } = await drawSymbol('QRCode', new TextEncoder().encode('TQ7K2M9P4XWZ'));
  // Dark blue on nothing at all.
  const colours = new Uint8ClampedArray(pixels.length * 4);
  pixels.forEach((grey, index) => grey < 128 && colours.set([10, 10, 90, 255], index * 4));
  const { symbols } = await decoder.decode({ pixels: colours, width, height }, { patient: true });
  expect(symbols.map(({ text }) => text)).toEqual(['TQ7K2M9P4XWZ']);
});

test('several symbols of one picture are all read', async () => {
  const above = await drawSymbol('Code128', new TextEncoder().encode('T26112203007D1'));
  const below = await drawSymbol('QRCode', new TextEncoder().encode('TQ7K2M9P4XWZ'));
  const { symbols } = await decoder.decode(stacked(above, below), { patient: true });
  expect(symbols.map(({ text }) => text).toSorted()).toEqual(['T26112203007D1', 'TQ7K2M9P4XWZ']);
});

test('noise is no symbol, and nothing is thrown at it', async () => {
  const picture = { pixels: new Uint8Array(randomBytes(320 * 240)), width: 320, height: 240 };
  expect(await decoder.decode(picture, { patient: true })).toEqual({ symbols: [], disputed: [] });
});

describe('where the two read differently', () => {
  const text = 'T26112203007D1';
  const picture = drawSymbol('Code128', new TextEncoder().encode(text));
  /** Reads what is there, and says something else. */
  const mistaken = decoderOf({
    library: readByLibrary,
    wasm: async (grey, look) => (await wasm(grey, look)).map((symbol) => ({ ...symbol, text: 'T26112203008D1' })),
  });

  test('neither is believed, and the place is said', async () => {
    const { symbols, disputed } = await mistaken.decode(await picture);
    expect(symbols).toEqual([]);
    expect(disputed.map(({ format }) => format)).toEqual(['Code128']);
  });

  test('the bitmap is not let pass for either text', async () => {
    for (const said of [text, 'T26112203008D1'])
      expect(await readsBack(mistaken, await picture, { format: 'Code128', text: said })).toBe(false);
  });

  test('what only one of them reads counts, and says by whom', async () => {
    const blind = decoderOf({ library: readByLibrary, wasm: () => Promise.resolve([]) });
    const alone = decoderOf({ library: () => [], wasm });
    expect((await blind.decode(await picture)).symbols.map((symbol) => [symbol.text, symbol.by])).toEqual([[text, 'library']]);
    expect((await alone.decode(await picture)).symbols.map((symbol) => [symbol.text, symbol.by])).toEqual([[text, 'wasm']]);
    expect((await decoder.decode(await picture)).symbols.map((symbol) => [symbol.text, symbol.by])).toEqual([[text, 'both']]);
  });
});

describe('read back', () => {
  const text = 'TQ7K2M9P4XWZ';
  const bytes = new TextEncoder().encode(text);

  test.each(formats)('a clean %s says what it should, and nothing else', async (format) => {
    const picture = await drawSymbol(format, bytes);
    expect(await readsBack(decoder, picture, { format, text })).toBe(true);
    expect(await readsBack(decoder, picture, { format, text: `${text}9` })).toBe(false);
  });

  test.each(formats)('a %s with its middle missing is not let pass', async (format) => {
    const { pixels, width, height } = await drawSymbol(format, bytes);
    const broken = pixels.map((grey, index) => (Math.abs((index % width) - width / 2) < width / 5 ? 255 : grey));
    expect(await readsBack(decoder, { pixels: broken, width, height }, { format, text })).toBe(false);
  });

  test('a white bitmap says nothing', async () => {
    expect(
      await readsBack(decoder, { pixels: new Uint8Array(10_000).fill(255), width: 100, height: 100 }, { format: 'QRCode', text }),
    ).toBe(false);
  });
});

test('on damaged symbols the two together read at least what either does alone, and nothing wrong', async () => {
  const right = { together: 0, library: 0, wasm: 0, wrong: 0, all: 0 };
  for await (const { picture, text } of generateCorpus({ seed: 520, times: 1 })) {
    const reads = (symbols: readonly { readonly text: string }[]) => symbols.some((symbol) => symbol.text === text);
    const { symbols } = await decoder.decode(picture, { patient: true });
    right.all += 1;
    if (reads(symbols)) right.together += 1;
    if (symbols.some((symbol) => symbol.text !== text)) right.wrong += 1;
    if (reads(readByLibrary(picture, { patient: true }))) right.library += 1;
    if (reads(await wasm(picture, { patient: true }))) right.wasm += 1;
  }
  expect(right.together).toBeGreaterThanOrEqual(Math.max(right.library, right.wasm));
  expect(right.together).toBeGreaterThan(right.all / 2);
  expect(right.wrong).toBe(0);
});

test('the corpus is the same pixels for the same seed', async () => {
  const clean = await drawSymbol('QRCode', new TextEncoder().encode('TQ7K2M9P4XWZ'));
  const [once, again] = [await damages.phoneScreen(clean, seeded(7)), await damages.phoneScreen(clean, seeded(7))];
  expect(once.pixels).toEqual(again.pixels);
});

function stacked(above: Picture, below: Picture): Picture {
  const width = Math.max(above.width, below.width);
  const pixels = new Uint8Array(width * (above.height + below.height)).fill(255);
  let row = 0;
  for (const { pixels: own, width: wide, height } of [above, below])
    for (let y = 0; y < height; y += 1, row += 1) pixels.set(own.subarray(y * wide, (y + 1) * wide), row * width);
  return { pixels, width, height: above.height + below.height };
}
