import { describe, expect, it } from 'vitest';
import {
  blocks,
  examineMarriage,
  furtherPapersOf,
  hasScan,
  identityDocumentsOf,
  marriageMaterials,
  nationalityOf,
  needsAuthenticityStatement,
  numberIsCitizen,
  numberOf,
  paperFieldsOf,
  placeOfNumber,
  registeredPlaceOf,
  routesOf,
} from '#shared/law/marriage/index.ts';
import {
  emptyApplication,
  IdentityDocument,
  type MaterialKind,
  PartyType,
  ProofRoute,
  RequiredMaterial,
  type MarriageFacts,
  type PartyDraft,
  type PartyPaper,
} from '#shared/model/index.ts';
import { date, foreigner, goodMixedFacts, hongKong, man, paper, parties, soldier, today, told, withPractice, woman } from './couple.ts';

/** What a rule says of a man of some type, everything else being in order; only what is not in order. */
function objections(first: PartyDraft, changes: Partial<MarriageFacts> = {}): string[] {
  return told(examineMarriage(goodMixedFacts(first, { step: 'examine', ...changes }), today).filter(({ outcome }) => outcome !== 'pass'));
}

function without(party: PartyDraft, kind: MaterialKind): PartyDraft {
  return { ...party, papers: party.papers.filter((each) => each.kind !== kind) };
}

function withPaper(party: PartyDraft, kind: MaterialKind, changes: Partial<PartyPaper>): PartyDraft {
  return { ...party, papers: party.papers.map((each) => (each.kind === kind ? { ...each, ...changes } : each)) };
}

const ruleOf: Readonly<Record<PartyType, string>> = {
  mainlandResident: 'M-15',
  soldier: 'M-16',
  hongKong: 'M-17',
  macao: 'M-18',
  taiwan: 'M-19',
  overseasChinese: 'M-20',
  foreigner: 'M-20',
  stateless: 'M-20',
};

/** The message that names a lacking paper, before `Missing` or `ScanMissing`. */
const stems: Readonly<Partial<Record<MaterialKind, string>>> = {
  militaryCard: 'card',
  militaryMarriageProof: 'proof',
  singleDeclaration: 'declaration',
  singleProof: 'proof',
  proofTranslation: 'translation',
};

describe.each(PartyType.options)('the document set of a %s', (type) => {
  const party = parties[type]('male', {});

  it(`${ruleOf[type]} complete: nothing is asked, nothing bars registering`, () => {
    const facts = goodMixedFacts(party);
    const findings = examineMarriage(facts, today);
    expect(told(findings.filter(({ outcome }) => outcome !== 'pass'))).toEqual([]);
    expect(blocks(findings, 'register')).toEqual([]);
    expect(marriageMaterials(facts.couple, facts.application).filter(({ need, given }) => need !== 'mayAdd' && !given)).toEqual([]);
  });

  it.each(furtherPapersOf(party).filter((kind) => paperFieldsOf(kind).length > 0))(
    `${ruleOf[type]} names the %s that was not written down, and bars the 初审`,
    (kind) => {
      const findings = examineMarriage(goodMixedFacts(without(party, kind), { step: 'precheck', scans: [] }), today);
      expect(told(blocks(findings, 'precheck'))).toContain(`${ruleOf[type]} ask ${stems[kind]}Missing man`);
      expect(blocks(findings, 'precheck')).toHaveLength(1);
    },
  );

  it.each(furtherPapersOf(party).filter((kind) => hasScan(goodMixedFacts(party).scans, kind, 'man')))(
    `${ruleOf[type]} names the %s that was not scanned, and bars the 审查`,
    (kind) => {
      const facts = goodMixedFacts(party, { step: 'examine' });
      const findings = examineMarriage({ ...facts, scans: facts.scans.filter((scan) => scan.kind !== kind) }, today);
      expect(told(blocks(findings, 'examine'))).toEqual([`${ruleOf[type]} ask ${stems[kind]}ScanMissing man`]);
      expect(blocks(findings, 'declare')).toEqual([]);
    },
  );

  it('M-13 takes its own identity documents and no other', () => {
    for (const document of IdentityDocument.options) {
      const changes = { document, documentNumber: '', validFrom: date('2026-10-01'), validUntil: date('2026-12-31') };
      const said = objections({ ...party, ...changes }).includes('M-13 ask documentOfAnotherType man');
      expect(said, document).toBe(!identityDocumentsOf(type).includes(document));
    }
  });

  it('M-13 lists its papers once, its identity document first', () => {
    const kinds = marriageMaterials({ man: party, woman: woman() }, emptyApplication).filter((line) => line.party === 'man');
    expect(kinds[0]).toMatchObject({ kind: party.document, need: 'see', given: true });
    expect(new Set(kinds.map(({ kind }) => kind)).size).toBe(kinds.length);
    expect(kinds.at(-1)).toMatchObject({ kind: 'other', need: 'mayAdd', given: false });
    for (const line of kinds) RequiredMaterial.parse(line);
  });

  it('M-20 a proof is made on the routes of its type and no other', () => {
    const kind = party.papers.find((each) => each.kind === 'singleProof' || each.kind === 'singleDeclaration')?.kind;
    if (kind === undefined) return expect(routesOf(type)).toEqual([]);
    for (const route of ProofRoute.options) {
      const said = objections(withPaper(party, kind, { route })).some((line) => /wrong(Route|Notary)/.test(line));
      expect(said, route).toBe(!routesOf(type).includes(route));
    }
  });
});

