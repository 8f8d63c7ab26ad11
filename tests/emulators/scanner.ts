import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openPty, type Pty } from './pty.ts';

export interface ScannerEmulator {
  /** Open it like a serial port. */
  readonly path: string;
  /** Sends what a symbol holds, with the suffix scanners are delivered with, in pieces where `pieces` says so. */
  scan(bytes: Uint8Array | string, how?: { readonly suffix?: string; readonly pieces?: number; readonly between?: number }): Promise<void>;
  unplug(): Promise<void>;
  replug(): Promise<void>;
  stop(): Promise<void>;
}

/** A serial scanner on a pseudo-terminal. */
export async function startScannerEmulator(): Promise<ScannerEmulator> {
  const folder = await mkdtemp(join(tmpdir(), 'tongxin-scanner-'));
  const path = join(folder, 'port');
  let wire: Pty | null = await openPty(path, () => {});
  const unplug = async (): Promise<void> => {
    const pulled = wire;
    wire = null;
    await pulled?.close();
  };
  return {
    path,
    async scan(bytes, { suffix = '\r\n', pieces = 1, between = 10 } = {}) {
      const sent = Buffer.concat([Buffer.from(bytes), Buffer.from(suffix)]);
      const size = Math.ceil(sent.length / pieces);
      for (let at = 0; at < sent.length; at += size) {
        wire?.send(sent.subarray(at, at + size));
        if (pieces > 1) await wait(between);
      }
    },
    unplug,
    async replug() {
      wire ??= await openPty(path, () => {});
    },
    async stop() {
      await unplug();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
