import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHongKongNumber } from '#shared/law/parties/hong-kong-number.ts';

const body = fc
  .tuple(fc.stringMatching(/^[A-Z]{1,2}$/), fc.integer({ min: 0, max: 999_999 }))
  .map(([letters, digits]) => `${letters}${String(digits).padStart(6, '0')}`);
const checks = [...'0123456789A'];

describe('M-17 numbers of Hong Kong identity cards', () => {
  it.each(['A123456(3)', 'A1234563', 'a123456（3）', ' A123456 (3) ', 'G123456(A)', 'AB987654(3)'])('M-17 takes %s', (number) => {
    expect(isHongKongNumber(number)).toBe(true);
  });

  it.each(['A123456(4)', 'A12345(3)', 'ABC123456(3)', '1234563', 'A123456', 'A123456(B)', ''])('M-17 doubts %s', (number) => {
    expect(isHongKongNumber(number)).toBe(false);
  });

  it('M-17 every body has exactly one check character', () => {
    fc.assert(fc.property(body, (text) => checks.filter((check) => isHongKongNumber(text + check)).length === 1));
  });

  it('M-17 notices every single wrong digit', () => {
    fc.assert(
      fc.property(body, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 9 }), (text, fromEnd, shift) => {
        const check = checks.find((each) => isHongKongNumber(text + each))!;
        const at = text.length - fromEnd;
        const wrong = text.slice(0, at) + String((Number(text[at]) + shift) % 10) + text.slice(at + 1);
        expect(isHongKongNumber(wrong + check)).toBe(false);
      }),
    );
  });
});
