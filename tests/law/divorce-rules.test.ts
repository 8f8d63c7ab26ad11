import { describe, expect, it } from 'vitest';
import { blocks, divorceRules, examineDivorce, isInternal, refusalKind } from '#shared/law/divorce/index.ts';
import { unknownPerson } from '#shared/law/marriage/index.ts';
import { isInForce } from '#shared/law/rule.ts';
import { DivorceAgreement, DivorceStep, type DivorceFacts } from '#shared/model/index.ts';
import { date, soldier, today, told } from './couple.ts';
import {
  barredBy,
  firstAndSecond,
  goodDivorce,
  herInterview,
  saysOfDivorce,
  spouses,
  withAgreement,
  withDivorcePractice,
  withMarriage,
} from './divorcing.ts';

describe('M-45 and M-49 the conditions of applying', () => {
  it.each([
    ['all met', {}, ['pass met'], []],
    ['presence not asked', { bothPresent: null }, ['ask presenceNotAsked'], []],
    ['will not asked', { bothWilling: null }, ['ask willNotAsked'], []],
    ['agreement not asked', { agreementReached: null }, ['ask agreementNotAsked'], []],
    ['her capacity not asked', { capacity: { man: 'full', woman: null } }, ['ask capacityNotAsked woman'], []],
    ['one absent', { bothPresent: false }, [], ['refuse absent']],
    ['one unwilling', { bothWilling: false }, [], ['refuse oneSided']],
    ['no agreement', { agreementReached: false }, [], ['refuse noAgreement']],
    ['no capacity of his', { capacity: { man: 'none', woman: 'full' } }, [], ['refuse noCapacity man']],
    ['limited capacity of hers', { capacity: { man: 'full', woman: 'limited' } }, [], ['refuse limitedCapacity woman']],
    ['married abroad', withMarriage({ registeredBy: 'foreignAuthority' }), [], ['refuse notRegisteredHere']],
    ['married at a Chinese mission', withMarriage({ registeredBy: 'chineseMission' }), ['pass met'], []],
    ['not known where', withMarriage({ registeredBy: null }), [], []],
  ] as const)('M-45 M-49 %s', (_, changes, conditions, grounds) => {
    expect(saysOfDivorce('M-45', changes as Partial<DivorceFacts>)).toEqual(conditions);
    expect(saysOfDivorce('M-49', changes as Partial<DivorceFacts>)).toEqual(grounds);
  });

  it('M-45 what was not asked bars 初审 and all that follows it', () => {
    expect(barredBy('M-45 ask presenceNotAsked', { bothPresent: null })).toEqual(['precheck', ...firstAndSecond]);
  });

  it('M-49 every ground is one of 不予受理, on the article it rests on', () => {
    const facts = goodDivorce('precheck', {
      bothPresent: false,
      bothWilling: false,
      agreementReached: false,
      capacity: { man: 'none', woman: 'limited' },
      ...withMarriage({ registeredBy: 'foreignAuthority' }),
    });
    const found = examineDivorce(facts, today).filter(({ outcome }) => outcome === 'refuse');
    expect(found.map(({ message, article }) => `${message} ${article}`)).toEqual([
      'absent regulation2025.13',
      'oneSided civilCode.1076',
      'noAgreement regulation2025.15',
      'noCapacity regulation2025.15',
      'limitedCapacity regulation2025.15',
      'notRegisteredHere regulation2025.15',
    ]);
    expect(new Set(found.map(refusalKind))).toEqual(new Set(['acceptance']));
  });

  it('M-49 a doubt of capacity is the registrar’s own, and bars nothing', () => {
    const doubt = { couple: { ...spouses, man: { ...spouses.man, capacityNote: '答非所问' } } };
    expect(saysOfDivorce('M-49', doubt)).toEqual(['ask capacityDoubt man']);
    const findings = examineDivorce(goodDivorce('accept', doubt), today);
    expect(told(findings.filter(isInternal))).toEqual(['M-49 ask capacityDoubt man']);
    expect(blocks(findings, 'accept')).toEqual([]);
  });
});

