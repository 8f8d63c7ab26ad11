import { describe, expect, it } from 'vitest';
import { idNumberCheck, type MarriageFacts } from '#shared/model/index.ts';
import { date, goodFacts, idNumberOf, man, says, today, withMan } from './couple.ts';

describe('M-104 date of registration', () => {
  it.each([
    ['register', '2026-11-22', ['pass sameDay']],
    ['register', '2026-11-21', ['refuse notSameDay']],
    ['register', '2026-11-23', ['refuse notSameDay']],
    ['examine', '2026-11-21', []],
  ] as const)('M-104 at %s with certificates of %s', (step, preparedOn, expected) => {
    expect(says('M-104', { step, preparedOn: date(preparedOn) })).toEqual(expected);
  });
});

describe('M-135 and M-136 the registrar', () => {
  const registrar = (changes: object) => ({ registrar: { ...goodFacts('examine').registrar!, ...changes } });
  const certificate = (validUntil: string) => ({ certificate: { number: 'D-0002', validUntil: date(validUntil) } });

  it.each([
    ['2026-11-22', 'prepare', ['pass valid']],
    ['2026-11-21', 'examine', ['ask expiredWarning']],
    ['2026-11-21', 'prepare', ['refuse expired']],
    ['2026-11-21', 'register', ['refuse expired']],
  ] as const)('M-135 a certificate until %s at %s', (until, step, expected) => {
    expect(says('M-135', { step, ...registrar(certificate(until)) })).toEqual(expected);
  });

  it('M-135 without a certificate nothing is completed', () => {
    expect(says('M-135', { step: 'declare', ...registrar({ certificate: null }) })).toEqual(['ask noneWarning']);
    expect(says('M-135', { step: 'prepare', ...registrar({ certificate: null }) })).toEqual(['refuse none']);
    expect(says('M-135', { step: 'register', registrar: null })).toEqual(['refuse none']);
    expect(says('M-135', { step: 'examine', registrar: null })).toEqual([]);
  });

  it('M-136 nobody registers their own marriage, by either form of the number', () => {
    const number = man().idNumber;
    expect(says('M-136', registrar({ idNumber: number }))).toEqual(['refuse isParty man']);
    expect(says('M-136', registrar({ idNumber: number.slice(0, 6) + number.slice(8, 17) }))).toEqual(['refuse isParty man']);
    expect(says('M-136', registrar({ idNumber: null }))).toEqual(['ask unknown']);
    expect(says('M-136', registrar({ idNumber: idNumberOf('1980-05-05', 'male') }))).toEqual(['pass otherPerson']);
    expect(says('M-136', { registrar: null })).toEqual([]);
  });
});

describe('M-155 online check', () => {
  const authorisation = {
    number: '省民婚授〔2026〕1号',
    businesses: ['marriage' as const],
    validFrom: date('2026-11-22'),
    validUntil: date('2026-11-22'),
  };
  const unanswered = { state: 'notAvailable', at: null } as const;

  it.each(['identify', 'precheck', 'declare', 'photograph', 'examine'] as const)('M-155 at %s an unanswered check is only told', (step) => {
    expect(says('M-155', { step, onlineCheck: unanswered })).toEqual(['ask notAvailable']);
    expect(says('M-155', { step, onlineCheck: { state: 'pending', at: null } })).toEqual(['ask pending']);
  });

  it.each(['prepare', 'register'] as const)('M-155 %s needs an answer of the day, or both authorisation and an open day', (step) => {
    const ask = (offline: MarriageFacts['offline'], on = today) => says('M-155', { step, onlineCheck: unanswered, offline }, on);
    expect(ask({ authorisation: null, dayOpen: false })).toEqual(['refuse noAuthorisation']);
    expect(ask({ authorisation: null, dayOpen: true })).toEqual(['refuse noAuthorisation']);
    expect(ask({ authorisation, dayOpen: false })).toEqual(['refuse dayNotOpen']);
    expect(ask({ authorisation, dayOpen: true })).toEqual(['ask offlineAuthorised']);
    expect(ask({ authorisation, dayOpen: true }, date('2026-11-23'))).toEqual(['refuse noAuthorisation']);
    expect(ask({ authorisation, dayOpen: true }, date('2026-11-21'))).toEqual(['refuse noAuthorisation']);
    expect(ask({ authorisation: { ...authorisation, businesses: [] }, dayOpen: true })).toEqual(['refuse noAuthorisation']);
  });

  it.each([
    ['2026-11-21T16:00:00Z', 'pass matched'],
    ['2026-11-22T15:59:59Z', 'pass matched'],
    ['2026-11-21T15:59:59Z', 'refuse noAuthorisation'],
    [null, 'refuse noAuthorisation'],
  ])('M-155 a match at %s counts only for that day in Shanghai', (at, expected) => {
    expect(says('M-155', { step: 'prepare', onlineCheck: { state: 'matched', at } })).toEqual([expected]);
  });

  it('M-155 a match of yesterday is told as stale before the act is completed', () => {
    expect(says('M-155', { step: 'examine', onlineCheck: { state: 'matched', at: '2026-11-21T01:00:00Z' } })).toEqual(['ask stale']);
  });

  it('M-155 a mismatch stays one whatever the hour and whatever the authorisation', () => {
    const offline = { authorisation, dayOpen: true };
    expect(says('M-155', { step: 'prepare', offline, onlineCheck: { state: 'mismatched', at: '2026-11-01T01:00:00Z' } })).toEqual([
      'ask mismatched',
    ]);
  });
});

describe('M-157 identity number', () => {
  const card = { idNumber: { kind: 'card', at: '2026-11-22T01:00:00Z' } } as const;
  const wrong = `${man().idNumber.slice(0, 17)}${man().idNumber.endsWith('1') ? '2' : '1'}`;
  const unreal = `110105199502300${'01'}`;

  it.each([
    ['a good one', {}, 'pass wellFormed man'],
    ['full-width characters', { idNumber: man().idNumber.replaceAll('1', '１') }, 'pass wellFormed man'],
    ['nothing', { idNumber: '' }, 'ask missing man'],
    ['15 digits', { idNumber: '110105950412001' }, 'ask malformed man'],
    ['a wrong check character, typed', { idNumber: wrong }, 'ask checkFails man'],
    ['a wrong check character, on the card', { idNumber: wrong, sources: card }, 'ask oddOnCard man'],
    ['a day that does not exist', { idNumber: unreal + idNumberCheck(unreal) }, 'ask checkFails man'],
    ["another person's birth", { birthDate: date('1995-04-13') }, 'ask birthDiffers man'],
    ['a permit for Hong Kong residents', { idNumber: idNumberOf('1995-04-12', 'male', '810000') }, 'ask otherPermit man'],
    ['a permanent residence card', { idNumber: idNumberOf('1995-04-12', 'male', '911124') }, 'ask otherPermit man'],
  ] as const)('M-157 %s', (_, changes, expected) => {
    expect(says('M-157', withMan(changes))).toContain(expected);
  });

  it('M-157 believes the card where the number says another sex', () => {
    expect(says('M-157', withMan({ idNumber: idNumberOf('1995-04-12', 'female') }))).toContain('ask sexDiffers man');
  });
});
