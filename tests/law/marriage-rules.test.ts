import { describe, expect, it } from 'vitest';
import { blocks, examineMarriage, refusalKind, unknownPerson } from '#shared/law/marriage/index.ts';
import { DivorcePoint, MarriageStep } from '#shared/model/index.ts';
import { date, goodFacts, man, marriedHere, notChecked, person, says, today, told, withMan, woman } from './couple.ts';

describe('M-01 applicable law', () => {
  it('M-01 refuses to judge acts before the regulation of 2025', () => {
    expect(told(examineMarriage(goodFacts('identify'), date('2025-05-09')))).toContain('M-01 refuse notKnown');
    expect(told(examineMarriage(goodFacts('identify'), date('2025-05-10')), 'M-01')).toEqual([]);
  });
});

describe('M-14 competence', () => {
  it.each([
    [['mainland'], 'pass capable'],
    [['adoption', 'mainland'], 'pass capable'],
    [['hongKongMacao', 'foreign'], 'refuse notCapable'],
    [[], 'refuse notCapable'],
  ] as const)('M-14 two mainland residents at an office for %j: %s', (capabilities, expected) => {
    expect(says('M-14', { capabilities: [...capabilities] })).toEqual([expected]);
  });
});

describe('M-15 identity card', () => {
  it.each([
    ['its last day', { validUntil: today }, 'pass valid man'],
    ['the day after', { validUntil: date('2026-11-21') }, 'refuse expired man'],
    ['its first day', { validFrom: today }, 'pass valid man'],
    ['the day before', { validFrom: date('2026-11-23') }, 'refuse notYetValid man'],
    ['长期', { validUntil: null, longTerm: true }, 'pass validLongTerm man'],
    ['长期 before its first day', { validFrom: date('2026-11-23'), validUntil: null, longTerm: true }, 'refuse notYetValid man'],
    ['长期 and an end', { longTerm: true }, 'ask periodContradicts man'],
    ['an end before its beginning', { validFrom: date('2041-01-01') }, 'ask periodContradicts man'],
    ['no end', { validUntil: null }, 'ask periodMissing man'],
    ['no beginning', { validFrom: null }, 'ask periodMissing man'],
    ['长期 without a beginning', { validFrom: null, validUntil: null, longTerm: true }, 'ask periodMissing man'],
    ['no beginning and a past end', { validFrom: null, validUntil: date('2026-01-01') }, 'refuse expired man'],
  ] as const)('M-15 a card on %s', (_, changes, expected) => {
    const [refused, passed] = [expected, 'pass valid woman'].sort((a, b) => 'rap'.indexOf(a[0]!) - 'rap'.indexOf(b[0]!));
    expect(says('M-15', withMan(changes))).toEqual([refused, passed]);
  });

  it('M-15 asks one thing of a slot that was not read, and everything else is silent about it', () => {
    const couple = { man: man(), woman: { ...woman(), name: '', idNumber: '', birthDate: null, validUntil: null } };
    const about = examineMarriage(goodFacts('identify', { couple, declared: null }), today).filter(({ party }) => party === 'woman');
    expect(told(about)).toEqual(['M-15 ask cardMissing woman']);
  });

  it('M-15 asks for a missing name', () => {
    expect(says('M-15', withMan({ name: ' ' }))).toContain('ask nameMissing man');
  });
});

describe('M-22 marital status', () => {
  it.each([
    ['unmarried', 'pass unmarried man'],
    ['divorced', 'ask divorced man'],
    ['widowed', 'ask widowed man'],
    [null, 'ask missing man'],
  ] as const)('M-22 %s: %s', (maritalStatus, expected) => {
    expect(says('M-22', { ...withMan({ maritalStatus }), ...notChecked })).toContain(expected);
  });
});

describe('M-30 in person', () => {
  it.each([
    [null, null, ['ask notAsked']],
    [false, true, ['refuse notPresent']],
    [true, false, ['ask notAskedApart', 'pass present']],
    [true, null, ['ask notAskedApart', 'pass present']],
    [true, true, ['pass present']],
  ])('M-30 both present: %s, asked apart: %s', (bothPresent, askedApart, expected) => {
    expect(says('M-30', { bothPresent, askedApart })).toEqual(expected);
  });
});

