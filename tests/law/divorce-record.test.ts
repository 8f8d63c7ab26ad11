import { describe, expect, it } from 'vitest';
import { blocks, examineDivorce } from '#shared/law/divorce/index.ts';
import { unknownPerson } from '#shared/law/marriage/index.ts';
import { identityKey, type DissolvedMarriage, type DivorceFacts } from '#shared/model/index.ts';
import { date, man, today, woman } from './couple.ts';
import { barredBy, firstAndSecond, goodDivorce, saysOfDivorce, spouses, withDivorcePractice, withMarriage } from './divorcing.ts';

describe('M-47 marriage certificates', () => {
  const marriage = (changes: Partial<DissolvedMarriage>, more: Partial<DivorceFacts> = {}) =>
    saysOfDivorce('M-47', { ...withMarriage(changes), ...more });
  const lostBoth = { certificates: { man: 'lost', woman: 'lost' } } as const;
  const statements = [
    { kind: 'lossStatement', party: 'man' },
    { kind: 'lossStatement', party: 'woman' },
  ] as const;
  const copy = { kind: 'marriageArchiveCopy', party: null } as const;

  it.each([
    ['both shown', {}, [], ['pass complete']],
    ['hers not looked at', { certificates: { man: 'shown', woman: null } }, [], ['ask notLooked woman']],
    ['his lost, not stated', { certificates: { man: 'lost', woman: 'shown' } }, [statements[1]], ['ask lossStatementMissing man']],
    ['his lost, stated', { certificates: { man: 'lost', woman: 'shown' } }, [statements[0]], ['pass complete']],
    ['both lost, nothing else', lostBoth, [], ['ask lossStatementMissing man', 'ask lossStatementMissing woman', 'ask archiveCopyMissing']],
    ['both lost and stated', lostBoth, statements, ['ask archiveCopyMissing']],
    ['both lost, the copy only seen', { ...lostBoth, archiveCopy: true }, statements, ['ask archiveCopyScanMissing']],
    ['both lost, the copy kept', { ...lostBoth, archiveCopy: true }, [...statements, copy], ['pass complete']],
  ] as const)('M-47 %s', (_, changes, scans, expected) => {
    expect(marriage(changes as Partial<DissolvedMarriage>, { scans: [...scans] })).toEqual(expected);
  });

  it('M-47 a check of the day stands for the copy only where the province says so', () => {
    const scans = [...statements];
    const waived = withDivorcePractice({ checkReplacesArchiveCopy: true });
    expect(marriage(lostBoth, { scans, ...waived })).toEqual(['pass archiveCopyWaived', 'pass complete']);
    expect(marriage(lostBoth, { scans })).toEqual(['ask archiveCopyMissing']);
    const of = (at: string | null, state: 'matched' | 'mismatched' = 'matched') =>
      marriage(lostBoth, { scans, ...waived, onlineCheck: { state, at } });
    expect(of('2026-11-21T15:59:59Z')).toEqual(['ask archiveCopyMissing']);
    expect(of('2026-11-22T01:00:00Z', 'mismatched')).toEqual(['ask archiveCopyMissing']);
  });

  it('M-47 what the office that holds the archive answers stands for the copy only where the province says so', () => {
    const scans = [...statements];
    const archiveAnswer = { number: 'J110108-2019-000123', office: '邻县民政局' };
    const answered = (of: Parameters<typeof marriage>[1]) =>
      marriage(lostBoth, { scans, archiveAnswer, onlineCheck: { state: 'notAvailable', at: null }, ...of });
    const said = ' | number=J110108-2019-000123 office=邻县民政局';
    expect(answered(withDivorcePractice({ checkReplacesArchiveCopy: true }))).toEqual([`pass archiveCopyAnswered${said}`, 'pass complete']);
    expect(answered({})).toEqual(['ask archiveCopyMissing', `pass archiveAnswered${said}`]);
    expect(marriage({ ...lostBoth, archiveCopy: true }, { scans: [...scans, copy], archiveAnswer })).toEqual([
      `pass archiveAnswered${said}`,
      'pass complete',
    ]);
  });

  it.each([
    [{ registeredBy: null }, 'ask registrarUnknown'],
    [{ number: ' ' }, 'ask numberMissing'],
    [{ number: 'L110108-2018-000123' }, 'ask numberOfDivorce | number=L110108-2018-000123'],
    [{ number: 'BL110108-2019-000123' }, 'ask numberOfDivorce | number=BL110108-2019-000123'],
    [{ number: 'J110108-2017-000123' }, 'ask yearDiffers | number=J110108-2017-000123 registered=2018-05-20'],
    [{ registeredOn: null }, 'ask dateMissing'],
    [{ registeredOn: date('2026-11-23') }, 'ask dateInFuture | registered=2026-11-23'],
    [{ authority: '' }, 'ask authorityMissing'],
  ] as const)('M-47 %j is asked about', (changes, expected) => {
    expect(marriage(changes)[0]).toBe(expected);
  });

  it.each([
    ['a reissue of another year', { number: 'BJ110108-2024-000001' }],
    ['a number of earlier years', { number: '京海结字第0123号', registeredOn: date('1998-05-20') }],
    ['a marriage of today', { number: 'J110108-2026-000123', registeredOn: today }],
  ] as const)('M-47 takes %s as it is', (_, changes) => {
    expect(marriage(changes)).toEqual(['pass complete']);
  });

  const named = (name: string, idNumber = man().idNumber) => ({
    parties: { man: { name, idNumber }, woman: { name: '王芳', idNumber: woman().idNumber } },
  });
  it.each([
    ['no name', named(''), ['ask nameMissing man']],
    ['his 15 digits', named('李明', man().idNumber.slice(0, 6) + man().idNumber.slice(8, 17)), ['pass complete']],
    ['no number, as of old', named('李明', ''), ['pass complete']],
    ['his name in other blanks', named(' 李 明'), ['pass complete']],
    ['an earlier name', named('李大明'), ['ask nameDiffers man | name=李大明']],
    ['an earlier number', named('李明', '110105197001010011'), ['ask numberDiffers man | number=110105197001010011']],
    ['somebody else', named('张伟', '110105197001010011'), ['ask anotherPerson man | name=张伟']],
    [
      'somebody else, looked into',
      { ...named('张伟', '110105197001010011'), differenceConclusion: '派出所证明为同一人' },
      ['pass differenceExplained', 'pass complete'],
    ],
  ] as const)('M-47 the certificate names him with %s', (_, changes, expected) => {
    expect(marriage(changes)).toEqual(expected);
  });

  it('M-47 bars 初审 by what is not read, and acceptance by what is not explained or filed', () => {
    expect(barredBy('M-47 ask numberMissing', withMarriage({ number: '' }))).toEqual(['precheck', ...firstAndSecond]);
    expect(barredBy('M-47 ask nameDiffers man', withMarriage(named('李大明')))).toEqual(firstAndSecond);
    expect(barredBy('M-47 ask anotherPerson man', withMarriage(named('张伟', '110105197001010011')))).toEqual([
      'precheck',
      ...firstAndSecond,
    ]);
    expect(barredBy('M-47 ask yearDiffers', withMarriage({ number: 'J110108-2017-000123' }))).toEqual([]);
  });

  const recorded = (number: string, partner = identityKey(spouses.woman)) => ({
    ...unknownPerson,
    registeredMarriage: { number, on: date('2018-05-20'), partner },
  });
  const hers = (number: string) => recorded(number, identityKey(spouses.man));
  it.each([
    [recorded('J110108-2018-000123'), hers('J110108-2018-000123'), ['pass recorded | number=J110108-2018-000123']],
    [recorded('J110108-2018-000123'), unknownPerson, ['pass recorded | number=J110108-2018-000123']],
    [recorded('J110108-2018-000124'), hers('J110108-2018-000124'), ['ask recordDiffers | number=J110108-2018-000124']],
    [
      recorded('J110108-2020-000009', 'another'),
      recorded('J110108-2021-000008', 'another'),
      ['ask marriedToAnother man | number=J110108-2020-000009', 'ask marriedToAnother woman | number=J110108-2021-000008'],
    ],
  ] as const)('M-47 is held against this hall’s own records, which bar nothing: %#', (his, her, expected) => {
    const existing = { man: his, woman: her };
    const lines = saysOfDivorce('M-47', { existing });
    expect(lines.filter((line) => line !== 'pass complete')).toEqual(expected);
    expect(lines).toContain('pass complete');
    expect(blocks(examineDivorce(goodDivorce('register', { existing }), today), 'register')).toEqual([]);
  });
});
