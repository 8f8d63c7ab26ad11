import { describe, expect, it } from 'vitest';
import { checkOf, isFresh, isThisMarriage, mismatchesOf, mismatchesOfBoth } from '#shared/law/parties/online-answer.ts';
import { LocalPractice, type CheckedPerson, type PartyCheck, type PartyDraft, type ProvinceRecord } from '#shared/model/index.ts';
import { date, goodFacts, man, parties, says, today, woman } from './couple.ts';
import { saysOfDivorce } from './divorcing.ts';

const personOf = ({ name, idNumber, nationality, document, documentNumber }: PartyDraft): CheckedPerson => ({
  name,
  idNumber,
  nationality,
  document,
  documentNumber,
});
const recordOf = (one: PartyDraft, other: PartyDraft, changes: Partial<ProvinceRecord> = {}): ProvinceRecord => ({
  business: 'marriage',
  registrationNumber: 'J110105-2020-000001',
  office: '110105',
  officeName: '样例婚姻登记处',
  registeredOn: date('2020-05-20'),
  man: personOf(one),
  woman: personOf(other),
  ...changes,
});
const agrees = { identity: 'agrees', inForce: [] } as const;

describe('M-155 what an answer about one person says', () => {
  it('M-155 before a marriage: the identity agrees, and none is in force', () => {
    const ask = (answer: Parameters<typeof mismatchesOf>[0]) => mismatchesOf(answer, { business: 'marriage' });
    expect(ask({ identity: 'agrees', inForce: [] })).toEqual([]);
    // Unknown to the registry is no other identity.
    expect(ask({ identity: 'unknown', inForce: [] })).toEqual([]);
    expect(ask({ identity: 'differs', inForce: [] })).toEqual(['identityDiffers']);
    expect(ask({ identity: 'agrees', inForce: [recordOf(man(), woman())] })).toEqual(['marriedAlready']);
    expect(ask({ identity: 'differs', inForce: [recordOf(man(), woman())] })).toEqual(['identityDiffers', 'marriedAlready']);
  });

  it('M-155 before a divorce: exactly the marriage of the certificates is in force', () => {
    const expected = { business: 'divorce', registrationNumber: 'J110105-2020-000001', spouses: [woman()] } as const;
    const ask = (...inForce: ProvinceRecord[]) => mismatchesOf({ identity: 'agrees', inForce }, expected);
    expect(ask(recordOf(man(), woman()))).toEqual([]);
    expect(ask()).toEqual(['notInForce']);
    expect(ask(recordOf(man(), woman(), { registrationNumber: 'J110105-2019-000009' }))).toEqual(['otherMarriage']);
    const another = woman({ name: '赵敏', idNumber: '110105199001010020' });
    expect(ask(recordOf(man(), another))).toEqual(['otherMarriage']);
    expect(ask(recordOf(man(), woman()), recordOf(man(), another))).toEqual(['otherMarriage']);
    expect(mismatchesOf({ identity: 'unknown', inForce: [] }, expected)).toEqual(['notInForce']);
  });

  it('M-155 the spouse is found by any number of a document, in 15 digits and 18, with another passport, and in whichever place', () => {
    const is = (spouse: PartyDraft, registrationNumber = 'J110105-2020-000001', held = woman()) =>
      isThisMarriage(recordOf(held, man()), { registrationNumber, spouses: [spouse] });
    const { idNumber } = woman();
    expect(is(woman({ idNumber: idNumber.slice(0, 6) + idNumber.slice(8, 17) }))).toBe(true);
    const french = parties.foreigner('female', {});
    expect(is({ ...french, idNumber: '99XX99999' }, 'J110105-2020-000001', french)).toBe(true);
    expect(is({ ...french, name: 'ANOTHER', idNumber: '99XX99999' }, 'J110105-2020-000001', french)).toBe(false);
    const permit = parties.hongKong('female', {});
    expect(is({ ...permit, idNumber: '' }, 'J110105-2020-000001', permit)).toBe(true);
    // Written otherwise, not entered yet, reissued.
    expect(is(woman(), ' j110105－2020－000001')).toBe(true);
    expect(is(woman(), '')).toBe(true);
    expect(is(woman(), 'BJ110105-2024-000003')).toBe(true);
    expect(is(woman({ idNumber: '' }), 'BJ110105-2024-000003')).toBe(false);
  });
});

