import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import type { EmulatedCard } from './card-blocks.ts';

export type CommandName = 'reset' | 'status' | 'samNumber' | 'find' | 'select' | 'read' | 'unknown';

/** How replies differ from a sound reader's. */
export interface Behaviour {
  /** Commands it concerns; all when left out. */
  readonly only?: readonly CommandName[];
  /** Replies it lasts for; for ever when left out. */
  readonly times?: number;
  /** SW3 answered instead of doing the command. */
  readonly status?: number;
  readonly silent?: boolean;
  /** The check is wrong. */
  readonly damaged?: boolean;
  readonly noiseBefore?: readonly number[];
  readonly noiseAfter?: readonly number[];
  /** Only this many bytes of the reply are sent. */
  readonly keepBytes?: number;
  /** Bytes sent at once. */
  readonly chunkBytes?: number;
  /** Bits per second of a slow line, ten to a byte; the bytes come one by one. */
  readonly baudRate?: number;
  /** The reply is sent this often. */
  readonly repeated?: number;
  /** Bytes AA follow for as long as this behaviour lasts. */
  readonly endless?: boolean;
  /** After the reply the SAM starts again and knows of no card found. */
  readonly restarts?: boolean;
  /** Done to the finished bytes. */
  readonly mutate?: (bytes: Uint8Array) => Uint8Array;
  readonly delayMs?: number;
}

export interface SamOptions {
  /** 16 bytes, as answered to 读模块编号. */
  readonly number?: Uint8Array;
  /** What the card's radio and cryptography take. */
  readonly readMs?: number;
  readonly rebootMs?: number;
}

/**
 * A 居民身份证验证安全控制模块 as its host port shows it (GA/T 467-2019, chapter 7): no card → card → found →
 * selected → read, and then the card must leave. Written from the standard, not from the driver it is there to test.
 */
export interface Sam {
  placeCard(card: EmulatedCard): void;
  removeCard(): void;
  /** Replaces the whole behaviour; `{}` is a sound reader. */
  behave(behaviour: Behaviour): void;
  /** Everything asked so far. */
  readonly commandsSeen: readonly CommandName[];
  onCommand(listener: (command: CommandName) => void): void;
  /** After the last byte of a reply has been sent. */
  onReply(listener: (command: CommandName) => void): void;
  /** Bytes from the host; what the SAM answers goes to `send`. */
  receive(bytes: Uint8Array, send: (bytes: Uint8Array) => void): void;
}

/** 05.03-20260115-0000001234-0000567890. */
const usualNumber = Uint8Array.from([5, 0, 3, 0, 0x13, 0x25, 0x35, 0x01, 0xd2, 0x04, 0, 0, 0x52, 0xaa, 0x08, 0]);
const commandNames: Readonly<Record<string, CommandName>> = {
  '10ff': 'reset',
  '11ff': 'status',
  '12ff': 'samNumber',
  '2001': 'find',
  '2002': 'select',
  '3001': 'read',
};