describe('M-13 the party type', () => {
  it.each([
    ['a Chinese national as a foreigner', foreigner({ nationality: 'CHN' }), 'chineseNotForeigner'],
    ['a stateless person as a foreigner', foreigner({ nationality: 'XXA' }), 'statelessNotForeigner'],
    ['a French national as a resident of Hong Kong', hongKong({ nationality: 'FRA' }), 'notChinese'],
    ['a French national as a mainland resident', man({ nationality: 'FRA' }), 'notChinese'],
    ['a French national as a stateless person', parties.stateless('male', { nationality: 'FRA' }), 'notStateless'],
    ['a Macao permit', hongKong({ documentNumber: 'M01234567' }), 'permitOfAnotherPlace'],
    ['a Hong Kong permit', parties.macao('male', { documentNumber: 'H01234567' }), 'permitOfAnotherPlace'],
    ['a Taiwan residence permit', hongKong({ document: 'residencePermit', documentNumber: '830000199504120018' }), 'permitOfAnotherPlace'],
    ['a residence permit’s number for the identity card’s', hongKong({ idNumber: '810000199504120018' }), 'permitNumberAsOwn'],
  ] as const)('M-13 %s: %s', (_, party, message) => {
    expect(objections(party)).toContain(`M-13 ask ${message} man`);
    const findings = examineMarriage(goodMixedFacts(party, { step: 'identify' }), today);
    expect(told(blocks(findings, 'identify'))).toContain(`M-13 ask ${message} man`);
  });

  it.each([
    ['hongKong', '810000'],
    ['macao', '820000'],
    ['taiwan', '830000'],
  ] as const)('M-13 a %s resident may show a residence permit of %s', (type, region) => {
    const party = parties[type]('male', { document: 'residencePermit', documentNumber: `${region}199504120018` });
    expect(objections(party)).toEqual([]);
  });

  it('M-13 M-23 M-36 each type has its nationality and its number', () => {
    expect(PartyType.options.map((type) => [type, nationalityOf(type), numberOf(type), placeOfNumber(type)])).toEqual([
      ['mainlandResident', 'CHN', 'citizen', null],
      ['soldier', 'CHN', 'citizen', null],
      ['hongKong', 'CHN', 'regionalCard', 'HKG'],
      ['macao', 'CHN', 'regionalCard', 'MAC'],
      ['taiwan', 'CHN', 'regionalCard', 'TWN'],
      ['overseasChinese', 'CHN', 'document', null],
      ['foreigner', null, 'document', null],
      ['stateless', 'XXA', 'document', null],
    ]);
    expect(PartyType.options.filter(numberIsCitizen)).toEqual(['mainlandResident', 'soldier']);
  });
});

