/** Numbers that look random and are the same for the same seed (mulberry32). */
export type Random = (below: number) => number;

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export type Faults = Readonly<Record<string, Mutation>>;
type Mutation = (frame: Buffer, random: Random, other: Buffer) => Uint8Array;

const noise = (random: Random, length: number) => Buffer.from(Array.from({ length }, () => random(256)));
const anywhere = ({ length }: Uint8Array, random: Random) => random(length);

function changed(frame: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(frame);
  change(copy);
  return copy;
}

function flip(frame: Buffer, random: Random, times: number): Buffer {
  return changed(frame, (copy) => {
    for (let flipped = 0; flipped < times; flipped += 1) copy[anywhere(copy, random)]! ^= 1 << random(8);
  });
}

/** Faults in one place, of which a frame's length and check always tell. */
export const simpleFaults: Faults = {
  bit: (frame, random) => flip(frame, random, 1),
  byte: (frame, random) => changed(frame, (copy) => (copy[anywhere(copy, random)]! ^= 1 + random(255))),
  cut: (frame, random) => frame.subarray(0, anywhere(frame, random)),
  headless: (frame, random) => frame.subarray(1 + random(frame.length - 1)),
  lengthened: (frame, random) => Buffer.concat([frame, noise(random, 1 + random(20))]),
  twice: (frame) => Buffer.concat([frame, frame]),
};

/** Faults that a XOR does not see. */
const blindFaults: Faults = {
  exchanged: (frame, random) => {
    const [one, two] = [anywhere(frame, random), anywhere(frame, random)];
    return changed(frame, (copy) => {
      [copy[one], copy[two]] = [frame[two]!, frame[one]!];
    });
  },
  /** The same bit of two bytes. */
  cancelling: (frame, random) => {
    const bit = 1 << random(8);
    const places = [10 + random(200), 10 + random(frame.length - 11)];
    return frame.length < 250 ? flip(frame, random, 1) : changed(frame, (copy) => places.forEach((at) => (copy[at]! ^= bit)));
  },
};

/** Whatever else a bad line, a shaken plug or a confused reader makes of an answer. */
export const naturalFaults: Faults = {
  ...simpleFaults,
  bits: (frame, random) => flip(frame, random, 2 + random(12)),
  bytes: (frame, random) =>
    changed(frame, (copy) => {
      for (let left = 2 + random(6); left > 0; left -= 1) copy[anywhere(copy, random)] = random(256);
    }),
  burst: (frame, random) => changed(frame, (copy) => noise(random, 1 + random(40)).copy(copy, anywhere(copy, random))),
  stuck: (frame, random) => changed(frame, (copy) => copy.fill([0x00, 0xff, 0x20, 0xaa][random(4)]!, anywhere(copy, random))),
  inserted: (frame, random) => splice(frame, anywhere(frame, random), 0, noise(random, 1 + random(8))),
  lost: (frame, random) => splice(frame, anywhere(frame, random), 1 + random(8), Buffer.alloc(0)),
  shifted: (frame, random) =>
    splice(splice(frame, anywhere(frame, random), 1, Buffer.alloc(0)), anywhere(frame, random), 0, noise(random, 1)),
  noisy: (frame, random) => Buffer.concat([noise(random, 1 + random(60)), frame]),
  spliced: (frame, random, other) => {
    const at = anywhere(frame, random);
    return Buffer.concat([other.subarray(0, at), frame.subarray(at)]);
  },
  twoInOne: (frame, random, other) => Buffer.concat([frame.subarray(0, anywhere(frame, random)), other]).subarray(0, frame.length),
  length: (frame, random) => changed(frame, (copy) => (copy[5 + random(2)] = random(256))),
  status: (frame, random) => changed(frame, (copy) => (copy[7 + random(3)] = random(256))),
  all: (_frame, random) => noise(random, random(3000)),
};

export const faults: Faults = { ...naturalFaults, ...blindFaults };

function splice(frame: Buffer, at: number, remove: number, insert: Buffer): Buffer {
  return Buffer.concat([frame.subarray(0, at), insert, frame.subarray(at + remove)]);
}

/** One fault of these, chosen by chance; never a whole frame again: of the other card, it would be no fault but that card. */
export function mutate(kinds: Faults, frame: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const all = Object.values(kinds);
  for (;;) {
    const mutated = all[random(all.length)]!(Buffer.from(frame), random, Buffer.from(other));
    if (![frame, other].some((whole) => Buffer.compare(mutated, whole) === 0)) return mutated;
  }
}