describe('M-46 the first visit', () => {
  const none = withAgreement(DivorceAgreement.parse({}));
  const filed = { scans: [{ kind: 'divorceAgreement' as const, party: null }] };
  const practice = (agreementAtApply: 'none' | 'view' | 'collect') => withDivorcePractice({ agreementAtApply });

  it.each([
    ['none', none, 'pass agreementLater'],
    ['none', {}, 'pass agreementLater'],
    ['view', none, 'ask agreementNotSeen'],
    ['view', {}, 'pass agreementSeen'],
    ['collect', none, 'ask agreementNotSeen'],
    ['collect', {}, 'ask agreementNotFiled'],
    ['collect', filed, 'pass agreementFiled'],
  ] as const)('M-46 where an office says %s: %j', (agreementAtApply, changes, expected) => {
    const found = saysOfDivorce('M-46', { ...(changes as Partial<DivorceFacts>), ...practice(agreementAtApply) });
    expect(found[0]).toBe(expected);
  });

  it('M-46 looks at it unless told otherwise', () => {
    expect(saysOfDivorce('M-46', none)[0]).toBe('ask agreementNotSeen');
    expect(barredBy('M-46 ask agreementNotSeen', none)).toEqual(firstAndSecond);
    expect(barredBy('M-46 ask agreementNotFiled', { ...practice('collect'), scans: [] })).toEqual(firstAndSecond);
  });

  it('M-46 the application is signed here by both', () => {
    const signed = (applied: DivorceFacts['applied']) => saysOfDivorce('M-46', { applied }).filter((line) => !line.includes('Seen'));
    expect(signed(null)).toEqual(['ask notYetApplied']);
    expect(signed({ man: true, woman: false })).toEqual(['ask applicationUnsigned woman', 'pass applicationSigned man']);
    expect(barredBy('M-46 ask notYetApplied', { applied: null })).toEqual([
      'return',
      'question',
      'declare',
      'examine',
      'prepare',
      'register',
    ]);
    expect(barredBy('M-46 ask applicationUnsigned woman', { applied: { man: true, woman: false } })).toEqual(firstAndSecond);
  });
});

describe('M-50 soldiers', () => {
  const his = (changes = {}) => ({ couple: { ...spouses, man: soldier({ maritalStatus: null, ...changes }) } });
  const scans = [
    { kind: 'militaryCard', party: 'man' },
    { kind: 'militaryMarriageProof', party: 'man' },
  ] as const;

  it('M-50 shows card and proof, both in the file before acceptance', () => {
    expect(saysOfDivorce('M-50', { ...his(), scans: [...scans] })).toEqual(['pass complete man']);
    expect(saysOfDivorce('M-50', his({ papers: [] }))).toEqual([
      'ask cardMissing man',
      'ask proofMissing man',
      'ask cardScanMissing man',
      'ask proofScanMissing man',
    ]);
    expect(barredBy('M-50 ask cardMissing man', his({ papers: [] }))).toEqual(['precheck', ...firstAndSecond]);
    expect(barredBy('M-50 ask cardScanMissing man', { ...his(), scans: [] })).toEqual(firstAndSecond);
    expect(saysOfDivorce('M-50', {})).toEqual([]);
  });

  it('M-49 M-50 that one is a soldier, or a child was born lately, is no ground: those articles concern who sues', () => {
    const findings = examineDivorce(goodDivorce('accept', { ...his(), scans: [...scans] }), today);
    expect(told(findings.filter(({ outcome }) => outcome === 'refuse'))).toEqual([]);
    const cited = divorceRules.flatMap(({ article, says }) => [article, ...Object.values(says).map((each) => each.article ?? '')]);
    expect(cited.filter((article) => /108[12]/.test(article))).toEqual([]);
  });
});

