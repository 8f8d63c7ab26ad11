import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:fs';
import { access, mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
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
  let wire: { readonly socat: ChildProcess; readonly keeper: FileHandle } | null = null;

  async function replug(): Promise<void> {
    if (wire) return;
    const socat = spawn('socat', [`PTY,raw,echo=0,link=${port},mode=0600`, 'STDIO'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const { stdin, stdout } = socat;
    stdin.on('error', () => {}); // what is sent to an unplugged port is lost
    stdout.on('data', (chunk: Buffer) => sam.receive(chunk, (bytes) => void stdin.write(bytes)));
    await appearance(port, socat);
    // With no slave open socat would see the end of the line and leave whenever the driver closes its port.
    wire = { socat, keeper: await open(port, constants.O_RDWR | constants.O_NOCTTY) };
  }

  async function unplug(): Promise<void> {
    if (!wire) return;
    const { socat, keeper } = wire;
    wire = null;
    const left = once(socat, 'exit');
    socat.kill('SIGTERM');
    await left;
    await keeper.close();
    await rm(port, { force: true });
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

async function appearance(port: string, socat: ChildProcess): Promise<void> {
  let failed: unknown = null;
  socat.once('error', (error) => (failed = error));
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (failed || socat.exitCode !== null) throw new Error(`socat could not make ${port}`, { cause: failed });
    const there = await access(port).then(
      () => true,
      () => false,
    );
    if (there) return;
    await wait(10);
  }
  throw new Error(`socat did not make ${port} in time`);
}