describe('M-31 marriageable age', () => {
  it.each([
    ['man', '2004-11-22', 'march1', 'pass ofAge man'],
    ['man', '2004-11-23', 'march1', 'refuse tooYoung man'],
    ['woman', '2006-11-22', 'march1', 'pass ofAge woman'],
    ['woman', '2006-11-23', 'march1', 'refuse tooYoung woman'],
  ] as const)('M-31 a %s born on %s, the birthday itself counting', (slot, birth, leapDay, expected) => {
    const young = person(slot === 'man' ? 'male' : 'female', birth);
    const facts = goodFacts('precheck');
    const found = examineMarriage(
      { ...facts, couple: { ...facts.couple, [slot]: young }, settings: { ...facts.settings, leapDay } },
      today,
    );
    expect(told(found, 'M-31')).toContain(`M-31 ${expected}`);
  });

  it.each([
    ['march1', '2026-02-28', 'refuse tooYoung man'],
    ['march1', '2026-03-01', 'pass ofAge man'],
    ['february28', '2026-02-27', 'refuse tooYoung man'],
    ['february28', '2026-02-28', 'pass ofAge man'],
  ] as const)('M-31 a man born on 29 February 2004, setting %s, on %s: %s', (leapDay, on, expected) => {
    const settings = { ...goodFacts('examine').settings, leapDay };
    expect(says('M-31', { couple: { man: person('male', '2004-02-29'), woman: woman() }, settings }, date(on))).toContain(expected);
  });

  it('M-31 says how old he is, how old he must be, and from when he may', () => {
    const couple = { man: person('male', '2004-11-23'), woman: woman() };
    const [refusal] = examineMarriage(goodFacts('precheck', { couple }), today);
    expect(refusal).toEqual({
      rule: 'M-31',
      outcome: 'refuse',
      party: 'man',
      article: 'civilCode.1047',
      since: '2021-01-01',
      message: 'tooYoung',
      params: { age: 21, needed: 22, from: '2026-11-23' },
    });
  });

  it('M-31 asks for a birth that is missing or still to come', () => {
    expect(says('M-31', withMan({ birthDate: null }))).toContain('ask birthMissing man');
    expect(says('M-31', withMan({ birthDate: date('2026-11-23') }))).toContain('ask birthInFuture man');
  });
});

describe('M-32 photo', () => {
  it('M-32 asks until the photo of the couple is there', () => {
    expect(says('M-32', { hasPhoto: false })).toEqual(['ask missing']);
    expect(says('M-32', { hasPhoto: true })).toEqual(['pass present']);
  });
});

const declared = { noSpouse: true, noKinship: true, voluntary: true, signed: { man: true, woman: true } };

describe('M-33 obstacles', () => {
  it.each([
    [{ noSpouse: false }, ['refuse hasSpouse'], 'civilCode.1042'],
    [{ noKinship: false }, ['refuse kinship'], 'civilCode.1048'],
    [{ voluntary: false }, ['refuse notVoluntary'], 'civilCode.1046'],
    [
      { noSpouse: false, noKinship: false, voluntary: false },
      ['refuse hasSpouse', 'refuse kinship', 'refuse notVoluntary'],
      'civilCode.1042',
    ],
    [{}, ['pass noObstacle'], 'civilCode.1046'],
  ])('M-33 declared %j', (changes, expected, article) => {
    const facts = goodFacts('declare', { declared: { ...declared, ...changes } });
    const found = examineMarriage(facts, today).filter(({ rule }) => rule === 'M-33');
    expect(told(found).map((line) => line.slice(5))).toEqual(expected);
    expect(found[0]!.article).toBe(article);
  });

  it('M-33 says nothing before anything is declared', () => {
    expect(says('M-33', { declared: null })).toEqual([]);
  });
});

describe('M-34 signed declarations', () => {
  it('M-34 wants both signatures', () => {
    expect(says('M-34', { declared: null })).toEqual(['ask notYet']);
    expect(says('M-34', { declared: { ...declared, signed: { man: true, woman: false } } })).toEqual([
      'ask unsigned woman',
      'pass signed man',
    ]);
    expect(says('M-34', { declared })).toEqual(['pass signed man', 'pass signed woman']);
  });
});

