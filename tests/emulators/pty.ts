import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:fs';
import { access, open, rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

export interface Pty {
  /** To whoever has the port open; lost when nobody has. */
  send(bytes: Uint8Array): void;
  /** The cable is pulled: the port is gone. */
  close(): Promise<void>;
}

/** A pseudo-terminal under a path, held by socat: a driver opens it as it opens a serial port. */
export async function openPty(port: string, onData: (chunk: Uint8Array) => void): Promise<Pty> {
  const socat = spawn('socat', [`PTY,raw,echo=0,link=${port},mode=0600`, 'STDIO'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const { stdin, stdout } = socat;
  stdin.on('error', () => {}); // what is sent to an unplugged port is lost
  stdout.on('data', (chunk: Buffer) => onData(chunk));
  await appearance(port, socat);
  // With no slave open socat would see the end of the line and leave whenever the driver closes its port.
  const keeper = await open(port, constants.O_RDWR | constants.O_NOCTTY);
  return {
    send: (bytes) => void stdin.write(bytes),
    async close() {
      const left = once(socat, 'exit');
      socat.kill('SIGTERM');
      await left;
      await keeper.close();
      await rm(port, { force: true });
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
