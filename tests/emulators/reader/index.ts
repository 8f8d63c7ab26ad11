import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPty, type Pty } from '../pty.ts';
import { createSam, type Sam, type SamOptions } from './sam.ts';

export type { Behaviour } from './sam.ts';
export { permanentResidentCard, residencePermit, residentCard } from './card-blocks.ts';

export interface ReaderEmulator extends Omit<Sam, 'receive'> {
  /** Open it like a serial port. */
  readonly path: string;
  /** Pulls the cable: the port is gone. A card stays where it lies. */
  unplug(): Promise<void>;
  /** The port is back under the same path. */
  replug(): Promise<void>;
  stop(): Promise<void>;
}

/** A card reader on a pseudo-terminal, held by socat: the driver opens it as it opens a serial port. */
export async function startReaderEmulator({ path, ...options }: SamOptions & { readonly path?: string } = {}): Promise<ReaderEmulator> {
  const folder = path === undefined ? await mkdtemp(join(tmpdir(), 'tongxin-reader-')) : null;
  const port = path ?? join(folder!, 'port');
  const sam = createSam(options);
  let wire: Pty | null = null;

  async function replug(): Promise<void> {
    wire ??= await openPty(port, (chunk) => sam.receive(chunk, (bytes) => wire?.send(bytes)));
  }

  async function unplug(): Promise<void> {
    const pulled = wire;
    wire = null;
    await pulled?.close();
  }

  await replug();
  return {
    ...sam,
    path: port,
    replug,
    unplug,
    async stop() {
      await unplug();
      if (folder) await rm(folder, { recursive: true, force: true });
    },
  };
}
