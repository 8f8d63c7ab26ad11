import { expect, test } from 'vitest';
import { isBlank, judgePage } from '#shared/law/archives/page-quality.ts';
import type { PageFinding, PageMeasure } from '#shared/model/index.ts';

const good: PageMeasure = { width: 1654, height: 2339, dpi: 200, dpiFrom: 'file', skew: 0.4, ink: 0.05, paper: 240, darkest: 20 };

test.each<[string, Partial<PageMeasure>, boolean, PageFinding[]]>([
  ['A4 at 200 dpi', {}, true, []],
  ['199 dpi as the scanner says', { dpi: 199 }, true, ['lowResolution']],
  ['195 dpi worked out of a trimmed page', { dpi: 195, dpiFrom: 'paper' }, true, []],
  ['193 dpi worked out of a page', { dpi: 193, dpiFrom: 'paper' }, true, ['lowResolution']],
  ['of no known size', { dpi: null, dpiFrom: null }, false, ['unknownResolution']],
  ['one degree of skew', { skew: -1 }, true, []],
  ['more than that', { skew: -1.1 }, true, ['skewed']],
  ['half a page of ours', { height: 1170 }, true, ['notWholePage']],
  ['a small paper of somebody else', { height: 1170 }, false, []],
  ['a dark page', { paper: 129 }, true, ['tooDark']],
  ['faint writing', { darkest: 161 }, true, ['tooLight']],
])('M-119 %s: %j', (_, change, ourPaper, findings) => {
  expect(judgePage({ ...good, ...change }, { ourPaper })).toEqual(findings);
});

test('M-119 a page is blank without ink and without a barcode', () => {
  expect(isBlank({ ...good, ink: 0.0003 }, [])).toBe(true);
  expect(isBlank({ ...good, ink: 0.0004 }, [])).toBe(false);
  expect(isBlank({ ...good, ink: 0 }, ['T26112303007D1'])).toBe(false);
});
