/**
 * The HID wrapper of the 中正 MR-300 kind around the SAM's frames, in reports of 64 bytes without a report id:
 *
 *     out  88 | SRN 2 | Len 2 | B1                     | the whole request      | Sum 2 | zeros
 *     in   AA | SRN 2 | Len 2 | result 1 | sequence 2  | ≤ 54 bytes of a reply  | Sum 2 | …
 *
 * Numbers are little-endian. Len counts what stands between it and Sum, Sum adds up everything from Len to the last
 * byte before itself. The result has no published meaning: the SAM's own status decides. A long reply comes in several
 * reports, numbered one by one; the published driver leaves open with which byte order and from which number, so both
 * orders and any first number are taken, but no gap, repetition or other order: the SAM's own XOR would not notice
 * reports that changed places.
 */
const reportLength = 64;

const outFlag = 0x88;
const inFlag = 0xaa;
/** 身份证指令. */
const cardCommand = 0xb1;
/** Flag, SRN, Len. */
const headLength = 5;
/** Result and sequence. */
const inPrefix = 3;

/** One request as one report. Every request of `commands` fits; a longer one is a bug. */
export function wrapRequest(frame: Uint8Array): Uint8Array {
  const counted = frame.length + 1;
  if (headLength + counted + 2 > reportLength) throw new Error(`A request of ${frame.length} bytes does not fit a report`);
  const report = Buffer.alloc(reportLength);
  report[0] = outFlag;
  report.writeUInt16LE(counted, 3);
  report[headLength] = cardCommand;
  report.set(frame, headLength + 1);
  report.writeUInt16LE(sumOf(report.subarray(3, headLength + counted)), headLength + counted);
  return Uint8Array.from(report);
}

export interface ReplyJoiner {
  /** The next bytes of the reply, or `damaged`: from then on nothing is believed until `reset`. */
  push(report: Uint8Array): Uint8Array | 'damaged';
  /** A new command: a new reply begins. */
  reset(): void;
}

export function createReplyJoiner(): ReplyJoiner {
  let sequence: Buffer | null = null;
  /** Where in the two bytes the count stands, known from the second report on. */
  let order: 'LE' | 'BE' | null = null;
  let broken = false;

  function isNext(number: Buffer): boolean {
    if (!sequence) return true;
    const before = sequence;
    const orders = order ? [order] : (['LE', 'BE'] as const);
    order = orders.find((each) => read(number, each) === read(before, each) + 1) ?? null;
    return order !== null;
  }

  return {
    push(report) {
      const content = broken ? null : contentOf(report);
      if (!content || !isNext(content.sequence)) {
        broken = true;
        return 'damaged';
      }
      sequence = content.sequence;
      return content.bytes;
    },
    reset() {
      [sequence, order, broken] = [null, null, false];
    },
  };
}

function contentOf(bytes: Uint8Array): { readonly sequence: Buffer; readonly bytes: Uint8Array } | null {
  const report = Buffer.from(bytes);
  if (report.length < headLength + inPrefix + 2 || report.length > reportLength || report[0] !== inFlag) return null;
  const counted = report.readUInt16LE(3);
  const end = headLength + counted;
  if (counted < inPrefix || end + 2 > report.length) return null;
  if (sumOf(report.subarray(3, end)) !== report.readUInt16LE(end)) return null;
  return {
    sequence: report.subarray(headLength + 1, headLength + inPrefix),
    bytes: Uint8Array.from(report.subarray(headLength + inPrefix, end)),
  };
}

function read(number: Buffer, order: 'LE' | 'BE'): number {
  return order === 'LE' ? number.readUInt16LE() : number.readUInt16BE();
}

function sumOf(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) sum += byte;
  return sum & 0xffff;
}
