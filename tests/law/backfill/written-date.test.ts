import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWrittenDate } from '#shared/law/backfill/written-date.ts';

describe('dates of old records (M-121)', () => {
  it.each([
    ['2003-5-1', '2003-05-01'],
    ['2003.05.01', '2003-05-01'],
    ['2003/5/1', '2003-05-01'],
    ['20030501', '2003-05-01'],
    ['2003年5月1日', '2003-05-01'],
    [' ２００３年５月１号 ', '2003-05-01'],
    ['二〇〇三年五月一日', '2003-05-01'],
    ['一九八○年十月二十日', '1980-10-20'],
    ['一九八零年十二月廿一日', '1980-12-21'],
    ['民国三十七年五月卅一日', '1948-05-31'],
    ['民国元年一月一日', '1912-01-01'],
    ['1984-02-29', '1984-02-29'],
  ])('reads %s', (text, on) => expect(readWrittenDate(text)).toEqual({ kind: 'day', on }));

  it.each([
    ['1983年', 1983, null],
    ['1983-7', 1983, 7],
    ['一九八三年七月', 1983, 7],
    ['民国37年', 1948, null],
  ])('keeps what is known of %s', (text, year, month) => expect(readWrittenDate(text)).toEqual({ kind: 'incomplete', year, month }));

  it.each(['1983-02-30', '19830231', '1983年13月', '1983年0月1日', '1983-2-29'])('finds no day in %s', (text) =>
    expect(readWrittenDate(text)).toEqual({ kind: 'impossible' }),
  );

  it.each(['', '不详', '83-5-1', '83年5月1日', '2003-5/1', '5/1/2003', '1.10105E+17', '37742', '2003年5月1日前后'])(
    'guesses nothing from “%s”',
    (text) => expect(readWrittenDate(text)).toEqual({ kind: 'unreadable' }),
  );

  it('never throws, and never gives a day the text does not name', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-./年月日号〇一二十廿卅元民国 ') }), (text) => {
        const read = readWrittenDate(text);
        return read.kind !== 'day' || new Date(`${read.on}T00:00:00Z`).toISOString().startsWith(read.on);
      }),
      { numRuns: 3_000 },
    ));
});
