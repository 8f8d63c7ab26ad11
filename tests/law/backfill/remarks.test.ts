import { describe, expect, test } from 'vitest';
import { remarksOf } from '#shared/law/backfill/remarks.ts';
import { CivilDate, HistoricalRecord, type HistoricalPerson } from '#shared/model/index.ts';
import { numberOf } from '../../data/dirty-rows.ts';

type Typed = { readonly [K in 'man' | 'woman']?: Partial<HistoricalPerson> } & { readonly on?: string; readonly number?: string };

const day = (text: string) => CivilDate.parse(text);
const man = { name: '王建国', idNumber: numberOf('32990119520202003') };
const woman = { name: '李秀英', idNumber: numberOf('32990119540606002') };

/** A marriage of 1978 as somebody types it, with what the paper has otherwise. */
function flags({ on = '1978-10-01', number = 'J329901-1978-000017', ...of }: Typed): string[] {
  const record = HistoricalRecord.omit({ id: true }).parse({
    act: 'marriage',
    registrationNumber: number,
    office: { code: null, name: '城关公社' },
    ...(CivilDate.safeParse(on).success ? { registeredOn: on } : { registeredWritten: on }),
    man: { ...man, ...of.man },
    woman: { ...woman, ...of.woman },
  });
  return remarksOf(record).map(({ flag, of: whose }) => `${whose} ${flag}`);
}

describe('M-121 a record is flagged by what its paper lacks or cannot mean', () => {
  test.each<[string, Typed, string[]]>([
    ['nothing', {}, []],
    ['a number of 15 figures is one', { man: { idNumber: '329901520202003' } }, []],
    ['no number', { man: { idNumber: '' } }, ['man numberMissing']],
    ['another paper’s number', { man: { idNumber: '', documentNumber: 'E12345678' } }, []],
    ['a foreigner’s number is of no form here', { man: { idNumber: 'E12345678', nationality: 'FRA' } }, []],
    ['zeros and the birthday in its place', { man: { idNumber: '000000195202020000' } }, ['man numberPlaceholder']],
    ['one figure over and over', { man: { idNumber: '111111111111111111' } }, ['man numberPlaceholder']],
    ['a wrong check figure', { man: { idNumber: '329901195202020030' } }, ['man numberFaulty']],
    ['another birthday than the number has', { man: { born: day('1952-03-03') } }, ['man numberContradicts']],
    ['a woman’s number', { man: { idNumber: woman.idNumber } }, ['man numberContradicts']],
    ['no name', { man: { name: '' } }, ['man nameMissing']],
    ['nothing of one of them', { woman: { name: '', idNumber: '' } }, ['record onePartyOnly']],
    [
      'nothing of either',
      { man: { name: '', idNumber: '' }, woman: { name: '', idNumber: '' } },
      ['man nameMissing', 'man numberMissing', 'woman nameMissing', 'woman numberMissing'],
    ],
    ['no day', { on: '' }, ['record dateMissing']],
    ['a day there never was', { on: '1978-02-30' }, ['record dateImpossible']],
    ['a year alone', { on: '一九七八年' }, ['record dateIncomplete']],
    ['a birthday there never was', { man: { bornWritten: '1952.2.30' } }, ['man dateImpossible']],
  ])('%s', (_, typed, expected) => {
    expect(flags(typed)).toEqual(expected);
  });

  test('M-100 a number of another form than today’s is an old one, and none is missing', () => {
    expect(flags({ number: '(78)清结字第0123号' })).toEqual(['record oldNumber']);
    expect(flags({ number: '' })).toEqual(['record registrationNumberMissing']);
    expect(flags({ number: 'J3299011978000017' })).toEqual([]);
  });

  test('of age by the law of the day: 20 and 18 from 1950, 22 and 20 from 1981, before that by none', () => {
    const born = { man: { idNumber: '', documentNumber: '1', born: day('1960-01-01') } };
    expect(flags({ ...born, on: '1980-01-01' })).toEqual([]);
    expect(flags({ ...born, on: '1979-12-31' })).toEqual(['man underAge']);
    expect(flags({ ...born, on: '1981-01-01' })).toEqual(['man underAge']);
    expect(flags({ ...born, on: '1982-01-01' })).toEqual([]);
    expect(flags({ man: { ...born.man, born: day('1940-01-01') }, on: '1949-12-31' })).toEqual([]);
  });
});
