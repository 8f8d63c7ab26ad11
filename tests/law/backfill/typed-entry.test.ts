import { describe, expect, test } from 'vitest';
import { differingFields, recordOfTyped } from '#shared/law/backfill/typed-entry.ts';
import { EntryKey, TypedEntry } from '#shared/model/index.ts';

const key = (of: object = {}) =>
  EntryKey.parse({
    registrationNumber: '（74）清革结字第0123号',
    registered: '1974.5.1',
    man: { name: '王建国' },
    woman: { name: '李秀英' },
    ...of,
  });

describe('M-121 two typings of one paper', () => {
  test.each([
    ['width and blanks', { registrationNumber: '(74) 清革结字第０１２３号' }, []],
    ['the form of a day', { registered: '一九七四年五月一日' }, []],
    ['an x', { man: { name: '王建国', idNumber: '' } }, []],
    ['another day', { registered: '1974.5.11' }, ['registered']],
    ['a day nobody can read against none', { registered: '1974年五月' }, ['registered']],
    ['one character', { man: { name: '王健国' } }, ['man.name']],
    ['a number more', { woman: { name: '李秀英', idNumber: '320381500101002' } }, ['woman.idNumber']],
  ])('%s', (_, of, differing) => {
    expect(differingFields(key(), key(of))).toEqual(differing);
  });

  test('an x at the end of a number is an X', () => {
    const [one, other] = ['11010519491231002x', '11010519491231002X'].map((idNumber) => key({ man: { name: '王建国', idNumber } }));
    expect(differingFields(one!, other!)).toEqual([]);
  });
});

test('M-121 what is typed is kept as it stands, with what is wrong with it, once each', () => {
  const record = recordOfTyped(
    TypedEntry.parse({
      act: 'marriage',
      registered: '1974年2月30日',
      office: { code: null, name: '清江县城关公社' },
      man: { name: '王建国', born: '1950.1.1' },
      woman: { name: '李□英', idNumber: '无', born: '不详' },
      remarks: [{ flag: 'registrationNumberMissing' }],
    }),
  );
  expect(record).toMatchObject({ registeredOn: null, registeredWritten: '1974年2月30日', man: { born: '1950-01-01', bornWritten: '' } });
  expect(record.remarks.map(({ flag, of }) => `${flag} ${of}`)).toEqual([
    'registrationNumberMissing record',
    'illegible woman',
    'dateImpossible record',
    'numberMissing man',
    'numberMissing woman',
  ]);
});
