import { open } from 'node:fs/promises';
import { connect } from 'node:net';
import type { HallConfig } from '#shared/contract/index.ts';
import { openSerialPort } from '../reader/serial-transport.ts';

type Place = NonNullable<HallConfig['devices']['ticketPrinter']>;

/** Bytes to and from a printer, whatever the wire. */
export interface Link {
  /** Rejects when the printer is gone. */
  write(bytes: Uint8Array): Promise<void>;
  /** The next byte that comes; null: none did in time (ms). */
  next(within: number): Promise<number | null>;
  close(): void;
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
  return { write: port.value.write, next: bytes.next, close: () => void port.value.close().catch(() => undefined) };
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
        close: () => socket.end(),
      });
    });
  });
}

/** The kernel's device of a USB printer, `/dev/usb/lp0`; other systems have none. */
async function openPrinterClass(path: string): Promise<Link | null> {
  if (process.platform !== 'linux') return null;
  const file = await open(path, 'r+').catch(() => null);
  if (file === null) return null;
  return {
    async write(bytes) {
      await file.write(bytes);
    },
    // The driver gives nothing at once where nothing has come.
    async next(within) {
      const end = performance.now() + within;
      const one = new Uint8Array(1);
      while (performance.now() < end) {
        const { bytesRead } = await file.read(one, 0, 1, null).catch(() => ({ bytesRead: 0 }));
        if (bytesRead === 1) return one[0] as number;
        await new Promise((again) => setTimeout(again, 20));
      }
      return null;
    },
    close: () => void file.close().catch(() => undefined),
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
