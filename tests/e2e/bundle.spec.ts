import { expect, test } from '@playwright/test';
import { firstRoute, mainBundle } from '../bench/parts/bundle.ts';

test('main reads at most 1 MB of code', () => {
  expect(mainBundle()).toBeLessThanOrEqual(1_000_000);
});

test('the first page brings at most 350 kB and no font: text waits for its type, the page does not', () => {
  const { files, gzipBytes } = firstRoute();
  expect(files.some((file) => file.endsWith('.js'))).toBe(true);
  expect(files.some((file) => file.endsWith('.css'))).toBe(true);
  expect(files.filter((file) => /\.(ttf|otf|woff2?)$/.test(file))).toEqual([]);
  expect(gzipBytes).toBeLessThanOrEqual(350_000);
});
