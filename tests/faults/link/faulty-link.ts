import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { seeded } from '../../province/faults.ts';

/**
 * What a line does to the bytes between a station and its province, each either on the way there or on the way back: `dropped` (the
 * connection ends before they pass; on the way back the province has ingested and its answer is lost), `cut` (a piece of them passes),
 * `flipped` (one bit), `doubled` (they pass twice), `reordered` (their second half passes first), `stalled` (they pass late).
 * What was garbled so may look like the beginning of more: a second later such a connection ends.
 * `impostor`: somebody else answers, with a certificate of their own.
 */
export type LinkFault = 'dropped' | 'cut' | 'flipped' | 'doubled' | 'reordered' | 'stalled' | 'impostor';
const faults = ['dropped', 'cut', 'flipped', 'doubled', 'reordered', 'stalled'] as const;
type Way = 'there' | 'back';

export interface LinkOptions {
  /** Where the province listens. */
  readonly port: number;
  readonly seed: number;
  /** That something happens to an exchange, 0 … 1: a handshake, or a request and its answer. */
  readonly chance: number;
  /** Ports of those who pretend to be the province, and how often a new connection gets to one of them. */
  readonly impostors?: { readonly ports: readonly number[]; readonly chance: number };
  /** ms a stalled exchange waits at most. */
  readonly longestStall?: number;
  /** Hears every byte that passes, both ways. */
  readonly heard?: (bytes: Buffer) => void;
}

export interface FaultyLink {
  readonly port: number;
  /** How often each thing happened: `dropped there`, `dropped back`, …, `impostor`; and `exchanges` there were. */
  readonly done: Readonly<Record<string, number>>;
  /** The next exchanges go wrong exactly so, before chance is asked again. */
  next(...exchanges: readonly (readonly [Exclude<LinkFault, 'impostor'>, Way] | 'impostor' | 'good')[]): void;
  /** From now on nothing goes wrong. */
  mend(): void;
  close(): Promise<void>;
}

/** A TCP proxy that is a bad line: it knows no keys, and sees only what any router sees. The same seed draws the same faults. */
export async function startFaultyLink(options: LinkOptions): Promise<FaultyLink> {
  const { impostors = { ports: [], chance: 0 }, longestStall = 1_000, heard = () => undefined } = options;
  const random = seeded(options.seed);
  const pick = (most: number): number => Math.floor(random() * most);
  const done: Record<string, number> = {};
  const planned: (readonly [Exclude<LinkFault, 'impostor'>, Way] | 'impostor' | 'good')[] = [];
  const sockets = new Set<Socket>();
  let mended = false;

  const note = (name: string): void => void (done[name] = (done[name] ?? 0) + 1);
  const isImpostor = (): boolean => {
    if (planned[0] === 'impostor') return planned.shift() !== undefined;
    return !mended && planned.length === 0 && impostors.ports.length > 0 && random() < impostors.chance;
  };
  const drawn = (): readonly [Exclude<LinkFault, 'impostor'>, Way] | null => {
    note('exchanges');
    const next = planned.shift();
    if (next !== undefined) return typeof next === 'string' ? null : next;
    if (mended || random() >= options.chance) return null;
    return [faults[pick(faults.length)]!, random() < 0.5 ? 'there' : 'back'];
  };

  const server = createServer((station) => {
    const deceived = isImpostor();
    if (deceived) note('impostor');
    const province = connect(deceived ? impostors.ports[pick(impostors.ports.length)]! : options.port, '127.0.0.1');
    const both = [station, province] as const;
    const end = () => both.forEach((socket) => socket.destroy());
    for (const socket of both) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', end);
      socket.on('close', () => {
        sockets.delete(socket);
        end();
      });
    }
    if (deceived) return void station.pipe(province).pipe(station);
    let fault: ReturnType<typeof drawn> = null;
    let spoken: Way = 'back';
    const carry = (from: Socket, to: Socket, way: Way): void => {
      from.on('data', (bytes: Buffer) => {
        heard(bytes);
        // The station speaks again: the next exchange.
        if (way === 'there' && spoken === 'back') fault = drawn();
        spoken = way;
        if (fault === null || fault[1] !== way) return void to.write(bytes);
        const [kind] = fault;
        fault = null;
        note(`${kind} ${way}`);
        const half = pick(bytes.length);
        const bad: Record<typeof kind, () => void> = {
          dropped: end,
          cut: () => to.write(bytes.subarray(0, half), end),
          flipped: () => to.write(withOneBitFlipped(bytes, half, pick(8))),
          doubled: () => to.write(Buffer.concat([bytes, bytes])),
          reordered: () => to.write(Buffer.concat([bytes.subarray(half), bytes.subarray(0, half)])),
          stalled: () => {
            from.pause();
            setTimeout(() => {
              if (to.writable) to.write(bytes);
              from.resume();
            }, pick(longestStall));
          },
        };
        bad[kind]();
        if (kind === 'flipped' || kind === 'doubled' || kind === 'reordered') setTimeout(end, 1_000);
      });
    };
    carry(station, province, 'there');
    carry(province, station, 'back');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    done,
    next: (...exchanges) => void planned.push(...exchanges),
    mend: () => void (mended = true),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function withOneBitFlipped(bytes: Buffer, at: number, bit: number): Buffer {
  const flipped = Buffer.from(bytes);
  flipped[at] = flipped[at]! ^ (1 << bit);
  return flipped;
}
