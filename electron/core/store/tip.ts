import { closeSync, fdatasync, fdatasyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { equalBytes, keyedDigestBytes } from '../crypto/index.ts';
import { codeOf, syncDirectory, writeDurably } from './files.ts';
import { subkey } from './keys.ts';
import type { StoreIdentity } from './keys.ts';
import { layoutOf } from './layout.ts';

/**
 * What the store had confirmed when it was last written: beside the database, so that a database or log put back to an
 * earlier moment is noticed. Every commit writes it before its act is answered.
 */
const Tip = z.object({
  format: z.literal(1),
  storeId: z.uuid(),
  /** The last journal row of this PC. */
  station: z.string(),
  seq: z.number().int().min(0),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** How often the database had been written, drafts included. */
  writes: z.number().int().min(0),
  /** What the database file itself began with, without its log; null: not known, so the next opening proves all tables. */
  base: z.string().nullable(),
});
export type Tip = Omit<z.infer<typeof Tip>, 'format' | 'storeId'>;

/*
 * Two slots, each a sector of its own and written in turn: of a write that is cut off the other one remains.
 * A slot: JSON, filled up with spaces, then its keyed digest.
 */
const slotOffsets = [0, 4096] as const;
const slotLength = 512;
const digestLength = 32;
const fileLength = 8192;

/** The newest whole slot. `damaged`: there is a file, but no slot of this store and key in it. */
export function readTip(directory: string, dataKey: Uint8Array, identity: StoreIdentity): Tip | 'missing' | 'damaged' {
  const file = readTipFile(directory);
  return file === null ? 'missing' : (slotsOf(file, tipKey(dataKey, identity), identity).newest?.tip ?? 'damaged');
}

/** Whose tip lies in the directory, as far as it can be told without a key; null when it cannot. */
export function findTipStore(directory: string): string | null {
  const file = readTipFile(directory);
  if (file === null) return null;
  for (const offset of slotOffsets) {
    const read = parseSlot(file.subarray(offset, offset + slotLength - digestLength));
    if (read !== null) return read.storeId;
  }
  return null;
}

/**
 * Makes the tip anew, whole or not at all: for a store that was made, restored or copied. With `base: null` the next
 * full opening proves all tables against the journal.
 */
export function writeTip(directory: string, dataKey: Uint8Array, identity: StoreIdentity, tip: Tip): void {
  const { tip: file } = layoutOf(directory);
  const temporary = `${file}.new`;
  const bytes = Buffer.alloc(fileLength);
  slotBytes(tipKey(dataKey, identity), identity, tip).copy(bytes, slotOffsets[0]);
  rmSync(temporary, { force: true });
  writeDurably(temporary, bytes);
  renameSync(temporary, file);
  syncDirectory(dirname(file));
}

/** The tip file of an open store. */
export interface TipFile {
  /** Returns when the disk has it. */
  write(tip: Tip): void;
  /** Settles when the disk has it, and waits for the disk outside this thread. To be called again only once it has settled. */
  flush(tip: Tip): Promise<void>;
  close(): void;
}

/** Opens a tip that `readTip` could read, for writing. */
export function openTip(directory: string, dataKey: Uint8Array, identity: StoreIdentity): TipFile {
  const { tip: file } = layoutOf(directory);
  const key = tipKey(dataKey, identity);
  const { newest } = slotsOf(readFileSync(file), key, identity);
  const descriptor = openSync(file, 'r+');
  /** The last slot that is known to be on the disk. */
  let slot = newest?.slot ?? 1;
  let flushing: Promise<void> | null = null;

  /** Fills the other slot, which the disk then has to take. */
  const put = (tip: Tip): (() => void) => {
    const next = 1 - slot;
    const bytes = slotBytes(key, identity, tip);
    for (let written = 0; written < bytes.length;)
      written += writeSync(descriptor, bytes, written, bytes.length - written, slotOffsets[next]! + written);
    return () => (slot = next);
  };
  let taken = (): void => undefined;

  return {
    write(tip) {
      if (flushing) {
        // Never both slots under way at once: a power cut could tear both.
        fdatasyncSync(descriptor);
        taken();
      }
      taken = put(tip);
      fdatasyncSync(descriptor);
      taken();
    },
    flush(tip) {
      taken = put(tip);
      const mine = taken;
      const disk = async () => {
        try {
          await flushFile(descriptor);
          if (mine === taken) taken();
        } finally {
          flushing = null;
        }
      };
      flushing = disk();
      return flushing;
    },
    close() {
      if (flushing === null) closeSync(descriptor);
      else void flushing.catch(() => undefined).then(() => closeSync(descriptor));
    },
  };
}

const flushFile = (descriptor: number): Promise<void> => promisify(fdatasync)(descriptor);

function readTipFile(directory: string): Buffer | null {
  try {
    return readFileSync(layoutOf(directory).tip);
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return null;
    throw thrown;
  }
}

function slotsOf(file: Buffer, key: Uint8Array, identity: StoreIdentity): { newest: { slot: number; tip: Tip } | null } {
  let newest: { slot: number; tip: Tip } | null = null;
  for (const [slot, offset] of slotOffsets.entries()) {
    const body = file.subarray(offset, offset + slotLength - digestLength);
    const sum = file.subarray(offset + slotLength - digestLength, offset + slotLength);
    if (sum.length !== digestLength || !equalBytes(keyedDigestBytes(key, body), sum)) continue;
    const read = parseSlot(body);
    if (read === null || read.storeId !== identity.storeId) continue;
    const { format: _, storeId: __, ...tip } = read;
    if (newest === null || tip.writes > newest.tip.writes || (tip.writes === newest.tip.writes && tip.seq >= newest.tip.seq))
      newest = { slot, tip };
  }
  return { newest };
}

function parseSlot(body: Uint8Array): z.infer<typeof Tip> | null {
  try {
    return Tip.safeParse(JSON.parse(Buffer.from(body).toString('utf8'))).data ?? null;
  } catch {
    return null; // no JSON: never written, or torn
  }
}

function slotBytes(key: Uint8Array, { storeId }: StoreIdentity, { station, seq, digest, writes, base }: Tip): Buffer {
  const text = JSON.stringify({ format: 1, storeId, station, seq, digest, writes, base } satisfies z.infer<typeof Tip>);
  const body = Buffer.alloc(slotLength - digestLength, ' ');
  if (body.write(text, 'utf8') !== Buffer.byteLength(text)) throw new Error('the tip is longer than its slot');
  return Buffer.concat([body, keyedDigestBytes(key, body)]);
}

function tipKey(dataKey: Uint8Array, identity: StoreIdentity): Uint8Array {
  return subkey(dataKey, identity, 'tip');
}
