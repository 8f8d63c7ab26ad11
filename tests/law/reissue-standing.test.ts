import { describe, expect, it, test } from 'vitest';
import { dateOnCertificate, examineReissue, reissuePrefixes, reissueRefusalGrounds, underAgeAt } from '#shared/law/reissue/index.ts';
import { formatRegistrationNumber, parseRegistrationNumber } from '#shared/law/registration-number.ts';
import { standingOf, type LaterAct } from '#shared/law/records/standing.ts';
import type { RecordedPerson, RecordNote, ReissueFacts, Slot } from '#shared/model/index.ts';
import { date, idNumberOf, man, person, today, woman } from './couple.ts';
import { applying, goodReissue, record, saysOfReissue, stepsBarred } from './reissuing.ts';

const everyStep = ['identify', 'precheck', 'declare', 'examine', 'prepare', 'issue'];
const from = (first: string) => everyStep.slice(everyStep.indexOf(first));

describe('M-83 a state that has changed', () => {
  const couple = { man: recorded('李明', man().idNumber), woman: recorded('王芳', woman().idNumber) };
  const sought = { kind: 'marriage', registeredOn: date('2018-05-20'), ...couple } as const;
  const act = (changes: Partial<LaterAct>): LaterAct => ({
    kind: 'marriage',
    elsewhere: false,
    registrationNumber: 'X-1',
    officeName: '某处',
    registeredOn: date('2020-01-01'),
    ...couple,
    notes: [],
    ...changes,
  });
  const note = (kind: RecordNote['kind'], party: Slot | null = null) => ({
    kind,
    on: date('2020-01-01'),
    party,
    authority: '某院',
    document: '某号',
  });
  const stranger = recorded('周某', idNumberOf('1990-01-01', 'male'));
  const standing = (notes: Parameters<typeof standingOf>[1], acts: readonly LaterAct[], kind: 'marriage' | 'divorce' = 'marriage') => ({
    standing: [...standingOf({ ...sought, kind }, notes, acts, today).because],
  });

  it.each([
    ['M-83 divorced here', standing([], [act({ kind: 'divorce' })]), 'divorcedHere'],
    ['M-83 divorced elsewhere', standing([], [act({ kind: 'divorce', elsewhere: true })]), 'divorcedElsewhere'],
    ['M-83 divorced by a court, noted', standing([note('divorcedByCourt')], []), 'divorcedByCourt'],
    [
      'M-83 divorced by a court, as another office answers',
      standing([], [act({ kind: 'courtDivorce', elsewhere: true })]),
      'divorcedByCourt',
    ],
    ['M-83 a spouse died', standing([note('spouseDied', 'man')], []), 'spouseDied'],
    ['M-83 married each other again', standing([], [act({})]), 'remarriedEachOther'],
    ['M-83 she married another', standing([], [act({ man: stranger })]), 'remarriedAnother'],
    ['M-83 M-90 void', standing([note('voidedByCourt')], []), 'voidedByCourt'],
    ['M-83 M-90 annulled', standing([note('annulledByCourt')], []), 'annulledByCourt'],
    ['M-83 M-91 revoked', standing([note('revoked')], []), 'revoked'],
  ] as const)('%s: no marriage certificate, and the notice says so', (_, changes, message) => {
    expect(stepsBarred(changes)).toEqual(everyStep);
    const findings = examineReissue(goodReissue('examine', changes), today);
    expect(reissueRefusalGrounds(findings).map((ground) => ground.message)).toEqual([message]);
    expect(findings.map((finding) => finding.message)).not.toContain('stillHolds');
  });

  const divorced = applying({ kind: 'divorce', court: null, applicants: ['man'], record: { ...record, number: 'L110108-2020-000001' } });
  it.each([
    ['M-83 of who was divorced and married each other again', standing([], [act({})], 'divorce'), ['refuse remarriedEachOther']],
    ['M-83 of who was divorced and married another', standing([], [act({ woman: stranger })], 'divorce'), ['refuse remarriedAnother man']],
    ['M-83 of who was divorced from somebody who married another', standing([], [act({ man: stranger })], 'divorce'), ['pass stillHolds']],
    ['M-83 of who was divorced from somebody who died', standing([note('spouseDied', 'woman')], [], 'divorce'), ['pass stillHolds']],
  ] as const)('%s', (_, changes, says) => {
    expect(saysOfReissue('M-83', { ...divorced, ...changes }).map((line) => line.split(' | ')[0])).toEqual(says);
  });

  test('M-83 the same name without a number is asked about, and bars nothing by itself', () => {
    const perhaps = standing([], [act({ man: { ...stranger, name: '李明', idNumber: '' }, woman: null })]);
    expect(saysOfReissue('M-83', perhaps).map((line) => line.split(' | ')[0])).toEqual(['ask perhapsLater']);
    expect(stepsBarred(perhaps)).toEqual([]);
  });

  it.each([
    [
      'M-83 the courts say divorced',
      applying({ court: 'divorced', judgment: '（2020）京0105民初1号' }),
      ['refuse divorcedAtCourt | judgment=（2020）京0105民初1号'],
    ],
    ['M-83 the courts say void', applying({ court: 'void' }), ['refuse voidAtCourt | judgment=—']],
    ['M-83 the courts say annulled', applying({ court: 'annulled' }), ['refuse annulledAtCourt | judgment=—']],
    ['M-83 the party says widowed', applying({ widowed: true }), ['refuse widowed']],
  ] as const)('%s', (_, changes, says) => {
    expect(saysOfReissue('M-83', changes)).toEqual(says);
    expect(stepsBarred(changes)).toEqual(everyStep);
  });

  it.each([
    ['M-83 courts not looked into', applying({ court: null }), ['ask courtNotLooked']],
    ['M-83 later records not looked through', applying({ laterLooked: false }), ['ask laterNotLooked']],
    ['M-83 the register not asked', { standing: null }, ['ask registersNotAsked']],
  ] as const)('%s: nothing is accepted', (_, changes, says) => {
    expect(saysOfReissue('M-83', changes)).toEqual(says);
    expect(stepsBarred(changes)).toEqual(from('precheck'));
  });
});

