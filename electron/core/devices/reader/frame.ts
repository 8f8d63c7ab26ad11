/**
 * Frames of the SAM's host port (GA/T 467-2019, chapter 7):
 *
 *     request  AA AA AA 96 69 | Len 2 | command, parameter, data… | check
 *     reply    AA AA AA 96 69 | Len 2 | SW1 SW2 SW3 data…         | check
 *
 * Len is big-endian and counts all that follows it; check is the XOR of everything from Len to the last data byte.
 */
const preamble = Buffer.from([0xaa, 0xaa, 0xaa, 0x96, 0x69]);
const headerLength = preamble.length + 2;

/** Three status bytes and the check. */
const shortestReply = 4;
/** Bytes of a whole reply beside its data. */
export const replyOverhead = headerLength + shortestReply;
/** Bytes of a whole request. */
export const requestLength = headerLength + 3;
/** Text, photo and two fingerprint templates with their lengths: the longest reply there is. */
const longestReply = 0x090a;

export interface Reply {
  /** The card's own status where the command went through to the card. */
  readonly sw1: number;
  readonly sw2: number;
  /** The SAM's status: the one that decides. */
  readonly sw3: number;
  readonly data: Uint8Array;
}

export type Parsed = { readonly kind: 'reply'; readonly reply: Reply } | { readonly kind: 'damaged' };

export interface ReplyParser {
  /** Takes bytes in whatever pieces the port gives them. */
  push(chunk: Uint8Array): Parsed[];
  /** True while bytes wait for the rest of their frame. */
  unfinished(): boolean;
  /** True once bytes were passed over that belong to no frame. */
  skipped(): boolean;
  reset(): void;
}

export function encodeRequest(command: number, parameter: number): Uint8Array {
  const body = [0x00, 0x03, command, parameter];
  return Uint8Array.from([...preamble, ...body, xorOf(body)]);
}

export function createReplyParser(): ReplyParser {
  let pending = Buffer.alloc(0);
  let skipped = false;

  /** Takes one finding off the front of the pending bytes; null when more must come first. */
  function next(): Parsed | null {
    for (;;) {
      const start = pending.indexOf(preamble);
      if (start < 0) {
        // Only these last bytes can still become the beginning of a preamble.
        skip(Math.max(0, pending.length - (preamble.length - 1)));
        return null;
      }
      skip(start);
      if (pending.length < headerLength) return null;
      const length = pending.readUInt16BE(preamble.length);
      if (length < shortestReply || length > longestReply) {
        skip(1);
        continue;
      }
      const frame = pending.subarray(0, headerLength + length);
      // A preamble inside a frame is the next frame: this one was cut short.
      if (frame.indexOf(preamble, preamble.length) >= 0) return damaged();
      if (frame.length < headerLength + length) return null;
      const counted = frame.subarray(preamble.length, -1);
      if (xorOf(counted) !== frame.at(-1)) return damaged();
      pending = pending.subarray(frame.length);
      const [sw1, sw2, sw3] = frame.subarray(headerLength) as unknown as [number, number, number];
      return { kind: 'reply', reply: { sw1, sw2, sw3, data: Uint8Array.from(frame.subarray(headerLength + 3, -1)) } };
    }
  }

  function skip(bytes: number): void {
    if (bytes > 0) skipped = true;
    pending = pending.subarray(bytes);
  }

  function damaged(): Parsed {
    pending = pending.subarray(preamble.length);
    return { kind: 'damaged' };
  }

  return {
    push(chunk) {
      pending = Buffer.concat([pending, chunk]);
      const findings: Parsed[] = [];
      for (let finding = next(); finding !== null; finding = next()) findings.push(finding);
      return findings;
    },
    unfinished: () => pending.length > 0,
    skipped: () => skipped,
    reset() {
      pending = Buffer.alloc(0);
      skipped = false;
    },
  };
}

function xorOf(bytes: Iterable<number>): number {
  let check = 0;
  for (const byte of bytes) check ^= byte;
  return check;
}
