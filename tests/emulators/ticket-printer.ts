import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { openPty } from './pty.ts';

interface PrintedLine {
  readonly text: string;
  readonly wide: number;
  readonly high: number;
}

interface PrintedPicture {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export interface PrintedSlip {
  /** Lines with how many times as high and wide as usual they are. */
  readonly lines: PrintedLine[];
  /** Dot by dot, RGBA. */
  readonly pictures: PrintedPicture[];
  /** All of it, from the top. */
  readonly parts: (PrintedLine | PrintedPicture)[];
}

export interface TicketPrinterEmulator {
  /** Slips that were cut off. */
  readonly slips: readonly PrintedSlip[];
  paper: 'there' | 'out' | 'endsWhilePrinting';
  coverOpen: boolean;
  /** Answers nothing. */
  mute: boolean;
  /** The cable comes out after so many bytes; null: never. */
  lostAfter: number | null;
  close(): Promise<void>;
}

const anew = () => ({ slips: [] as PrintedSlip[], paper: 'there', coverOpen: false, mute: false, lostAfter: null }) as const;

/** A thermal printer on a pseudo-terminal: opened like a serial port, or like the kernel's device of a USB printer. */
export async function startSerialTicketPrinter(): Promise<TicketPrinterEmulator & { readonly path: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'tongxin-tickets-'));
  const path = join(folder, 'port');
  const slips: PrintedSlip[] = [];
  let got = 0;
  const take = (chunk: Uint8Array): void => {
    got += chunk.length;
    if (printer.lostAfter !== null && got > printer.lostAfter) void wire.close();
    else head(chunk);
  };
  const wire = await openPty(path, take);
  const printer: TicketPrinterEmulator & { path: string } = {
    ...anew(),
    slips,
    path,
    async close() {
      if (printer.lostAfter === null || got <= printer.lostAfter) await wire.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  const head = createHead(slips, printer, (byte) => void (printer.mute || wire.send(Uint8Array.of(byte))));
  return printer;
}

/** A thermal printer on raw TCP, told by the bytes of ESC/POS alone: what it does not know it refuses. */
export async function startTicketPrinter(): Promise<TicketPrinterEmulator & { readonly port: number }> {
  const slips: PrintedSlip[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let got = 0;
    const head = createHead(slips, printer, (byte) => void (printer.mute || socket.write(Uint8Array.of(byte))));
    socket.on('data', (chunk) => {
      got += chunk.length;
      if (printer.lostAfter !== null && got > printer.lostAfter) socket.destroy();
      else head(chunk);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  const printer: TicketPrinterEmulator = {
    ...anew(),
    slips,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(printer, { port: (server.address() as AddressInfo).port });
}

function createHead(slips: PrintedSlip[], printer: TicketPrinterEmulator, answer: (byte: number) => void) {
  let rest: number[] = [];
  let chinese = false;
  let text: number[] = [];
  let size = 0;
  const blank = (): PrintedSlip => ({ lines: [], pictures: [], parts: [] });
  let slip = blank();

  const newLine = (): void => {
    if (text.length === 0) return;
    // A printer without the two-byte mode prints the bytes one by one.
    const read = iconv.decode(Buffer.from(text), chinese ? 'gbk' : 'latin1');
    const line = { text: read, wide: (size >> 4) + 1, high: (size & 7) + 1 };
    slip.lines.push(line);
    slip.parts.push(line);
    text = [];
  };
  const picture = (width: number, height: number, bits: readonly number[]): void => {
    const pixels = new Uint8Array(width * height * 4).fill(255);
    for (let dot = 0; dot < width * height; dot += 1) if (bits[dot >> 3]! & (0x80 >> (dot & 7))) pixels.fill(0, dot * 4, dot * 4 + 3);
    slip.pictures.push({ pixels, width, height });
    slip.parts.push({ pixels, width, height });
  };

  /** How many bytes the first command took; 0: it has not come whole. */
  const take = ([one = 0, two, three, four, ...more]: readonly number[]): number => {
    if (one === 0x0a) newLine();
    if (one === 0x0a || ![0x10, 0x1b, 0x1c, 0x1d].includes(one)) {
      if (one !== 0x0a) text.push(one);
      return 1;
    }
    if (two === undefined) return 0;
    const known = `${one.toString(16)} ${two.toString(16)}`;
    if (known === '1b 40') {
      [chinese, size, text] = [false, 0, []];
      return 2;
    }
    if (known === '1c 26') {
      chinese = true;
      return 2;
    }
    if (three === undefined) return 0;
    if (known === '1b 61') return 3;
    if (known === '1d 21') {
      size = three;
      return 3;
    }
    if (known === '10 4') {
      const out = printer.paper === 'out';
      if (three === 2) answer(0x12 | (printer.coverOpen ? 0x04 : 0) | (out ? 0x20 : 0));
      else if (three === 4) answer(0x12 | (out ? 0x60 : 0));
      return 3;
    }
    if (known === '1d 72') {
      answer(printer.paper === 'out' ? 0x0c : 0);
      return 3;
    }
    if (four === undefined) return 0;
    if (known === '1d 56') {
      newLine();
      if (printer.paper === 'endsWhilePrinting') printer.paper = 'out';
      else slips.push(slip);
      slip = blank();
      return 4;
    }
    if (known === '1d 76' && three === 0x30) {
      const [rowLow = 0, rowHigh = 0, low = 0, high = 0] = more;
      const [row, height] = [rowLow + rowHigh * 256, low + high * 256];
      if (more.length < 4 + row * height) return 0;
      picture(row * 8, height, more.slice(4, 4 + row * height));
      return 8 + row * height;
    }
    throw new Error(`no command of this printer: ${known}`);
  };

  return (chunk: Uint8Array): void => {
    rest.push(...chunk);
    for (let taken = rest.length === 0 ? 0 : take(rest); taken > 0; taken = rest.length === 0 ? 0 : take(rest)) rest = rest.slice(taken);
  };
}
