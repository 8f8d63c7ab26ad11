import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createDecoder, type Decoder } from '#shared/barcodes/index.ts';

let started: Promise<Decoder> | null = null;

/** The house's decoder in this thread, started when it is first asked for. It belongs into a worker: a page takes it 50 ms and more. */
export function decoderHere(): Promise<Decoder> {
  started ??= start();
  return started;
}

async function start(): Promise<Decoder> {
  const file = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  return createDecoder(Uint8Array.from(file).buffer);
}
