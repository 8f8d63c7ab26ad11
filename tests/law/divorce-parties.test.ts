import { describe, expect, it } from 'vitest';
import { blocks, divorceMaterials, examineDivorce, refusalKind } from '#shared/law/divorce/index.ts';
import { unknownPerson } from '#shared/law/marriage/index.ts';
import {
  Capability,
  DivorceApplication,
  DivorceStep,
  LocalPractice,
  PartyType,
  type DivorceFacts,
  type LocalPractice as Practice,
  type PartyDraft,
} from '#shared/model/index.ts';
import { date, foreigner, hongKong, man, overseasChinese, paper, parties, soldier, taiwan, today, told, woman } from './couple.ts';
import { goodDivorce, saysOfDivorce, spouses, withDivorcePractice, withMarriage } from './divorcing.ts';

const everywhere = { capabilities: [...Capability.options] };
/** His certificate names him as his document does. */
const his = (first: PartyDraft): Partial<DivorceFacts> => ({
  couple: { man: first, woman: spouses.woman },
  ...withMarriage({ parties: { man: { name: first.name, idNumber: '' }, woman: { name: '王芳', idNumber: '' } } }),
  ...everywhere,
});
const military = [
  { kind: 'militaryCard', party: 'man' },
  { kind: 'militaryMarriageProof', party: 'man' },
] as const;

describe('M-13 to M-20 who the parties are', () => {
  it.each(PartyType.options)('M-13 M-15 M-20 a %s shows who they are, and nothing that says them single', (type) => {
    const first = parties[type]('male', { maritalStatus: null, papers: type === 'soldier' ? soldier().papers : [] });
    const findings = examineDivorce(goodDivorce('accept', { ...his(first), scans: [...military] }), today);
    expect(told(findings.filter(({ outcome }) => outcome !== 'pass'))).toEqual([]);
    expect(told(blocks(findings, 'accept'))).toEqual([]);
  });

  it.each([
    ['M-13', his(hongKong({ document: 'passport' })), 'ask documentOfAnotherType man'],
    ['M-15', his(man({ validUntil: date('2026-11-21') })), 'refuse expired man | until=2026-11-21'],
    ['M-17', his(hongKong({ documentNumber: '' })), 'ask permitNumberMissing man'],
    ['M-17', his(hongKong({ idNumber: 'A123456(4)' })), 'ask identityCardOdd man'],
    ['M-17', his(hongKong()), 'pass identityComplete man'],
    ['M-18', his(parties.macao('male', { idNumber: '' })), 'ask identityCardMissing man'],
    ['M-19', his(taiwan({ documentNumber: '1' })), 'ask permitNumberOdd man'],
    ['M-20', his(foreigner({ idNumber: ' ' })), 'ask documentNumberMissing man'],
    ['M-20', his(foreigner()), 'pass identityComplete man'],
    ['M-23', his(foreigner()), 'pass foreign man'],
    ['M-24', his(man({ help: { reads: false, writes: true, companion: null } })), 'ask readAloud man'],
    ['M-157', his(man({ idNumber: '1' })), 'ask malformed man'],
  ] as const)('%s of a divorce: %#', (rule, changes, expected) => {
    expect(saysOfDivorce(rule, changes)).toContain(expected);
  });

  it('M-15 rests on the article that lists the documents of a divorce', () => {
    const found = examineDivorce(goodDivorce('accept', his(hongKong())), today);
    for (const rule of ['M-13', 'M-15', 'M-17']) expect(found.find((each) => each.rule === rule)!.article).toBe('regulation2025.14');
  });

  it.each([
    [{ issuedOn: null }, 'ask militaryIssuedMissing man'],
    [{ issuedOn: date('2026-11-23') }, 'ask militaryIssuedInFuture man | issued=2026-11-23'],
    [{ validUntil: date('2026-11-21') }, 'refuse militaryExpired man | until=2026-11-21'],
    [{ validUntil: date('2026-11-22') }, 'pass militaryValid man | until=2026-11-22'],
    [{ validUntil: null }, 'ask militaryUnlimited man'],
  ] as const)('M-21 a soldier’s proof: %j', (changes, expected) => {
    const papers = [paper('militaryCard'), paper('militaryMarriageProof', changes)];
    expect(saysOfDivorce('M-21', his(soldier({ papers })))).toEqual([expected]);
    expect(saysOfDivorce('M-21', his(soldier({ papers: [] })))).toEqual([]);
    expect(saysOfDivorce('M-21', {})).toEqual([]);
  });

  it('M-35 the application is signed with its fields filled in', () => {
    expect(saysOfDivorce('M-35', his(man({ ethnicity: '', occupation: '' })))).toEqual([
      'ask ethnicityMissing man',
      'ask occupationMissing man',
      'pass complete woman',
    ]);
    const barred = DivorceStep.options.filter((step) =>
      told(blocks(examineDivorce(goodDivorce(step, his(man({ address: '' }))), today), step)).includes('M-35 ask addressMissing man'),
    );
    expect(barred).toEqual(['accept', 'question', 'declare', 'examine', 'prepare', 'register']);
  });
});