describe('M-51 and M-63 the second visit', () => {
  it('M-51 has nothing to say at the first', () => {
    for (const step of ['identify', 'precheck', 'accept'] as const) {
      expect(saysOfDivorce('M-51', { step, photos: { man: false, woman: false }, bothReturned: null })).toEqual([]);
      expect(saysOfDivorce('M-63', { step, bothReturned: null })).toEqual([]);
    }
  });

  it.each([
    ['all done', {}, []],
    ['no agreement was seen', withAgreement(DivorceAgreement.parse({})), ['ask agreementMissing']],
    ['she was not asked', { interviews: { ...goodDivorce('examine').interviews, woman: null } }, ['ask notAskedApart woman']],
    ['she did not sign the record', herInterview({ signed: false }), ['ask recordUnsigned woman']],
    ['nothing declared', { declared: null }, ['ask notYetDeclared']],
    ['he did not sign', { declared: { man: false, woman: true } }, ['ask declarationUnsigned man']],
    ['the agreement not signed here', { agreementSigned: null }, ['ask agreementNotYetSigned']],
    ['not by her', { agreementSigned: { man: true, woman: false } }, ['ask agreementUnsigned woman']],
    ['the agreement not filed', { scans: [] }, ['ask agreementScanMissing']],
    ['no picture of him', { photos: { man: false, woman: true } }, ['ask photoMissing man']],
  ] as const)('M-51 %s', (_, changes, expected) => {
    const found = saysOfDivorce('M-51', { step: 'examine', ...(changes as Partial<DivorceFacts>) });
    expect(found.filter((line) => line.startsWith('ask'))).toEqual(expected);
  });

  it('M-51 tells what was done, of each', () => {
    expect(saysOfDivorce('M-51', { step: 'examine' })).toEqual([
      'pass askedApart man',
      'pass askedApart woman',
      'pass declarationSigned man',
      'pass declarationSigned woman',
      'pass agreementSigned man',
      'pass agreementSigned woman',
      'pass photoPresent man',
      'pass photoPresent woman',
    ]);
  });

  it.each([
    ['M-51 ask recordUnsigned woman', herInterview({ signed: false }), 'question'],
    ['M-51 ask agreementMissing', withAgreement(DivorceAgreement.parse({})), 'declare'],
    ['M-51 ask notAskedApart man', { interviews: { man: null, woman: null } }, 'declare'],
    ['M-51 ask declarationUnsigned man', { declared: { man: false, woman: true } }, 'declare'],
    ['M-51 ask agreementUnsigned man', { agreementSigned: { man: false, woman: true } }, 'declare'],
    ['M-51 ask notYetDeclared', { declared: null }, 'examine'],
    ['M-51 ask agreementNotYetSigned', { agreementSigned: null }, 'examine'],
    ['M-51 ask agreementScanMissing', { scans: [] }, 'examine'],
    ['M-51 ask photoMissing man', { photos: { man: false, woman: false } }, 'examine'],
  ] as const)('%s bars from its step on, never coming back', (line, changes, first) => {
    const order = ['question', 'declare', 'examine', 'prepare', 'register'];
    expect(barredBy(line, changes as Partial<DivorceFacts>)).toEqual(order.slice(order.indexOf(first)));
  });

  it.each([
    [{}, ['pass bothCame', 'pass bothStand']],
    [{ bothReturned: null }, ['ask returnNotAsked', 'pass bothStand']],
    [{ bothReturned: false }, ['refuse cameAlone', 'pass bothStand']],
    [{ interviews: { man: null, woman: null } }, ['pass bothCame']],
    [{ interviews: { ...herInterview({}).interviews, man: null } }, ['pass bothCame']],
    [herInterview({ willing: false }), ['refuse changedTheirMind woman', 'pass bothCame']],
    [herInterview({ agrees: false }), ['refuse disagrees woman', 'pass bothCame']],
  ] as const)('M-63 %j', (changes, expected) => {
    expect(saysOfDivorce('M-63', { step: 'question', ...(changes as Partial<DivorceFacts>) })).toEqual(expected);
  });

  it('M-63 one alone is no ground of a notice; a change of mind is one of 不予办理, and bars every further step', () => {
    const ofStep = (changes: Partial<DivorceFacts>) =>
      examineDivorce(goodDivorce('question', changes), today).filter(({ outcome }) => outcome === 'refuse');
    expect(ofStep({ bothReturned: false }).map(refusalKind)).toEqual([null]);
    expect(ofStep(herInterview({ willing: false, agrees: false })).map(refusalKind)).toEqual(['registration', 'registration']);
    expect(barredBy('M-63 refuse cameAlone', { bothReturned: false })).toEqual([
      'return',
      'question',
      'declare',
      'examine',
      'prepare',
      'register',
    ]);
    expect(barredBy('M-63 ask returnNotAsked', { bothReturned: null })).toEqual([
      'return',
      'question',
      'declare',
      'examine',
      'prepare',
      'register',
    ]);
  });
});