export function createSam({ number = usualNumber, readMs = 5, rebootMs = 20 }: SamOptions = {}): Sam {
  let card: EmulatedCard | null = null;
  let stage: 'present' | 'found' | 'selected' | 'read' = 'present';
  let behaviour: Behaviour = {};
  let repliesLeft = Infinity;
  let rebootedAt = 0;
  let input = Buffer.alloc(0);
  let work: Promise<unknown> = Promise.resolve();
  const commandsSeen: CommandName[] = [];
  const listeners: Array<(command: CommandName) => void> = [];
  const replyListeners: Array<(command: CommandName) => void> = [];

  async function obey(command: CommandName): Promise<Uint8Array> {
    switch (command) {
      case 'reset':
        restart();
        return reply(0x90);
      case 'status':
        return reply(0x90);
      case 'samNumber':
        return reply(0x90, number);
      case 'find':
        if (!card || stage === 'read') return reply(0x80);
        if (card.kind === 'other') return reply(0x40);
        // Two cards answer at once: one is seen, none can be spoken to.
        if (card.kind === 'several') return reply(0x9f, new Uint8Array(4));
        stage = 'found';
        return reply(0x9f, new Uint8Array(4));
      case 'select':
        if (!card || stage !== 'found') return reply(0x81);
        stage = 'selected';
        return reply(0x90, new Uint8Array(8));
      case 'read':
        return await readCard();
      case 'unknown':
        return reply(0x21);
    }
  }

  async function readCard(): Promise<Uint8Array> {
    if (stage !== 'selected' && stage !== 'read') return reply(0x21);
    const began = card;
    await wait(readMs);
    if (began?.kind !== 'identity' || card !== began) return reply(0x41);
    stage = 'read';
    return reply(0x90, Uint8Array.from([0x01, 0x00, 0x04, 0x00, ...began.text, ...began.photo]));
  }

  async function answer(command: CommandName, send: (bytes: Uint8Array) => void): Promise<void> {
    const odd = oddBehaviour(command);
    if (odd.delayMs) await wait(odd.delayMs);
    if (odd.silent) return;
    const sound = odd.status === undefined ? await obey(command) : reply(odd.status);
    const frames = Array.from({ length: odd.repeated ?? 1 }, () => [...(odd.damaged ? damage(sound) : sound)]).flat();
    const bytes = Uint8Array.from([...(odd.noiseBefore ?? []), ...frames, ...(odd.noiseAfter ?? [])]);
    const kept = (odd.mutate?.(bytes) ?? bytes).subarray(0, odd.keepBytes ?? Infinity);
    await sendIn(odd, kept, send);
    for (const listener of replyListeners) listener(command);
    if (odd.restarts) restart();
    for (let sent = 0; odd.endless && odd === behaviour && sent < 10_000; sent += 1) {
      send(new Uint8Array(64).fill(0xaa));
      await wait(1);
    }
  }

  async function sendIn(odd: Behaviour, bytes: Uint8Array, send: (bytes: Uint8Array) => void): Promise<void> {
    const step = odd.baudRate ? 1 : (odd.chunkBytes ?? bytes.length);
    const began = performance.now();
    for (let at = 0; at < bytes.length; at += step) {
      const early = odd.baudRate ? began + (at * 10_000) / odd.baudRate - performance.now() : 0;
      if (early > 0) await wait(early);
      else if (at > 0) await turn();
      send(bytes.subarray(at, at + step));
    }
  }

  function restart(): void {
    rebootedAt = performance.now() + rebootMs;
    stage = 'present';
  }

  function oddBehaviour(command: CommandName): Behaviour {
    if (repliesLeft <= 0 || (behaviour.only && !behaviour.only.includes(command))) return {};
    repliesLeft -= 1;
    return behaviour;
  }

  function handle(body: Buffer, send: (bytes: Uint8Array) => void): void {
    if (performance.now() < rebootedAt) return;
    const command = commandNames[body.subarray(2, 4).toString('hex')] ?? 'unknown';
    commandsSeen.push(command);
    for (const listener of listeners) listener(command);
    work = work.then(() => answer(command, send));
  }

  return {
    placeCard(placed) {
      card = placed;
      stage = 'present';
    },
    removeCard() {
      card = null;
      stage = 'present';
    },
    behave(next) {
      behaviour = next;
      repliesLeft = next.times ?? Infinity;
    },
    commandsSeen,
    onCommand: (listener) => void listeners.push(listener),
    onReply: (listener) => void replyListeners.push(listener),
    receive(bytes, send) {
      input = Buffer.concat([input, bytes]);
      for (;;) {
        const start = input.indexOf('aaaaaa9669', 0, 'hex');
        if (start < 0 || input.length < start + 7) return;
        const end = start + 7 + input.readUInt16BE(start + 5);
        if (input.length < end) return;
        const body = input.subarray(start + 5, end - 1);
        const check = input[end - 1];
        input = input.subarray(end);
        if (body.reduce((sum, byte) => sum ^ byte, 0) === check) handle(body, send);
        else send(reply(0x10));
      }
    },
  };
}

/** A frame to the host: preamble, length, 00 00 SW3, data, check. */
export function reply(sw3: number, data: Uint8Array = new Uint8Array()): Uint8Array {
  const length = data.length + 4;
  const counted = [length >> 8, length & 0xff, 0x00, 0x00, sw3, ...data];
  const check = counted.reduce((sum, byte) => sum ^ byte, 0);
  return Uint8Array.from([0xaa, 0xaa, 0xaa, 0x96, 0x69, ...counted, check]);
}

function damage(frame: Uint8Array): Uint8Array {
  return frame.with(frame.length - 1, frame.at(-1)! ^ 0xff);
}
