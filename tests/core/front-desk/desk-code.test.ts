import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deskDigits, formatDeskCode, maskedName, parseDeskCode } from '#shared/model/index.ts';

const code = fc.string({ unit: fc.constantFrom(...deskDigits), minLength: 10, maxLength: 10 });
const kind = fc.constantFrom('appointment', 'ticket', 'ceremony', 'preReview' as const);

test('the code of a slip is read back, however it is typed', () => {
  fc.assert(
    fc.property(kind, code, (each, digits) => {
      const text = formatDeskCode(each, digits);
      expect(text).toHaveLength(13);
      const typed = ` ${text.slice(0, 7)}-${text.slice(7)} `.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
      expect(parseDeskCode(typed)).toEqual({ kind: each, code: digits });
    }),
  );
});

test('a code with one wrong character, or two that changed places, is none', () => {
  fc.assert(
    fc.property(kind, code, fc.integer({ min: 1, max: 12 }), fc.constantFrom(...deskDigits), (each, digits, at, wrong) => {
      const text = formatDeskCode(each, digits);
      const other = text.slice(0, at) + wrong + text.slice(at + 1);
      if (other !== text) expect(parseDeskCode(other)).toBeNull();
      const swapped = text.slice(0, at - 1) + text[at] + text[at - 1] + text.slice(at + 1);
      if (swapped !== text) expect(parseDeskCode(swapped)).toBeNull();
    }),
  );
  for (const text of ['', 'TQ', 'TX0000000000', '110105194912310021', 'https://example.com']) expect(parseDeskCode(text)).toBeNull();
});

test.each([
  ['', ''],
  ['王', '王*'],
  ['王伟', '王*'],
  ['王小明', '王*明'],
  ['欧阳娜娜', '欧*娜'],
  ['𠮷田一郎', '𠮷*郎'],
  ['阿依古丽·买买提', '阿*提'],
])('%s is shown as %s', (name, shown) => expect(maskedName(name)).toBe(shown));
