/** The most blanks that may come into stock at once. */
export const maximumBatch = 20_000;

/** 印制号 from first to last: the same letters before, then digits counted upwards. */
export interface BlankRange {
  readonly prefix: string;
  readonly digits: number;
  readonly from: bigint;
  readonly count: number;
}

/** null: not two numbers of one series, or more than {@link maximumBatch}. */
export function parseBlankRange(first: string, last: string): BlankRange | null {
  const start = /^(.*?)(\d+)$/.exec(first);
  const end = /^(.*?)(\d+)$/.exec(last);
  if (!start || !end || first.length !== last.length || start[1] !== end[1]) return null;
  const from = BigInt(start[2]!);
  const count = BigInt(end[2]!) - from + 1n;
  if (count < 1n || count > BigInt(maximumBatch)) return null;
  return { prefix: start[1]!, digits: start[2]!.length, from, count: Number(count) };
}

export function* blanksOf({ prefix, digits, from, count }: BlankRange): Generator<string> {
  for (let index = 0; index < count; index += 1) {
    yield prefix + String(from + BigInt(index)).padStart(digits, '0');
  }
}