describe('M-14 which office may divorce them', () => {
  const at = (first: PartyDraft, capabilities: Capability[], practice: Partial<Practice> = {}, second: PartyDraft = woman()) =>
    saysOfDivorce('M-14', { couple: { man: first, woman: second }, capabilities, ...withDivorcePractice(practice) });

  it('M-14 speaks of divorce, and what is lacking is a ground not to accept', () => {
    expect(at(man(), ['mainland'])).toEqual(['pass divorceCapable']);
    expect(at(man(), [])).toEqual(['refuse divorceNotCapable']);
    expect(at(hongKong(), ['mainland'])).toEqual(['refuse divorceNotCapableHongKongMacao']);
    expect(at(taiwan(), [])).toEqual(['refuse divorceNotCapableTaiwan']);
    expect(at(overseasChinese(), [])).toEqual(['refuse divorceNotCapableOverseasChinese']);
    expect(at(foreigner(), [])).toEqual(['refuse divorceNotCapableForeign']);
    const hers = parties.foreigner('female', { idNumber: '98ZY76543' });
    expect(at(foreigner(), ['foreign'], {}, hers)).toEqual(['refuse closedForeign']);
    expect(at(foreigner(), ['foreign'], { foreignCouples: true }, hers)).toEqual(['pass divorceCapable']);
    expect(at(hongKong(), ['foreign', 'hongKongMacao'], {}, hers)).toEqual(['refuse closedNotMainland']);
    expect(at(man({ name: '', idNumber: '' }), [])).toEqual([]);
    const [found] = examineDivorce(goodDivorce('accept', { capabilities: [] }), today);
    expect(refusalKind(found!)).toBe('acceptance');
  });
});

describe('M-40 the couple', () => {
  it.each([
    [{}, ['pass sexesMatch']],
    [{ couple: { man: spouses.woman, woman: spouses.man } }, ['ask swapped']],
    [{ couple: { man: man({ sex: 'female' }), woman: woman() } }, ['ask sameSexNow']],
    [{ couple: { man: man({ sex: 'unspecified' }), woman: woman({ sex: null }) } }, ['ask sexUnclearNow man', 'ask sexUnclearNow woman']],
    [{ couple: { man: man({ name: '', idNumber: '' }), woman: woman() } }, []],
    [{ couple: { man: man({ idNumber: woman().idNumber }), woman: woman() } }, ['refuse sameNumber', 'pass sexesMatch']],
    [
      { existing: { man: { ...unknownPerson, openCaseNumber: '02-1122-009' }, woman: unknownPerson } },
      ['ask openCase man | number=02-1122-009', 'pass sexesMatch'],
    ],
    [
      {
        existing: {
          man: { ...unknownPerson, openCaseNumber: '1', divorceInFlight: { number: '1', point: 'lapsed' } },
          woman: unknownPerson,
        },
      },
      ['pass sexesMatch'],
    ],
  ] as const)('M-40 of a divorce %#', (changes, expected) => {
    expect(saysOfDivorce('M-40', changes as Partial<DivorceFacts>)).toEqual(expected);
  });

  it('M-40 sex registered anew since the wedding keeps nobody in a marriage', () => {
    const changed = { couple: { man: man({ sex: 'female' }), woman: woman() } };
    expect(told(blocks(examineDivorce(goodDivorce('register', changed), today), 'register'))).toEqual([]);
  });
});