describe('M-16 soldiers', () => {
  it('M-16 the card’s number and the issuer are written down', () => {
    expect(objections(withPaper(soldier(), 'militaryCard', { number: ' ' }))).toEqual(['M-16 ask cardMissing man']);
    expect(objections(withPaper(soldier(), 'militaryMarriageProof', { issuer: '' }))).toEqual(['M-16 ask issuerMissing man']);
  });

  it('M-16 the issuer stands in the form as 常住户口所在地', () => {
    expect(registeredPlaceOf(soldier())).toBe('某部队政治工作部');
    expect(registeredPlaceOf(soldier({ papers: [] }))).toBe(man().address);
    expect(registeredPlaceOf(man({ papers: soldier().papers }))).toBe(man().address);
    expect(objections(soldier({ address: '' }))).toEqual([]);
  });
});

describe('M-17 M-18 M-19 Hong Kong, Macao, Taiwan', () => {
  it.each([
    ['M-17', 'hongKong', 'H01234567', 'A123456(4)'],
    ['M-18', 'macao', 'M01234567', '2234567(8)'],
    ['M-19', 'taiwan', '01234567', 'A323456789'],
  ] as const)('%s odd numbers of a %s resident are asked about and bar nothing', (rule, type, permit, odd) => {
    const facts = goodMixedFacts(parties[type]('male', { documentNumber: `${permit}1`, idNumber: odd }));
    const findings = examineMarriage(facts, today);
    expect(told(findings.filter(({ outcome }) => outcome !== 'pass'))).toEqual([
      `${rule} ask permitNumberOdd man`,
      `${rule} ask identityCardOdd man`,
    ]);
    expect(blocks(findings, 'register')).toEqual([]);
  });

  it.each([
    ['M-17', 'hongKong'],
    ['M-18', 'macao'],
    ['M-19', 'taiwan'],
  ] as const)('%s a %s resident has two numbers and a notary', (rule, type) => {
    const bare = parties[type]('male', { documentNumber: '', idNumber: '' });
    expect(objections(bare)).toEqual([`${rule} ask permitNumberMissing man`, `${rule} ask identityCardMissing man`]);
    expect(objections(withPaper(parties[type]('male', {}), 'singleDeclaration', { route: null }))).toEqual([
      `${rule} ask notaryUnknown man`,
    ]);
  });

  it('M-19 any number of another travel document is taken', () => {
    expect(objections(parties.taiwan('male', { document: 'internationalTravelDocument', documentNumber: 'X1' }))).toEqual([]);
  });
});

describe('who made a proof', () => {
  it.each([
    ['M-17', 'hongKong', 'singleDeclaration'],
    ['M-18', 'macao', 'singleDeclaration'],
    ['M-19', 'taiwan', 'singleDeclaration'],
    ['M-20', 'overseasChinese', 'singleProof'],
    ['M-20', 'foreigner', 'singleProof'],
    ['M-20', 'stateless', 'singleProof'],
  ] as const)('%s of a %s is written down before the 审查; its number need not be', (rule, type, kind) => {
    const facts = goodMixedFacts(withPaper(parties[type]('male', {}), kind, { issuer: ' ', number: '' }), { step: 'examine' });
    const findings = examineMarriage(facts, today);
    expect(told(blocks(findings, 'examine'))).toEqual([`${rule} ask issuerMissing man`]);
    expect(blocks(findings, 'declare')).toEqual([]);
    expect(objections(withPaper(parties[type]('male', {}), kind, { number: '' }))).toEqual([]);
  });
});

