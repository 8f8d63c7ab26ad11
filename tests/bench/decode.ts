/**
 * The decoder on a generated corpus of damaged symbols, beside each of its readers alone and `zbarimg` (Debian zbar-tools), in one
 * run: what part is read right, and milliseconds a picture. zbarimg's time holds a process and a file each; it reads no DataMatrix or PDF417.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { decoderOf } from '#shared/barcodes/decode.ts';
import { readByLibrary } from '#shared/barcodes/library.ts';
import { startWasm } from '#shared/barcodes/wasm.ts';
import type { Picture } from '#shared/barcodes/index.ts';
import { generateCorpus } from '../emulators/symbols/corpus.ts';
import { median, printFigure } from './parts/figure.ts';

const times = Number(process.env['TONGXIN_BENCH_SYMBOLS'] ?? 3);
const wasm = await startWasm(Uint8Array.from(readFileSync('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')).buffer);
const decoder = decoderOf({ wasm, library: readByLibrary });
const look = { patient: true };
const hasZbar = spawnSync('zbarimg', ['--version']).status === 0;

const readers: Readonly<Record<string, (picture: Picture) => Promise<string[]>>> = {
  together: async (picture) => (await decoder.decode(picture, look)).symbols.map(({ text }) => text),
  library: async (picture) => readByLibrary(picture, look).map(({ text }) => text),
  wasm: async (picture) => (await wasm(picture, look)).map(({ text }) => text),
  ...(hasZbar && { zbarimg: byZbar }),
};
const seen = Object.keys(readers).map((name) => ({ name, right: 0, ms: [] as number[] }));
let all = 0;
for await (const { picture, text } of generateCorpus({ seed: 2026, times })) {
  all += 1;
  for (const each of seen) {
    const started = performance.now();
    const texts = await readers[each.name]!(picture);
    each.ms.push(performance.now() - started);
    if (texts.includes(text)) each.right += 1;
  }
}
const rate = (name: string) => ((seen.find((each) => each.name === name)?.right ?? 0) / all) * 100;
const [together, ...alone] = seen;
for (const { name, ms } of alone) {
  printFigure({
    name: `decode.over.${name}`,
    value: rate('together'),
    unit: '%',
    baseline: rate(name),
    goal: { atLeast: 1 },
    note: `of ${all}`,
  });
  printFigure({
    name: `decode.ms.${name}`,
    value: median(together!.ms),
    unit: 'ms',
    baseline: median(ms),
    goal: null,
    note: 'median a picture',
  });
}
if (!hasZbar) process.stderr.write('zbarimg is not here (zbar-tools): not compared\n');

async function byZbar({ pixels, width, height }: Picture): Promise<string[]> {
  const input = await sharp(pixels, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
  const { stdout } = spawnSync('zbarimg', ['--quiet', '--raw', '-Sbinary', '-'], { input });
  const { stdout: plain } = stdout.length > 0 ? { stdout } : spawnSync('zbarimg', ['--quiet', '--raw', '-'], { input });
  return plain.toString().split('\n');
}