describe('M-135, M-136, M-155 the registrar and the online check', () => {
  const noCertificate = { registrar: { idNumber: man().idNumber, certificate: null } };
  it('M-135 M-136 are asked of a divorce as of a marriage', () => {
    expect(saysOfDivorce('M-135', { step: 'accept', ...noCertificate })).toEqual(['ask noneWarning']);
    expect(saysOfDivorce('M-135', { step: 'register', ...noCertificate })).toEqual(['refuse none']);
    expect(saysOfDivorce('M-136', noCertificate)).toEqual(['refuse isParty man']);
  });

  const unanswered = { onlineCheck: { state: 'notAvailable', at: null } } as const;
  it('M-155 accepts without an answer, and completes only on one of the day or as authorised for divorces', () => {
    expect(saysOfDivorce('M-155', { step: 'accept', ...unanswered })).toEqual(['ask notAvailable']);
    expect(saysOfDivorce('M-155', { step: 'prepare', ...unanswered })).toEqual(['refuse noAuthorisation']);
    const authorisation = { number: '1', businesses: ['marriage' as const], validFrom: today, validUntil: today };
    expect(saysOfDivorce('M-155', { step: 'prepare', ...unanswered, offline: { authorisation, dayOpen: true } })).toEqual([
      'refuse noAuthorisation',
    ]);
  });

  it('M-22 M-155 a mismatch is answered by papers and a conclusion before anything is accepted', () => {
    const onlineCheck = { state: 'mismatched', at: '2026-11-22T01:00:00Z' } as const;
    const { application } = goodDivorce('accept');
    const concluded = { application: { ...application, mismatchConclusion: '法院未判决离婚' } };
    const scans = [{ kind: 'mismatchProof' as const, party: null }];
    expect(saysOfDivorce('M-22', { onlineCheck })).toEqual(['ask mismatchProofNeeded', 'ask mismatchConclusionNeeded']);
    expect(saysOfDivorce('M-22', { onlineCheck, scans })).toEqual(['ask mismatchConclusionNeeded']);
    const blank = { application: { ...application, mismatchConclusion: ' ' } };
    expect(saysOfDivorce('M-22', { onlineCheck, scans, ...blank })).toEqual(['ask mismatchConclusionNeeded']);
    expect(saysOfDivorce('M-22', { onlineCheck, ...concluded })).toEqual(['ask mismatchProofNeeded']);
    expect(saysOfDivorce('M-22', { onlineCheck, scans, ...concluded })).toEqual([]);
    expect(saysOfDivorce('M-155', { onlineCheck, scans, ...concluded })).toEqual(['pass mismatchAnswered']);
    expect(saysOfDivorce('M-22', {})).toEqual([]);
    expect(told(blocks(examineDivorce(goodDivorce('precheck', { onlineCheck }), today), 'precheck'))).toEqual([]);
    expect(told(blocks(examineDivorce(goodDivorce('accept', { onlineCheck }), today), 'accept'))).toEqual([
      'M-22 ask mismatchProofNeeded',
      'M-22 ask mismatchConclusionNeeded',
      'M-155 ask mismatched',
    ]);
  });
});

