import { describe, expect, test } from 'vitest';
import { standingOf, type LaterAct } from '#shared/law/records/standing.ts';
import { comparableNumber } from '#shared/law/records/number-forms.ts';
import type { RecordedPerson, RecordNote } from '#shared/model/index.ts';
import { date, idNumberOf } from './couple.ts';

const person = (name: string, idNumber: string, more: Partial<RecordedPerson> = {}): RecordedPerson => ({
  name,
  idNumber,
  born: null,
  nationality: 'CHN',
  document: 'residentCard',
  documentNumber: '',
  ...more,
});
const man = person('王伟', idNumberOf('1950-01-01', 'male'));
const woman = person('陈静', idNumberOf('1952-02-02', 'female'));
const other = person('张吉', idNumberOf('1960-03-03', 'female'));
/** As written until 1999. */
const short = (number: string) => number.slice(0, 6) + number.slice(8, 17);
const marriage = { kind: 'marriage', registeredOn: date('1974-05-01'), man, woman } as const;
const divorce = { ...marriage, kind: 'divorce', registeredOn: date('1990-05-01') } as const;
const today = date('2026-11-23');

function act(kind: LaterAct['kind'], more: Partial<LaterAct> = {}): LaterAct {
  const where = { elsewhere: false, registrationNumber: 'N1', officeName: '清江县民政局' };
  return { kind, ...where, registeredOn: date('2001-02-03'), man, woman, notes: [], ...more };
}
function note(kind: RecordNote['kind'], more: Partial<RecordNote> = {}) {
  return { kind, on: date('2001-02-03'), party: null, authority: '清江县人民法院', document: '（2001）清民初字第7号', ...more };
}
const said = (standing: ReturnType<typeof standingOf>) => standing.because.map(({ rule, message }) => `${rule} ${message}`);

describe('M-83 a marriage no longer stands', () => {
  test.each([
    ['divorced here', [], [act('divorce')], 'M-83 divorcedHere'],
    ['divorced elsewhere', [], [act('divorce', { elsewhere: true })], 'M-83 divorcedElsewhere'],
    ['divorced by a court, as noted', [note('divorcedByCourt')], [], 'M-83 divorcedByCourt'],
    ['divorced by a court, as answered', [], [act('courtDivorce', { elsewhere: true })], 'M-83 divorcedByCourt'],
    ['married each other again', [], [act('marriage')], 'M-83 remarriedEachOther'],
    ['he married another', [], [act('marriage', { woman: other })], 'M-83 remarriedAnother'],
    ['one died', [note('spouseDied', { party: 'man' })], [], 'M-83 spouseDied'],
  ])('%s', (_, notes, acts, because) => {
    const standing = standingOf(marriage, notes, acts, today);
    expect(standing).toMatchObject({ inForce: false, holdsFor: { man: false, woman: false } });
    expect(said(standing)).toEqual([because]);
  });

  test('and stands while nothing is known against it', () => {
    expect(standingOf(marriage, [note('corrected'), note('reissued'), note('identityChanged')], [], today)).toEqual({
      inForce: true,
      holdsFor: { man: true, woman: true },
      because: [],
    });
  });

  test.each([
    ['a divorce of before the wedding', act('divorce', { registeredOn: date('1973-01-01') })],
    ['a divorce of somebody else', act('divorce', { man: other })],
    ['a divorce that was revoked', act('divorce', { notes: [{ kind: 'revoked', on: date('2002-01-01') }] })],
    ['a divorce after the day asked about', act('divorce', { registeredOn: date('2026-11-24') })],
    ['a marriage a court declared void', act('marriage', { woman: other, notes: [{ kind: 'voidedByCourt', on: date('2003-01-01') }] })],
    ['somebody of the same name with another number', act('marriage', { man: { ...other, name: '王伟' }, woman: other })],
  ])('%s says nothing', (_, later) => {
    expect(said(standingOf(marriage, [], [later], today))).toEqual([]);
  });

  test('a note counts from its day on', () => {
    const noted = [note('divorcedByCourt', { on: date('2001-02-03') })];
    expect(standingOf(marriage, noted, [], date('2001-02-02')).inForce).toBe(true);
    expect(standingOf(marriage, noted, [], date('2025-05-10')).inForce).toBe(false);
  });

  test('numbers of 15 and of 18 characters are one person; without a number the same name is asked about', () => {
    const old = person('王伟', short(man.idNumber));
    expect(said(standingOf({ ...marriage, man: old }, [], [act('divorce')], today))).toEqual(['M-83 divorcedHere']);
    const nameless = { man: person('王伟', ''), woman: person('陈静', '') };
    const standing = standingOf({ ...marriage, ...nameless }, [], [act('divorce')], today);
    expect(said(standing)).toEqual(['M-83 perhapsLater']);
    expect(standing.inForce).toBe(true);
    const bornOther = { ...nameless, man: person('王伟', '', { born: date('1949-01-01') }), woman: person('陈敬', '') };
    const born = act('divorce', { man: { ...man, born: date('1950-01-01') } });
    expect(said(standingOf({ ...marriage, ...bornOther }, [], [born], today))).toEqual([]);
  });

  test('two acts of one day are asked about: nobody wrote down which came first', () => {
    const sameDay = act('divorce', { registeredOn: marriage.registeredOn });
    expect(said(standingOf(marriage, [], [sameDay], today))).toEqual(['M-83 perhapsLater']);
  });
});

describe('M-83 a divorce', () => {
  test('is over for both once they marry each other again, for whoever marries another, and stays the other one’s status', () => {
    expect(standingOf(divorce, [], [act('marriage')], today)).toMatchObject({ inForce: false, holdsFor: { man: false, woman: false } });
    expect(standingOf(divorce, [], [act('marriage', { woman: other })], today).holdsFor).toEqual({ man: false, woman: true });
  });
});

describe('M-90 M-91 taken away by a court or by the authority', () => {
  test.each([
    ['voidedByCourt', 'M-90 voidedByCourt'],
    ['annulledByCourt', 'M-90 annulledByCourt'],
    ['revoked', 'M-91 revoked'],
  ] as const)('%s', (kind, because) => {
    for (const record of [marriage, divorce]) {
      const standing = standingOf(record, [note(kind)], [], today);
      expect(standing.inForce).toBe(false);
      expect(said(standing)).toEqual([because]);
    }
  });
});

test.each([
  ['(86)清结字第0123号', '（86） 清结字第 123 号'],
  ['清结字第七二三号', '清结字第723号'],
  ['J329901-2026-000001', 'j3299012026000001'],
  ['ＢＪ329901—2026—000012', 'BJ329901-2026-000012'],
])('%s and %s are one registration number', (one, another) => {
  expect(comparableNumber(one)).toBe(comparableNumber(another));
});

test.each([
  ['J329901-2026-000001', 'L329901-2026-000001'],
  ['86清结字1号', '8清结字61号'],
  ['清结字第12-3号', '清结字第123号'],
])('%s and %s are two', (one, another) => {
  expect(comparableNumber(one)).not.toBe(comparableNumber(another));
});
