import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv, writeCsv } from '#core/exchange/index.ts';

test('values are parted by commas, quoted where they must be, and lines end in CR LF (RFC 4180)', () => {
  expect(writeCsv([['a', 'b,c', 'd"e', 'f\ng', ''], ['一']])).toBe('a,"b,c","d""e","f\ng",\r\n一\r\n');
  expect(writeCsv([])).toBe('');
});

test.each(['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', "'=1"])('%j is no formula in a spreadsheet', (value) => {
  const text = writeCsv([[value]]);
  expect(text).toMatch(/^"?'/);
  expect(readCsv(text)).toEqual([[value]]);
});

test('an ID number is text in a spreadsheet, which would round it', () => {
  expect(writeCsv([['110105194912310021', '11010519491231002X', '2026-11-22']])).toBe(
    '"\t110105194912310021",11010519491231002X,2026-11-22\r\n',
  );
});

test.each(['012345678', '12E4567', '9e99'])('the passport number %s is text in a spreadsheet, which would make another of it', (value) => {
  expect(writeCsv([[value]])).toBe(`"\t${value}"\r\n`);
  expect(readCsv(writeCsv([[value]]))).toEqual([[value]]);
});

test('whatever was written comes back as it was', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom("'", '=', '\t', '1', '"', ',', '\r', '\n', ' ', '@', '﨑', '𠮷', '\uE863') }),
    fc.stringMatching(/^\t?\d{10,20}$/),
    fc.stringMatching(/^\t?0?\d{1,3}[Ee]?\d$/),
  );
  fc.assert(
    fc.property(fc.array(fc.array(value, { minLength: 1, maxLength: 6 }), { maxLength: 6 }), (table) => {
      expect(readCsv(writeCsv(table))).toEqual(table);
    }),
    { numRuns: 2000 },
  );
});

test.each(['a,', 'a"b\r\n', '"a'])('%j is no table', (text) => {
  expect(() => readCsv(text)).toThrow();
});
