import { describe, expect, test } from 'vitest';
import { samenessOf, type RecordedParty } from '#shared/law/records/same-person.ts';
import { CivilDate } from '#shared/model/index.ts';

const born = CivilDate.parse('1952-02-02');
const party = (of: Partial<RecordedParty> = {}): RecordedParty => {
  const name = of.name ?? '王建国';
  return { name, idNumber: '', documentNumber: '', born: null, comparableName: name, comparableSpouse: '', ...of };
};
const short = '329901520202003';
const long = '329901195202020036';

describe('M-121 two records are proposed as one person', () => {
  test.each<[string, Partial<RecordedParty>, Partial<RecordedParty>, string[]]>([
    ['by one number, of 15 and of 18 characters, whatever the name', { idNumber: short }, { idNumber: long, name: '王建園' }, ['number']],
    ['by the name and the day of birth', { born }, { born }, ['nameAndBirth']],
    ['by the name and the spouse', { comparableSpouse: '李秀英' }, { comparableSpouse: '李秀英' }, ['nameAndSpouse']],
    ['by both', { born, comparableSpouse: '李秀英' }, { born, comparableSpouse: '李秀英' }, ['nameAndBirth', 'nameAndSpouse']],
    ['not by the name alone', {}, {}, []],
    ['not where their numbers tell them apart', { born, idNumber: long }, { born, idNumber: '329901195202020044' }, []],
    [
      'not where their days of birth do',
      { born, comparableSpouse: '李秀英' },
      { born: CivilDate.parse('1952-02-03'), comparableSpouse: '李秀英' },
      [],
    ],
    ['where only one has a number', { born, idNumber: long }, { born }, ['nameAndBirth']],
    ['not of two without a name', { name: '', born }, { name: '', born }, []],
    ['not by a spouse nobody knows', { comparableSpouse: '' }, { comparableSpouse: '' }, []],
  ])('%s', (_, one, other, expected) => {
    expect(samenessOf(party(one), party(other))).toEqual(expected);
    expect(samenessOf(party(other), party(one))).toEqual(expected);
  });
});
