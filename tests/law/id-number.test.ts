import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  IdNumber,
  idNumberBirthDate,
  idNumberCheck,
  idNumberSex,
  isIdNumber,
  isSamePerson,
  maskIdNumber,
  normaliseIdNumber,
  toIdNumber18,
} from '#shared/model/index.ts';

/** The standard's own specimens (GB 11643-1999). */
const woman = '11010519491231002X';
const man = '440524188001010014';

describe('公民身份号码', () => {
  it('M-157 accepts the specimens of GB 11643 and reads birth and sex from them', () => {
    expect(isIdNumber(woman)).toBe(true);
    expect(isIdNumber(man)).toBe(true);
    expect(idNumberBirthDate(IdNumber.parse(woman))).toBe('1949-12-31');
    expect(idNumberSex(IdNumber.parse(woman))).toBe('female');
    expect(idNumberBirthDate(IdNumber.parse(man))).toBe('1880-01-01');
    expect(idNumberSex(IdNumber.parse(man))).toBe('male');
  });

  it.each([
    '11010519491231002x',
    '１１０１０５１９４９１２３１００２Ｘ',
    '11010519491231002Ⅹ',
    ' 110105 19491231 002X ',
    '110105-19491231-002X',
  ])('M-157 stores %s with an ASCII X and nothing else', (typed) => {
    expect(IdNumber.parse(typed)).toBe(woman);
  });

  it.each([
    ['a wrong check character', '110105194912310021'],
    ['a day that does not exist', `11010519000229002${idNumberCheck('11010519000229002')}`],
    ['17 characters', '11010519491231002'],
    ['15 digits', '110105491231002'],
    ['an X inside', '1101051949123100X2'],
    ['nothing', ''],
  ])('M-157 rejects %s', (_, number) => {
    expect(isIdNumber(number)).toBe(false);
    expect(IdNumber.safeParse(number).success).toBe(false);
  });

  it('M-157 accepts 29 February of a leap year', () => {
    expect(isIdNumber(`11010520000229002${idNumberCheck('11010520000229002')}`)).toBe(true);
  });

  it('M-40 upgrades 15 digits to the 18 of the same person', () => {
    expect(toIdNumber18('110105491231002')).toBe(woman);
    expect(toIdNumber18(woman.toLowerCase())).toBe(woman);
    expect(toIdNumber18('110105490230002')).toBeNull();
    expect(toIdNumber18('H12345678')).toBeNull();
  });

  it('M-40 knows one person by either number, and never takes two blanks for one person', () => {
    expect(isSamePerson(woman, '110105491231002')).toBe(true);
    expect(isSamePerson(woman, man)).toBe(false);
    expect(isSamePerson('', '')).toBe(false);
    expect(isSamePerson('110105194912310021', '110105194912310021')).toBe(true);
  });

  it('M-157 notices every single wrong digit and every exchange of neighbours', () => {
    const body = fc
      .tuple(fc.integer({ min: 110000, max: 659999 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 999 }))
      .map(([region, day, sequence]) => `${region}199006${String(day).padStart(2, '0')}${String(sequence).padStart(3, '0')}`);
    fc.assert(
      fc.property(body, fc.nat(16), fc.integer({ min: 1, max: 9 }), (text, at, shift) => {
        const number = text + idNumberCheck(text);
        const wrong = number.slice(0, at) + String((Number(number[at]) + shift) % 10) + number.slice(at + 1);
        expect(idNumberCheck(wrong.slice(0, 17))).not.toBe(number[17]);
        const swapped = text.slice(0, at) + (text[at + 1] ?? '') + text[at]! + text.slice(at + 2);
        if (swapped !== text && swapped.length === 17) expect(idNumberCheck(swapped)).not.toBe(number[17]);
      }),
    );
  });

  it('M-159 masks all but six and four characters, most of a short number, and a fragment wholly', () => {
    expect(maskIdNumber(woman)).toBe('110105********002X');
    expect(maskIdNumber('110105491231002')).toBe('110105*****1002');
    expect(maskIdNumber('H1234567801')).toBe('H********01');
    expect(maskIdNumber('E123456789')).toBe('E*******89');
    expect(maskIdNumber('12345')).toBe('*****');
    expect(normaliseIdNumber(' ａ ')).toBe('A');
  });
});
