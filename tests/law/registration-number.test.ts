import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatRegistrationNumber,
  parseRegistrationNumber,
  registrationNumberPattern,
  registrationPrefixes,
} from '#shared/law/marriage/index.ts';

describe('M-100 registration numbers', () => {
  it('M-100 are written J, region, year and six digits of the year’s running number', () => {
    expect(formatRegistrationNumber({ prefix: 'J', regionCode: '110101', year: 2010, sequence: 1 })).toBe('J110101-2010-000001');
    expect(parseRegistrationNumber('BL110101-2026-012345')).toEqual({ prefix: 'BL', regionCode: '110101', year: 2026, sequence: 12345 });
  });

  it.each([
    'J110101-2010-00001',
    'J11010-2010-000001',
    'K110101-2010-000001',
    'j110101-2010-000001',
    'J110101-2010-000000',
    'J110101–2010–000001',
    ' J110101-2010-000001',
    '政字第12号',
    '',
  ])('M-100 %j is none', (text) => {
    expect(parseRegistrationNumber(text)).toBeNull();
  });

  it.each([
    { regionCode: '11010', year: 2026, sequence: 1 },
    { regionCode: '110101', year: 26, sequence: 1 },
    { regionCode: '110101', year: 2026, sequence: 0 },
    { regionCode: '110101', year: 2026, sequence: 1_000_000 },
    { regionCode: '110101', year: 2026, sequence: 1.5 },
  ])('M-100 a part out of range throws: %j', (parts) => {
    expect(() => formatRegistrationNumber({ prefix: 'J', ...parts })).toThrow(RangeError);
  });

  it('M-100 what is written can be read back, and two different numbers never look alike', () => {
    const number = fc.record({
      prefix: fc.constantFrom(...registrationPrefixes),
      regionCode: fc.integer({ min: 110000, max: 659999 }).map(String),
      year: fc.integer({ min: 1900, max: 2099 }),
      sequence: fc.integer({ min: 1, max: 999_999 }),
    });
    fc.assert(
      fc.property(number, (parts) => {
        const text = formatRegistrationNumber(parts);
        expect(text).toMatch(registrationNumberPattern);
        expect(parseRegistrationNumber(text)).toEqual(parts);
      }),
    );
  });

  it('M-102 a number keeps the code it was given with, though its county has another one now', () => {
    const given = 'J110228-2010-000001'; // 密云县, since 2015 密云区 110118
    const read = parseRegistrationNumber(given)!;
    expect(read.regionCode).toBe('110228');
    expect(formatRegistrationNumber(read)).toBe(given);
  });
});