describe('M-46 M-47 the closed list of a divorce', () => {
  const matched = { state: 'matched', at: '2026-11-22T01:00:00Z' } as const;
  const { application } = goodDivorce('accept');
  const list = (
    first: PartyDraft,
    changes: Partial<DivorceApplication> = {},
    facts: Partial<Parameters<typeof divorceMaterials>[2]> = {},
  ) =>
    divorceMaterials(
      { man: first, woman: woman() },
      { ...application, ...changes },
      { onlineCheck: matched, on: today, practice: LocalPractice.parse({}), scans: [], ...facts },
    );
  const lines = (of: ReturnType<typeof list>) =>
    of.map(({ kind, party, need, given }) => [kind, party ?? 'both', need, given ? 'given' : 'open'].join(' '));
  const hers = ['residentCard woman see given', 'marriageCertificate woman see given', 'other woman mayAdd open'];

  it('M-46 asks for identity document, marriage certificate and agreement', () => {
    expect(lines(list(man()))).toEqual([
      'residentCard man see given',
      'marriageCertificate man see given',
      'other man mayAdd open',
      ...hers,
      'divorceAgreement both scan given',
    ]);
    const nothing = DivorceApplication.parse({});
    expect(lines(list(man({ idNumber: '' }), nothing)).filter((line) => line.includes('open'))).toEqual([
      'residentCard man see open',
      'marriageCertificate man see open',
      'other man mayAdd open',
      'marriageCertificate woman see open',
      'other woman mayAdd open',
      'divorceAgreement both scan open',
    ]);
  });

  it.each([
    ['soldier', soldier(), ['residentCard man see given', 'militaryCard man scan given', 'militaryMarriageProof man scan given']],
    [
      'soldier without papers',
      soldier({ papers: [] }),
      ['residentCard man see given', 'militaryCard man scan open', 'militaryMarriageProof man scan open'],
    ],
    ['Hong Kong', hongKong(), ['mainlandTravelPermit man see given', 'hongKongIdentityCard man see given']],
    [
      'Hong Kong, no numbers',
      hongKong({ documentNumber: '', idNumber: '' }),
      ['mainlandTravelPermit man see open', 'hongKongIdentityCard man see open'],
    ],
    [
      'Hong Kong, without the permit',
      hongKong({ documentNumber: ' ' }),
      ['mainlandTravelPermit man see open', 'hongKongIdentityCard man see given'],
    ],
    [
      'Hong Kong, without the identity card',
      hongKong({ idNumber: ' ' }),
      ['mainlandTravelPermit man see given', 'hongKongIdentityCard man see open'],
    ],
    ['resident whose number is a blank', man({ idNumber: ' ' }), ['residentCard man see open']],
    ['foreigner', foreigner(), ['passport man see given']],
  ] as const)('M-46 of a %s nothing that shows them single', (_, first, expected) => {
    expect(lines(list(first)).slice(0, expected.length + 1)).toEqual([...expected, 'marriageCertificate man see given']);
  });

  it('M-47 a lost certificate is replaced by a statement, both by the archive’s copy too', () => {
    const lost = { marriage: { ...application.marriage, certificates: { man: 'lost', woman: 'shown' } } } as const;
    expect(lines(list(man(), lost))[1]).toBe('lossStatement man scan open');
    expect(lines(list(man(), lost, { scans: [{ kind: 'lossStatement', party: 'man' }] }))[1]).toBe('lossStatement man scan given');
    const both = { marriage: { ...application.marriage, certificates: { man: 'lost', woman: 'lost' } } } as const;
    const copyOf = (facts = {}, more = {}) =>
      lines(list(man(), { marriage: { ...both.marriage, ...more } }, facts)).filter((line) => line.startsWith('marriageArchiveCopy'));
    const practice = LocalPractice.parse({ checkReplacesArchiveCopy: true });
    expect(lines(list(man(), lost)).join()).not.toContain('marriageArchiveCopy');
    expect(copyOf()).toEqual(['marriageArchiveCopy both scan open']);
    expect(copyOf({}, { archiveCopy: true })).toEqual(['marriageArchiveCopy both scan given']);
    expect(copyOf({ scans: [{ kind: 'marriageArchiveCopy', party: null }] })).toEqual(['marriageArchiveCopy both scan given']);
    expect(copyOf({ practice })).toEqual(['marriageArchiveCopy both mayAdd open']);
    expect(copyOf({ practice, on: date('2026-11-23') })).toEqual(['marriageArchiveCopy both scan open']);
    expect(copyOf({ practice, onlineCheck: { state: 'pending', at: matched.at } })).toEqual(['marriageArchiveCopy both scan open']);
    // Nobody says of which day the check would have to be.
    expect(copyOf({ practice, on: undefined })).toEqual(['marriageArchiveCopy both scan open']);
  });

  it('M-22 a mismatch asks for its proof until and after it is answered', () => {
    const proofOf = (changes: Partial<DivorceApplication>, facts = {}, first = man()) =>
      lines(list(first, changes, facts)).filter((line) => line.startsWith('mismatchProof'));
    const onlineCheck = { state: 'mismatched', at: null } as const;
    expect(proofOf({})).toEqual([]);
    expect(proofOf({}, { onlineCheck })).toEqual(['mismatchProof both scan open']);
    expect(proofOf({ mismatchConclusion: '已核实' })).toEqual(['mismatchProof both scan open']);
    expect(proofOf({}, { onlineCheck, scans: [{ kind: 'mismatchProof', party: 'woman' }] })).toEqual(['mismatchProof both scan given']);
    expect(proofOf({}, { onlineCheck }, man({ papers: [paper('mismatchProof')] }))).toEqual(['mismatchProof both scan given']);
  });
});