describe('M-155 both answers together', () => {
  const check = (state: PartyCheck['state'], answeredAt: string | null, changes: Partial<PartyCheck> = {}): PartyCheck => ({
    state,
    requestNumber: '0192f3a0-0000-7000-8000-000000000001',
    person: personOf(man()),
    askedAt: '2026-11-22T01:00:00.000Z',
    answeredAt,
    answer: answeredAt === null ? null : { ...agrees, inForce: [] },
    mismatches: [],
    refusal: null,
    ...changes,
  });
  const [early, late] = ['2026-11-22T01:00:00.000Z', '2026-11-22T01:05:00.000Z'];

  it('M-155 counts from the earlier of two answers, and waits for both', () => {
    expect(checkOf({ man: null, woman: null })).toBeNull();
    expect(checkOf({ man: check('matched', late), woman: check('matched', early) })).toEqual({ state: 'matched', at: early });
    expect(checkOf({ man: check('matched', late), woman: check('pending', null) })).toEqual({ state: 'pending', at: null });
    expect(checkOf({ man: check('matched', late), woman: null })).toEqual({ state: 'notAvailable', at: null });
    expect(checkOf({ man: check('matched', late), woman: check('refused', null) })).toEqual({ state: 'notAvailable', at: null });
  });

  it('M-155 a mismatch of one is one of both, at once', () => {
    const mismatched = check('mismatched', early, { mismatches: ['marriedAlready'] });
    expect(checkOf({ man: check('pending', null), woman: mismatched })).toEqual({ state: 'mismatched', at: early });
    expect(mismatchesOfBoth({ man: check('pending', null), woman: mismatched })).toEqual([{ party: 'woman', mismatch: 'marriedAlready' }]);
  });

  it('M-155 a mismatch is told of the party it is about, and bars until it is answered', () => {
    const onlineCheck = { state: 'mismatched', at: early } as const;
    const mismatches = [
      { party: 'man', mismatch: 'identityDiffers' },
      { party: 'woman', mismatch: 'marriedAlready' },
    ] as const;
    expect(says('M-155', { onlineCheck, mismatches: [...mismatches] })).toEqual(['ask identityDiffers man', 'ask marriedAlready woman']);
    expect(saysOfDivorce('M-155', { onlineCheck, mismatches: [{ party: 'man', mismatch: 'notInForce' }] })).toEqual(['ask notInForce man']);
  });
});

describe('M-155 how long an answer counts', () => {
  const practice = LocalPractice.parse({ checkMinutes: 30 });
  const at = '2026-11-22T01:00:00.000Z';
  const settings = { ...goodFacts('examine').settings, practice };
  const ask = (step: 'examine' | 'prepare', moment: string | null) =>
    says('M-155', { step, moment, settings, onlineCheck: { state: 'matched', at } });

  it.each([
    ['2026-11-22T01:30:00.000Z', 'pass matched', 'pass matched'],
    ['2026-11-22T01:30:00.001Z', 'ask tooOld', 'refuse noAuthorisation'],
    [null, 'pass matched', 'pass matched'],
  ])('M-155 thirty minutes, asked at %s', (moment, examining, preparing) => {
    expect(ask('examine', moment)).toEqual([examining]);
    expect(ask('prepare', moment)).toEqual([preparing]);
  });

  it('M-155 never beyond its day, and all day where the office was told nothing', () => {
    const strictest = LocalPractice.parse({});
    const matched = { state: 'matched', at: '2026-11-22T15:50:00.000Z' } as const;
    expect(isFresh(matched, date('2026-11-23'), '2026-11-22T16:01:00.000Z', practice)).toBe(false);
    expect(isFresh({ state: 'matched', at }, today, '2026-11-22T15:59:00.000Z', strictest)).toBe(true);
    expect(isFresh({ state: 'matched', at: null }, today, at, strictest)).toBe(false);
  });
});
