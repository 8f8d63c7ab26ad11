import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Which characters the papers' fonts draw, without opening the fonts: they are large, and the core's first thread is quick. */
export interface Coverage {
  isDrawn(character: string): boolean;
}
export interface CoverageDep {
  readonly coverage: Coverage;
}

/** Runs of code points, both ends included, hexadecimal: `20-7E`, `A0`. */
const CoverageFile = z.object({ drawn: z.array(z.string().regex(/^[0-9A-F]+(-[0-9A-F]+)?$/)) });

/** Reads what the fonts' test wrote down of them (`resources/fonts/coverage.json`). */
export function loadCoverage(resourcesDirectory: string): Coverage {
  const { drawn } = CoverageFile.parse(JSON.parse(readFileSync(join(resourcesDirectory, 'fonts', 'coverage.json'), 'utf8')));
  const runs = drawn.map((run) => {
    const [first, last = first] = run.split('-').map((end) => Number.parseInt(end, 16)) as [number, number?];
    return { first, last };
  });
  return {
    isDrawn(character) {
      const codePoint = character.codePointAt(0)!;
      let [low, high] = [0, runs.length - 1];
      while (low <= high) {
        const middle = (low + high) >> 1;
        const { first, last } = runs[middle]!;
        if (codePoint < first) high = middle - 1;
        else if (codePoint > last) low = middle + 1;
        else return true;
      }
      return false;
    },
  };
}
