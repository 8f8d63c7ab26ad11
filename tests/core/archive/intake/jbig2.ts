/** Rows of pixels, 1 black. */
export interface Bits {
  readonly width: number;
  readonly height: number;
  /** 0 outside the page. */
  at(x: number, y: number): number;
}

/** A page as scanners code it for a PDF: page information and one generic region, coded arithmetically (ITU-T T.88, 7.4.6 and 7.4.8). */
export function jbig2Of(bits: Bits): Buffer {
  const page = Buffer.alloc(19);
  const region = Buffer.alloc(26);
  for (const part of [page, region]) {
    part.writeUInt32BE(bits.width, 0);
    part.writeUInt32BE(bits.height, 4);
  }
  // Template 0, and its adaptive pixels where they usually stand.
  region.set(Buffer.from(new Int8Array([3, -1, -3, -1, 2, -2, -2, -2])), 18);
  return Buffer.concat([segment(0, 48, page), segment(1, 38, Buffer.concat([region, encode(bits)]))]);
}

function segment(number: number, type: number, body: Buffer): Buffer {
  const header = Buffer.alloc(11);
  header.writeUInt32BE(number, 0);
  header.writeUInt8(type, 4);
  header.writeUInt8(1, 6);
  header.writeUInt32BE(body.length, 7);
  return Buffer.concat([header, body]);
}

/** Neighbours a pixel is guessed by (figure 3); how they are numbered is of no matter. */
const neighbours = [
  ...[-2, -1, 0, 1, 2].map((x) => [x, -2] as const),
  ...[-3, -2, -1, 0, 1, 2, 3].map((x) => [x, -1] as const),
  ...[-4, -3, -2, -1].map((x) => [x, 0] as const),
];

function encode(bits: Bits): Buffer {
  const coder = createCoder(1 << neighbours.length);
  for (let y = 0; y < bits.height; y += 1)
    for (let x = 0; x < bits.width; x += 1) {
      let context = 0;
      for (const [dx, dy] of neighbours) context = (context << 1) | bits.at(x + dx, y + dy);
      coder.code(context, bits.at(x, y));
    }
  return coder.end();
}

/** Table E.1: how probable the rarer bit is, what comes after the likelier and the rarer one, and whether they change places. */
const states: readonly (readonly [number, number, number, number?])[] = [
  [0x5601, 1, 1, 1],
  [0x3401, 2, 6],
  [0x1801, 3, 9],
  [0x0ac1, 4, 12],
  [0x0521, 5, 29],
  [0x0221, 38, 33],
  [0x5601, 7, 6, 1],
  [0x5401, 8, 14],
  [0x4801, 9, 14],
  [0x3801, 10, 14],
  [0x3001, 11, 17],
  [0x2401, 12, 18],
  [0x1c01, 13, 20],
  [0x1601, 29, 21],
  [0x5601, 15, 14, 1],
  [0x5401, 16, 14],
  [0x5101, 17, 15],
  [0x4801, 18, 16],
  [0x3801, 19, 17],
  [0x3401, 20, 18],
  [0x3001, 21, 19],
  [0x2801, 22, 19],
  [0x2401, 23, 20],
  [0x2201, 24, 21],
  [0x1c01, 25, 22],
  [0x1801, 26, 23],
  [0x1601, 27, 24],
  [0x1401, 28, 25],
  [0x1201, 29, 26],
  [0x1101, 30, 27],
  [0x0ac1, 31, 28],
  [0x09c1, 32, 29],
  [0x08a1, 33, 30],
  [0x0521, 34, 31],
  [0x0441, 35, 32],
  [0x02a1, 36, 33],
  [0x0221, 37, 34],
  [0x0141, 38, 35],
  [0x0111, 39, 36],
  [0x0085, 40, 37],
  [0x0049, 41, 38],
  [0x0025, 42, 39],
  [0x0015, 43, 40],
  [0x0009, 44, 41],
  [0x0005, 45, 42],
  [0x0001, 45, 43],
];

/** The arithmetic coder of annex E (the encoder of ITU-T T.800, C.2). */
function createCoder(contexts: number) {
  const state = new Uint8Array(contexts);
  const likelier = new Uint8Array(contexts);
  /** The first is thrown away. */
  const bytes = [0];
  let [interval, code, left] = [0x8000, 0, 12];

  const take = (shift: number, bits: number): void => {
    bytes.push(Math.floor(code / 2 ** shift) & 0xff);
    code %= 2 ** shift;
    left = bits;
  };
  const byteOut = (): void => {
    const last = bytes.length - 1;
    if (bytes[last] !== 0xff && code >= 0x8000000) {
      bytes[last]! += 1;
      code -= 0x8000000;
    }
    if (bytes[last] === 0xff) take(20, 7);
    else take(19, 8);
  };
  const renormalise = (): void => {
    do {
      interval *= 2;
      code *= 2;
      left -= 1;
      if (left === 0) byteOut();
    } while (interval < 0x8000);
  };

  return {
    code(context: number, bit: number): void {
      const [rarer, afterLikelier, afterRarer, swap] = states[state[context]!]!;
      interval -= rarer;
      if (bit === likelier[context]) {
        if (interval >= 0x8000) {
          code += rarer;
          return;
        }
        if (interval < rarer) interval = rarer;
        else code += rarer;
        state[context] = afterLikelier;
      } else {
        if (interval < rarer) code += rarer;
        else interval = rarer;
        if (swap === 1) likelier[context] = bit;
        state[context] = afterRarer;
      }
      renormalise();
    },
    end(): Buffer {
      const bound = code + interval;
      code = Math.floor(code / 0x10000) * 0x10000 + 0xffff;
      if (code >= bound) code -= 0x8000;
      for (let twice = 0; twice < 2; twice += 1) {
        code *= 2 ** left;
        byteOut();
      }
      return Buffer.from([...bytes.slice(1), 0xff, 0xac]);
    },
  };
}