describe('M-20 proofs from abroad', () => {
  const proven = (changes: Partial<PartyPaper>) => withPaper(foreigner(), 'singleProof', changes);

  it.each([
    ['no number', foreigner({ idNumber: '' }), ['documentNumberMissing']],
    ['no route', proven({ route: null }), ['routeMissing']],
    ['no country', proven({ country: '' }), ['countryMissing']],
    ['no wording', proven({ wording: null }), ['wordingMissing']],
    [
      'a paper from nobody knows where',
      proven({ route: null, country: '', wording: null }),
      ['routeMissing', 'wordingMissing', 'countryMissing'],
    ],
  ] as const)('M-20 %s', (_, party, messages) => {
    expect(objections(party)).toEqual(messages.map((message) => `M-20 ask ${message} man`));
  });

  it('M-20 our mission’s own proof for overseas Chinese needs neither country nor translation', () => {
    const papers = [paper('singleProof', { route: 'chineseMissionIssued', wording: 'single' })];
    expect(objections(parties.overseasChinese('male', { papers }))).toEqual([]);
    expect(furtherPapersOf({ type: 'overseasChinese', papers })).toEqual(['singleProof']);
  });

  it.each([
    ['no list', null, ['M-20 ask apostilleUnlisted man']],
    ['a list with the country', ['FRA', 'DEU'], []],
    ['a list without it', ['DEU'], ['M-20 refuse apostilleNotAccepted man']],
  ])('M-20 附加证明书 and %s', (_, apostilleCountries, expected) => {
    expect(objections(proven({ route: 'apostille' }), withPractice({ apostilleCountries }))).toEqual(expected);
  });

  it('M-20 附加证明书 calls for a signed statement that the paper is genuine', () => {
    const party = proven({ route: 'apostille' });
    expect(needsAuthenticityStatement(party)).toBe(true);
    expect(needsAuthenticityStatement(foreigner())).toBe(false);
    const { scans } = goodMixedFacts(party);
    const findings = objections(party, {
      ...withPractice({ apostilleCountries: ['FRA'] }),
      scans: scans.filter((scan) => scan.kind !== 'authenticityStatement'),
    });
    expect(findings).toEqual(['M-20 ask authenticityUnsigned man']);
  });

  it.each([
    ['noImpediment', 'DEU', 'meaningStatement', 'meaning'],
    ['noRecord', 'FRA', 'noRecordDeclaration', 'noRecord'],
  ] as const)('M-20 "%s" of %s calls for a %s', (wording, country, kind, stem) => {
    const bare = { ...proven({ wording, country }), nationality: country };
    expect(furtherPapersOf(bare)).toContain(kind);
    expect(objections(bare, { scans: goodMixedFacts(foreigner()).scans })).toEqual([`M-20 ask ${stem}Missing man`]);
    const written = { ...bare, papers: [...bare.papers, paper(kind)] };
    expect(objections(written, { scans: goodMixedFacts(foreigner()).scans })).toEqual([`M-20 ask ${stem}ScanMissing man`]);
    expect(objections(written)).toEqual([]);
  });

  it('M-20 "no impediment" of a country that declared it to mean single is enough', () => {
    expect(objections(proven({ wording: 'noImpediment', country: 'FRA' }))).toEqual([]);
    const german = foreigner({ nationality: 'DEU', papers: proven({ wording: 'noImpediment', country: 'DEU' }).papers });
    expect(objections(german, withPractice({ noImpedimentMeansSingle: ['DEU'] }))).toEqual([]);
  });

  it.each(ProofRoute.options)('M-20 a proof of another country by %s: its mission here is asked about and bars nothing', (route) => {
    const ask = (party: PartyDraft) => objections(party, withPractice({ apostilleCountries: ['DEU', 'FRA'] }));
    const ofMission = route === 'foreignMissionIssued' || route === 'foreignMissionAuthenticated';
    const odd = 'M-20 ask missionOfAnotherCountry man';
    expect(ask(proven({ route, country: 'DEU' })).includes(odd)).toBe(ofMission);
    expect(ask(proven({ route, country: 'FRA' }))).not.toContain(odd);
    expect(ask(proven({ route, country: '' }))).not.toContain(odd);
    expect(ask(parties.stateless('male', { papers: proven({ route, country: 'DEU' }).papers }))).not.toContain(odd);
    const findings = examineMarriage(goodMixedFacts(proven({ route, country: 'DEU' })), today);
    if (ofMission) expect(blocks(findings, 'register')).toEqual([]);
  });

  it('M-20 附加证明书 without a list is asked about and bars nothing', () => {
    expect(blocks(examineMarriage(goodMixedFacts(proven({ route: 'apostille' })), today), 'register')).toEqual([]);
  });
});