describe('M-84 under age when registered', () => {
  const couple = (his: string, hers: string) => ({ man: person('male', his), woman: person('female', hers) });
  const married = (registeredOn: string, his: string, hers: string) => ({
    couple: couple(his, hers),
    ...applying({
      record: {
        ...record,
        registeredOn: date(registeredOn),
        parties: { man: { ...couple(his, hers).man, born: date(his) }, woman: { ...couple(his, hers).woman, born: date(hers) } },
      },
    }),
  });

  it.each([
    ['M-84 both of age on the day itself', married('2018-05-20', '1996-05-20', '1998-05-20'), []],
    ['M-84 still under age', married('2024-05-20', '2005-06-01', '2000-01-01'), ['refuse stillUnderAge man | from=2027-06-01']],
    ['M-84 he has come of age, unexplained', married('2020-05-20', '2000-01-01', '1999-01-01'), ['ask explanationMissing']],
    [
      'M-84 both have come of age, explained: the later day',
      { ...married('2018-05-20', '1997-03-01', '1999-09-01'), scans: [{ kind: 'underAgeExplanation', party: null }] },
      ['pass datedWhenOfAge | from=2019-09-01'],
    ],
    ['M-84 by the law of 1950: 20 and 18', married('1974-05-20', '1954-05-20', '1956-05-20'), []],
    ['M-84 by the law of 1950, a day short', married('1974-05-20', '1954-05-21', '1956-05-20'), ['ask explanationMissing']],
    ['M-84 by the law of 1980 from its first day', married('1981-01-01', '1960-01-01', '1960-01-01'), ['ask explanationMissing']],
    ['M-84 the day before it', married('1980-12-31', '1960-01-01', '1960-01-01'), []],
  ] as const)('%s', (_, changes, says) => {
    expect(saysOfReissue('M-84', changes as Partial<ReissueFacts>)).toEqual(says);
  });

  test('M-84 says nothing of a divorce', () => {
    expect(saysOfReissue('M-84', { ...applying({ kind: 'divorce' }), couple: couple('2010-01-01', '2010-01-01') })).toEqual([]);
  });

  test('M-84 before 1950 no age is known', () => {
    expect(underAgeAt({ ...record, registeredOn: date('1949-10-01') }, { man: date('1940-01-01'), woman: null }, 'march1')).toEqual([]);
  });
});

describe('M-85 what the certificate bears', () => {
  const born = { man: man().birthDate, woman: woman().birthDate };

  test('M-85 the original date of registration, whatever the day of the reissue', () => {
    expect(dateOnCertificate({ kind: 'marriage', record }, born, 'march1')).toBe('2018-05-20');
    expect(dateOnCertificate({ kind: 'divorce', record }, born, 'march1')).toBe('2018-05-20');
    expect(dateOnCertificate({ kind: 'marriage', record: { ...record, registeredOn: null } }, born, 'march1')).toBeNull();
  });

  test('M-85 of a marriage under age the day both came of age', () => {
    const under = {
      ...record,
      registeredOn: date('2020-05-20'),
      parties: { ...record.parties, man: { ...record.parties.man, born: date('2000-02-29') } },
    };
    expect(dateOnCertificate({ kind: 'marriage', record: under }, born, 'march1')).toBe('2022-03-01');
    expect(dateOnCertificate({ kind: 'marriage', record: under }, born, 'february28')).toBe('2022-02-28');
    expect(dateOnCertificate({ kind: 'divorce', record: under }, born, 'march1')).toBe('2020-05-20');
  });

  test('M-85 M-100 its number: BJ or BL and the year of the reissue', () => {
    for (const [kind, prefix] of Object.entries(reissuePrefixes)) {
      const number = formatRegistrationNumber({ prefix, regionCode: '110105', year: 2026, sequence: 7 });
      expect(number).toBe(`${kind === 'marriage' ? 'BJ' : 'BL'}110105-2026-000007`);
      expect(parseRegistrationNumber(number)).toEqual({ prefix, regionCode: '110105', year: 2026, sequence: 7 });
    }
  });

  test('M-85 certificates of yesterday are not given out', () => {
    expect(saysOfReissue('M-85', { step: 'issue', preparedOn: today })).toEqual(['pass sameDay']);
    expect(saysOfReissue('M-85', { step: 'issue', preparedOn: date('2026-11-21') })).toEqual([
      `refuse notSameDay | preparedOn=2026-11-21 on=${today}`,
    ]);
    expect(saysOfReissue('M-85', { step: 'prepare', preparedOn: null })).toEqual([]);
  });
});

function recorded(name: string, idNumber: string): RecordedPerson {
  return { name, idNumber, born: null, nationality: 'CHN', document: '', documentNumber: '' };
}