describe('M-52 M-133 counselling', () => {
  it('M-52 M-133 is offered, and whether they go is a condition of nothing', () => {
    expect(saysOfDivorce('M-52', {})).toEqual(['pass offered']);
    expect(saysOfDivorce('M-52', { counsellingOffered: false })).toEqual(['ask notOffered']);
    for (const step of [...DivorceStep.options, 'withdraw'] as const) {
      expect(blocks(examineDivorce(goodDivorce(step, { counsellingOffered: false }), today), step), step).toEqual([]);
    }
  });
});

describe('M-66 one application at a time', () => {
  const other = (number: string, point: 'coolingOff' | 'issuable.returned' | 'received.prechecked' | 'lapsed') => ({
    ...unknownPerson,
    divorceInFlight: { number, point },
  });
  it.each([
    [other('1', 'coolingOff'), other('1', 'coolingOff'), ['refuse inFlight | number=1']],
    [other('1', 'issuable.returned'), unknownPerson, ['refuse inFlight man | number=1']],
    [other('1', 'coolingOff'), other('2', 'received.prechecked'), ['refuse inFlight man | number=1', 'ask alsoAtCounter woman | number=2']],
    [unknownPerson, other('2', 'received.prechecked'), ['ask alsoAtCounter woman | number=2']],
    [other('2', 'received.prechecked'), other('2', 'received.prechecked'), ['ask alsoAtCounter | number=2']],
    [other('1', 'lapsed'), unknownPerson, []],
    [unknownPerson, unknownPerson, []],
  ] as const)('M-66 %#', (his, hers, expected) => {
    expect(saysOfDivorce('M-66', { existing: { man: his, woman: hers } })).toEqual(expected);
  });

  it('M-66 bars until the first has ended, is no ground of a notice, and disturbs no second visit', () => {
    const existing = { man: other('1', 'coolingOff'), woman: unknownPerson };
    expect(barredBy('M-66 refuse inFlight man', { existing })).toEqual(['identify', 'precheck', 'accept']);
    const [found] = examineDivorce(goodDivorce('accept', { existing }), today);
    expect(refusalKind(found!)).toBeNull();
    const atCounter = { existing: { man: other('2', 'received.prechecked'), woman: unknownPerson } };
    expect(barredBy('M-66 ask alsoAtCounter man', atCounter)).toEqual(['accept']);
  });
});

describe('every rule of a divorce', () => {
  it.each([...DivorceStep.options, 'withdraw'] as const)('has nothing against a good couple at %s', (step) => {
    const findings = examineDivorce(goodDivorce(step), today);
    expect(told(findings.filter(({ outcome }) => outcome !== 'pass'))).toEqual([]);
    expect(findings.length).toBeGreaterThan(0);
  });

  it('M-01 judges no act of before the regulation of 2025', () => {
    for (const step of ['accept', 'withdraw'] as const) {
      expect(told(examineDivorce(goodDivorce(step), date('2025-05-09')))[0]).toBe('M-01 refuse notKnown');
      expect(saysOfDivorce('M-01', { step }, date('2025-05-10'))).toEqual([]);
    }
  });

  it.each([
    ['M-49', '2025-05-09', false],
    ['M-49', '2025-05-10', true],
    ['M-60', '2020-12-31', false],
    ['M-60', '2021-01-01', true],
    ['M-47', '2020-12-31', false],
    ['M-47', '2021-01-01', true],
    ['M-61', '2025-05-09', false],
    ['M-61', '2025-05-10', true],
  ] as const)('%s on %s: in force %s', (id, on, expected) => {
    expect(
      isInForce(
        divorceRules.find((rule) => rule.id === id)!,
        date(on),
      ),
    ).toBe(expected);
  });

  it('no two forms of one are in force together', () => {
    for (const one of divorceRules)
      expect(divorceRules.filter((other) => other.id === one.id && isInForce(other, one.since))).toEqual([one]);
  });
});
