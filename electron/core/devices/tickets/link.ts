import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { HallConfig } from '#shared/contract/index.ts';
import { openSerialPort } from '../reader/serial-transport.ts';

type Place = NonNullable<HallConfig['devices']['ticketPrinter']>;

/** Bytes to and from a printer, whatever the wire. */
export interface Link {
  /** Rejects, or never settles, when the printer is gone. */
  write(bytes: Uint8Array): Promise<void>;
  /** The next byte that comes; null: none did in time (ms), or the line is gone. */
  next(within: number): Promise<number | null>;
  /** Settles when the next may open it. */
  close(): Promise<void>;
}

/** null: it is not there, or does not let itself be opened within ms. */
export async function openLink(place: Place, within: number): Promise<Link | null> {
  if (place.kind === 'network') return openSocket(place, within);
  if (place.kind === 'usb') return openPrinterClass(place.path);
  const port = await openSerialPort(place.path, place.baudRate);
  if (!port.ok) return null;
  const bytes = heard();
  port.value.onData(bytes.take);
  port.value.onClose(bytes.end);
  return { write: port.value.write, next: bytes.next, close: () => port.value.close().catch(() => undefined) };
}

/** Raw printing, usually on port 9100. */
function openSocket({ host, port }: Extract<Place, { kind: 'network' }>, within: number): Promise<Link | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const bytes = heard();
    const timer = setTimeout(() => socket.destroy(new Error('too slow')), within);
    socket.on('data', bytes.take);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      bytes.end();
      resolve(null);
    });
    socket.on('connect', () => {
      clearTimeout(timer);
      resolve({
        write: (data) => new Promise((sent, failed) => socket.write(data, (error) => (error ? failed(error) : sent()))),
        next: bytes.next,
        async close() {
          socket.end();
        },
      });
    });
  });
}

/** ms between two looks at a device that is not ready. */
const again = 20;

/** The kernel's device of a USB printer, `/dev/usb/lp0`; other systems have none. */
async function openPrinterClass(path: string): Promise<Link | null> {
  if (process.platform !== 'linux') return null;
  // Without O_NONBLOCK a printer that says nothing would keep the read, and one without paper the write, for good.
  const file = await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY).catch(() => null);
  if (file === null) return null;
  return {
    async write(bytes) {
      for (let rest = bytes; rest.length > 0;) {
        const { bytesWritten } = await file.write(rest).catch(noneYet('bytesWritten'));
        rest = rest.subarray(bytesWritten);
        if (rest.length > 0) await wait(again);
      }
    },
    async next(within) {
      const end = performance.now() + within;
      const one = new Uint8Array(1);
      while (performance.now() < end) {
        const read = await file
          .read(one, 0, 1, null)
          .catch(noneYet('bytesRead'))
          .catch(() => null);
        if (read === null) return null;
        if (read.bytesRead === 1) return one[0] as number;
        await wait(again);
      }
      return null;
    },
    close: () => file.close().catch(() => undefined),
  };
}

/** A device that has nothing yet, or takes nothing yet, is no error. */
function noneYet<K extends string>(count: K): (error: NodeJS.ErrnoException) => Readonly<Record<K, number>> {
  return (error) => {
    if (error.code !== 'EAGAIN') throw error;
    return { [count]: 0 } as Record<K, number>;
  };
}

function heard() {
  const waiting: number[] = [];
  let ended = false;
  let told: ((byte: number | null) => void) | null = null;
  const tell = (): void => {
    const listener = told;
    if (listener === null || (waiting.length === 0 && !ended)) return;
    told = null;
    listener(waiting.shift() ?? null);
  };
  return {
    take(chunk: Uint8Array): void {
      waiting.push(...chunk);
      tell();
    },
    end(): void {
      ended = true;
      tell();
    },
    next(within: number): Promise<number | null> {
      // What came unasked is no answer.
      waiting.length = 0;
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          told = null;
          resolve(null);
        }, within);
        told = (byte) => {
          clearTimeout(timer);
          resolve(byte);
        };
        tell();
      });
    },
  };
}
