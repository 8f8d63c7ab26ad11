/** Rows and columns from 1. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The column of `BC12` from 1; 0: there is none. */
export function columnOf(place: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(place)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

const mergeCell = /<(?:\w+:)?mergeCell\s[^>]*?\bref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/g;
const longestTag = 400;

/** The merged ranges of a sheet, the upper ones first; they stand behind its rows. */
export async function findMerged(pieces: AsyncIterable<string>): Promise<Range[]> {
  const ranges: Range[] = [];
  let rest = '';
  for await (const piece of pieces) {
    const text = rest + piece;
    let read = 0;
    for (const found of text.includes('mergeCell') ? text.matchAll(mergeCell) : []) {
      read = found.index + found[0].length;
      ranges.push({ left: columnOf(found[1]!), top: Number(found[2]), right: columnOf(found[3]!), bottom: Number(found[4]) });
    }
    rest = text.slice(Math.max(read, text.length - longestTag));
  }
  return ranges.toSorted((a, b) => a.top - b.top);
}

/** Answers for rows in their order which columns are in a merged range. */
export function createMergedColumns(ranges: readonly Range[]): (line: number) => readonly Range[] {
  let next = 0;
  let open: Range[] = [];
  return (line) => {
    if (open.some(({ bottom }) => bottom < line)) open = open.filter(({ bottom }) => bottom >= line);
    for (; next < ranges.length && ranges[next]!.top <= line; next += 1) if (ranges[next]!.bottom >= line) open.push(ranges[next]!);
    return open;
  };
}