describe('M-35 fields of the declaration', () => {
  it('M-35 passes who filled in everything', () => {
    expect(says('M-35', {})).toEqual(['pass complete man', 'pass complete woman']);
  });

  it.each([
    ['no ethnicity', { ethnicity: '' }, ['ask ethnicityMissing man']],
    ['an ethnicity outside GB/T 3304', { ethnicity: '60' }, ['ask ethnicityUnknown man']],
    ['no address', { address: ' ' }, ['ask addressMissing man']],
    ['no occupation', { occupation: '' }, ['ask occupationMissing man']],
    ['no education', { education: null }, ['ask educationMissing man']],
    ['neither ethnicity nor occupation', { ethnicity: '', occupation: '' }, ['ask ethnicityMissing man', 'ask occupationMissing man']],
  ] as const)('M-35 %s', (_, changes, expected) => {
    expect(says('M-35', withMan(changes))).toEqual([...expected, 'pass complete woman']);
  });

  it.each([
    ['name', { name: '' }],
    ['sex', { sex: null }],
    ['birth', { birthDate: null }],
    ['number', { idNumber: '' }],
    ['marital status', { maritalStatus: null }],
    ['address', { address: '' }],
    ['ethnicity', { ethnicity: '' }],
    ['known ethnicity', { ethnicity: '60' }],
  ] as const)('M-35 nobody signs a declaration without %s, even who printed it so', (_, changes) => {
    const found = examineMarriage(goodFacts('declare', { ...withMan(changes), declared }), today);
    expect(blocks(found, 'declare')).not.toEqual([]);
    expect(blocks(found, 'examine')).not.toEqual([]);
  });

  it('M-35 an unanswered question about occupation or education keeps nobody from marrying', () => {
    const found = examineMarriage(goodFacts('register', withMan({ occupation: '', education: null })), today);
    expect(MarriageStep.options.flatMap((step) => blocks(found, step))).toEqual([]);
  });
});

describe('M-40 the couple', () => {
  it.each([
    ['male', 'female', ['pass sexesMatch']],
    ['female', 'male', ['ask swapped']],
    ['male', 'male', ['refuse sameSex']],
    ['female', 'female', ['refuse sameSex']],
    ['unspecified', 'female', ['ask sexUnclear man']],
    [null, 'unknown', ['ask sexUnclear man', 'ask sexUnclear woman']],
  ] as const)('M-40 %s in his place, %s in hers', (first, second, expected) => {
    expect(says('M-40', { couple: { man: man({ sex: first }), woman: woman({ sex: second }) } })).toEqual(expected);
  });

  it('M-40 refuses one number on both cards, written with 18 digits or 15', () => {
    const number = woman().idNumber;
    const old = number.slice(0, 6) + number.slice(8, 17);
    expect(says('M-40', withMan({ idNumber: number }))).toContain('refuse sameNumber');
    expect(says('M-40', withMan({ idNumber: old }))).toContain('refuse sameNumber');
    expect(says('M-40', {})).toEqual(['pass sexesMatch']);
  });

  const nobody = unknownPerson;
  it.each([
    ['unmarried', 'refuse marriedHere man'],
    ['divorced', 'ask marriedHereEnded man'],
    ['widowed', 'ask marriedHereEnded man'],
    [null, 'ask marriedHereUnclear man'],
  ] as const)('M-40 married here and now %s: %s', (maritalStatus, expected) => {
    expect(says('M-40', { ...withMan({ maritalStatus }), ...marriedHere() })).toContain(expected);
  });

  it('M-40 asks about another case still open', () => {
    const existing = { man: nobody, woman: { ...nobody, openCaseNumber: '02-1120-003' } };
    expect(says('M-40', { existing })).toEqual(['ask openCase woman', 'pass sexesMatch']);
  });
});

describe('M-64 a divorce in flight', () => {
  const applied = (point: DivorcePoint) => ({
    existing: { man: unknownPerson, woman: { ...unknownPerson, divorceInFlight: { number: '02-1020-003', point } } },
  });

  it.each(DivorcePoint.options)('M-64 %s', (point) => {
    const accepted = point.startsWith('coolingOff') || point.startsWith('issuable');
    const atCounter = point.startsWith('received');
    expect(says('M-64', applied(point))).toEqual(accepted ? ['refuse inFlight woman'] : atCounter ? ['ask applying woman'] : []);
  });

  it('M-64 nobody in either period marries: 不予登记, whatever the step', () => {
    for (const step of MarriageStep.options.filter((each) => each !== 'photograph')) {
      const found = blocks(examineMarriage(goodFacts(step, applied('coolingOff')), today), step);
      expect(told(found), step).toEqual(['M-64 refuse inFlight woman']);
      expect(found[0]).toMatchObject({ params: { number: '02-1020-003' }, article: 'civilCode.1042', since: '2021-01-01' });
      expect(refusalKind(found[0]!)).toBe('registration');
    }
  });

  it('M-64 whoever only asks for a divorce elsewhere in the hall is asked about before the declaration', () => {
    const barred = MarriageStep.options.filter((step) =>
      told(blocks(examineMarriage(goodFacts(step, applied('received.prechecked')), today), step)).includes('M-64 ask applying woman'),
    );
    expect(barred).toEqual(['declare', 'examine', 'prepare', 'register']);
    expect(says('M-64', {})).toEqual([]);
  });
});
