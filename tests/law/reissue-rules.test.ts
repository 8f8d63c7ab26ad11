import { describe, expect, it, test } from 'vitest';
import { examineReissue, reissueMaterials, reissueRules } from '#shared/law/reissue/index.ts';
import { rulesets } from '#shared/law/rulesets.ts';
import { MandateElement, ReissueFacts } from '#shared/model/index.ts';
import { date, man, today, woman } from './couple.ts';
import { applying, goodReissue, mandate, mandateScans, record, saysOfReissue, stepsBarred, withReissuePractice } from './reissuing.ts';

const everyStep = ['identify', 'precheck', 'declare', 'examine', 'prepare', 'issue'];
const from = (first: string) => everyStep.slice(everyStep.indexOf(first));

test('M-81 a couple who come together for a lost certificate meet every condition, at each step', () => {
  expect(stepsBarred({})).toEqual([]);
  const facts = goodReissue('issue');
  expect(rulesets.reissue.evaluate(ReissueFacts.parse(facts), today)).toEqual(examineReissue(facts, today));
  expect(examineReissue(facts, today).filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
});

describe('M-80 what is issued anew', () => {
  it.each([
    ['M-80 lost', applying({ reason: 'lost' }), ['pass inScope'], []],
    ['M-80 damaged', applying({ reason: 'damaged' }), ['pass inScope'], []],
    [
      'M-80 particulars changed, where the province says nothing',
      applying({ reason: 'identityChanged' }),
      ['refuse identityChangedNotHere'],
      everyStep,
    ],
    [
      'M-80 particulars changed, where the province allows it',
      { ...applying({ reason: 'identityChanged' }), ...withReissuePractice({ reissueIdentityChanged: true }) },
      ['pass inScope'],
      [],
    ],
    ['M-80 no reason yet', applying({ reason: null }), ['ask reasonMissing'], from('precheck')],
    ['M-80 no certificate chosen', applying({ kind: null }), ['ask kindMissing'], from('precheck')],
  ] as const)('%s', (_, changes, says, barred) => {
    expect(saysOfReissue('M-80', changes)).toEqual(says);
    expect(stepsBarred(changes)).toEqual(barred);
  });
});

describe('M-81 conditions', () => {
  it.each([
    ['M-81 nobody applies', applying({ applicants: [] }), ['ask applicantMissing'], everyStep],
    [
      'M-81 not asked whether in person',
      { inPerson: null },
      ['ask presenceNotAsked', 'pass declarationSigned man', 'pass declarationSigned woman', 'pass photoPresent'],
      from('precheck'),
    ],
    [
      'M-81 not in person',
      { inPerson: false },
      ['refuse absent', 'pass declarationSigned man', 'pass declarationSigned woman', 'pass photoPresent'],
      everyStep,
    ],
    [
      'M-81 one of them alone, noted',
      applying({ applicants: ['woman'] }),
      ['ask oneApplies', 'pass inPerson', 'pass declarationSigned woman', 'pass photoPresent'],
      [],
    ],
    [
      'M-81 one of them alone where both must come',
      { ...applying({ applicants: ['woman'] }), ...withReissuePractice({ reissueMarriage: 'both' }) },
      ['refuse bothNeeded', 'pass inPerson', 'pass declarationSigned woman', 'pass photoPresent'],
      everyStep,
    ],
    [
      'M-81 one divorced alone, wherever both must come for a marriage',
      {
        ...applying({ kind: 'divorce', applicants: ['man'], record: { ...record, number: 'L110108-2020-000001' } }),
        ...withReissuePractice({ reissueMarriage: 'both' }),
      },
      ['pass inPerson', 'pass declarationSigned man', 'pass photoPresent'],
      [],
    ],
    [
      'M-81 not signed by her',
      { declared: { man: true, woman: false } },
      ['ask declarationUnsigned woman', 'pass inPerson', 'pass declarationSigned man', 'pass photoPresent'],
      from('declare'),
    ],
    ['M-81 nothing signed yet', { declared: null }, ['ask notYetDeclared', 'pass inPerson', 'pass photoPresent'], from('examine')],
    [
      'M-81 no picture yet',
      { hasPhoto: false },
      ['ask photoMissing', 'pass inPerson', 'pass declarationSigned man', 'pass declarationSigned woman'],
      from('examine'),
    ],
  ] as const)('%s', (_, changes, says, barred) => {
    expect([...saysOfReissue('M-81', changes)].sort()).toEqual([...says].sort());
    expect(stepsBarred(changes)).toEqual(barred);
  });
});

describe('M-82 an agent', () => {
  const sent = { ...applying({ agent: mandate }), scans: mandateScans, inPerson: null };

  test('M-82 with an archive that agrees, a mandate that says all and their own document: as if the party came', () => {
    expect(saysOfReissue('M-82', sent)).toEqual(['pass mandated']);
    expect(stepsBarred(sent)).toEqual([]);
  });

  test('M-82 nobody asks the absent party for a document', () => {
    const absent = { man: { ...man(), validUntil: date('2020-01-01'), longTerm: false }, woman: woman() };
    expect(saysOfReissue('M-15', { ...sent, couple: absent })).toEqual([]);
    expect(saysOfReissue('M-15', { couple: absent })).toContain('refuse expired man | until=2020-01-01');
  });

  it.each(MandateElement.options)('M-82 a mandate that does not state: %s', (element) => {
    const lacking = { ...sent, ...applying({ agent: { ...mandate, states: mandate.states.filter((each) => each !== element) } }) };
    expect(saysOfReissue('M-82', lacking)).toEqual([`ask mandate${element[0]!.toUpperCase()}${element.slice(1)}`]);
    expect(stepsBarred(lacking)).toEqual(from('precheck'));
  });

  it.each([
    [
      'M-82 where no archive is found',
      { ...sent, ...applying({ agent: mandate, source: 'none', evidence: '照片' }) },
      ['refuse noArchive'],
      everyStep,
    ],
    [
      'M-82 where the archive names somebody else, explained or not',
      {
        ...sent,
        ...applying({
          agent: mandate,
          differenceConclusion: '改名',
          record: { ...record, parties: { ...record.parties, man: { ...record.parties.man, name: '李鸣' } } },
        }),
      },
      ['refuse archiveDiffers'],
      everyStep,
    ],
    ['M-82 unnamed', { ...sent, ...applying({ agent: { ...mandate, name: ' ' } }) }, ['ask agentUnnamed'], everyStep],
    [
      'M-82 one of the couple',
      { ...sent, ...applying({ agent: { ...mandate, idNumber: man().idNumber } }) },
      ['ask agentIsParty'],
      everyStep,
    ],
    ['M-82 no deed', { ...sent, ...applying({ agent: { ...mandate, deed: '' } }) }, ['ask deedMissing'], from('precheck')],
    ['M-82 no notary', { ...sent, ...applying({ agent: { ...mandate, notary: '' } }) }, ['ask deedMissing'], from('precheck')],
    ['M-82 mandate not in the file', { ...sent, scans: mandateScans.slice(1) }, ['ask mandateScanMissing'], from('declare')],
    ['M-82 document not in the file', { ...sent, scans: mandateScans.slice(0, 1) }, ['ask documentScanMissing'], from('declare')],
  ] as const)('%s', (_, changes, says, barred) => {
    expect(saysOfReissue('M-82', changes)).toEqual(says);
    expect(stepsBarred(changes)).toEqual(barred);
  });
});

describe('M-85a the registration of then', () => {
  const other = (changes: object) => applying({ record: { ...record, ...changes } });
  it.each([
    ['M-85a found in no place yet', applying({ source: null }), ['ask recordNotFound'], from('precheck')],
    [
      'M-85a the number of a divorce',
      other({ number: 'L110108-2018-000123' }),
      ['ask numberOfOtherKind | number=L110108-2018-000123'],
      from('precheck'),
    ],
    ['M-85a issued anew before', other({ number: 'BJ110108-2020-000003' }), ['pass complete'], []],
    ['M-85a the number of an earlier form', other({ number: '海淀字第123号' }), ['pass complete'], []],
    ['M-85a no number, as in 1974', other({ number: '' }), ['pass complete'], []],
    ['M-85a no date', other({ registeredOn: null }), ['ask dateMissing'], from('precheck')],
    [
      'M-85a a date that lies ahead',
      other({ registeredOn: date('2026-11-23') }),
      ['ask dateInFuture | registered=2026-11-23'],
      from('precheck'),
    ],
    ['M-85a no authority', other({ authority: ' ' }), ['ask authorityMissing'], from('precheck')],
    [
      'M-85a she is not named',
      other({ parties: { ...record.parties, woman: { ...record.parties.woman, name: '' } } }),
      ['ask personMissing woman'],
      from('precheck'),
    ],
    [
      'M-85a another name',
      other({ parties: { ...record.parties, man: { ...record.parties.man, name: '李鸣' } } }),
      ['ask nameDiffers man | name=李鸣'],
      from('declare'),
    ],
    [
      'M-85a another number',
      other({ parties: { ...record.parties, man: { ...record.parties.man, idNumber: '110105196001010019' } } }),
      ['ask numberDiffers man | number=110105196001010019'],
      from('declare'),
    ],
    [
      'M-85a a number of 15 digits is the same',
      other({ parties: { ...record.parties, man: { ...record.parties.man, idNumber: fifteen(man().idNumber) } } }),
      ['pass complete'],
      [],
    ],
    ['M-85a archive copy not in the file', applying({ source: 'archiveCopy' }), ['ask archiveCopyMissing'], from('declare')],
  ] as const)('%s', (_, changes, says, barred) => {
    expect(saysOfReissue('M-85a', changes)).toEqual(says);
    expect(stepsBarred(changes)).toEqual(barred);
  });

  test('M-85a a difference that the registrar explained keeps nobody waiting', () => {
    const renamed = { record: { ...record, parties: { ...record.parties, man: { ...record.parties.man, name: '李鸣' } } } };
    expect(saysOfReissue('M-85a', applying({ ...renamed, differenceConclusion: '户口簿曾用名' }))).toEqual([
      'pass differenceExplained',
      'pass complete',
    ]);
  });
});

describe('M-86 no archive', () => {
  const none = applying({ source: 'none', evidence: '1974年结婚照、单位证明' });
  const scans: ReissueFacts['scans'] = [{ kind: 'reissueEvidence', party: null }];
  it.each([
    ['M-86 evidence in the file, a second person agreed', { ...none, scans, approved: true }, ['pass strictlyExamined'], []],
    ['M-86 nobody agreed', { ...none, scans }, ['ask approvalMissing'], from('examine')],
    ['M-86 evidence not in the file', { ...none, approved: true }, ['ask evidenceScanMissing'], from('declare')],
    ['M-86 nothing written of it', { ...applying({ source: 'none' }), scans, approved: true }, ['ask evidenceMissing'], from('precheck')],
    [
      'M-86 a divorce is not proved so',
      { ...applying({ kind: 'divorce', source: 'none', evidence: '证明', record: { ...record, number: '' } }), scans, approved: true },
      ['refuse divorceUnproven'],
      everyStep,
    ],
  ] as const)('%s', (_, changes, says, barred) => {
    expect(saysOfReissue('M-86', changes)).toEqual(says);
    expect(stepsBarred(changes)).toEqual(barred);
  });
});

describe('the rules on parties, of a reissue', () => {
  test('M-14 the office may act for them wherever they were registered; else the notice says so', () => {
    expect(saysOfReissue('M-14', {})).toEqual(['pass reissueCapable']);
    expect(saysOfReissue('M-14', { capabilities: ['adoption'] })).toEqual(['refuse reissueNotCapable']);
  });

  test('M-135 M-155 whoever gives certificates out is qualified, and asked the province today', () => {
    expect(saysOfReissue('M-135', { step: 'issue', registrar: null })).toEqual(['refuse none']);
    const unasked = { onlineCheck: { state: 'notAvailable', at: null } } as const;
    expect(saysOfReissue('M-155', unasked)).toEqual(['ask notAvailable']);
    expect(saysOfReissue('M-155', { ...unasked, step: 'issue' })).toEqual(['refuse noAuthorisation']);
    expect(stepsBarred(unasked)).toEqual(['prepare', 'issue']);
  });
});

describe('the closed list of a reissue', () => {
  const list = (facts: ReissueFacts) =>
    reissueMaterials(facts.couple, facts.application, { scans: facts.scans, leapDay: 'march1', mismatched: false })
      .filter(({ need }) => need !== 'mayAdd')
      .map(({ kind, party, given }) => [kind, party, given].join(' '));

  test('M-81 who comes shows their document, and nothing else', () => {
    expect(list(goodReissue('precheck'))).toEqual(['residentCard man true', 'residentCard woman true']);
    expect(list(goodReissue('precheck', applying({ applicants: ['woman'] })))).toEqual(['residentCard woman true']);
  });

  test('M-82 an agent brings the mandate and their own document', () => {
    expect(list(goodReissue('precheck', { ...applying({ agent: mandate }), scans: mandateScans.slice(1) }))).toEqual([
      'notarisedMandate  false',
      'agentDocument  true',
    ]);
  });

  test('M-84 M-86 what explains a marriage under age, and what proves one without archive', () => {
    const young = { ...record, registeredOn: date('2010-01-01') };
    expect(list(goodReissue('precheck', applying({ source: 'none', record: young }))).slice(2)).toEqual([
      'reissueEvidence  false',
      'underAgeExplanation  false',
    ]);
  });
});

test('every rule of a reissue is named by its number', () => {
  for (const { id } of reissueRules) expect(id).toMatch(/^M-\d+a?$/);
});

function fifteen(number: string): string {
  return number.slice(0, 6) + number.slice(8, 17);
}
