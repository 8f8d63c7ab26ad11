import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blocks,
  datedProofOf,
  examineDivorce,
  isOneNumber,
  isOnePermit,
  isSameDocument,
  nameProofsOf,
  numberOfDocument,
  waysToTell,
  withDischarge,
  withDocument,
} from '#shared/law/divorce/index.ts';
import { identityDocumentsOf, isMainland, numberOf } from '#shared/law/marriage/index.ts';
import {
  identityKey,
  PartyPaper,
  PartyType,
  type DivorceFacts,
  type EarlierDocument,
  type PartyDraft,
  type SamePersonBy,
} from '#shared/model/index.ts';
import { date, foreigner, hongKong, man, paper, parties, soldier, today, told } from './couple.ts';
import { goodDivorce, saysOfDivorce, spouses, withDivorcePractice, withMarriage } from './divorcing.ts';

/** He applied as the first and shows himself as the second; the marriage certificate has the number of then. */
function shows(applied: PartyDraft, now: PartyDraft, sameBy: SamePersonBy): Partial<DivorceFacts> {
  const { document, idNumber, documentNumber } = applied;
  const earlier: EarlierDocument = { document, idNumber, documentNumber, sameBy };
  return {
    couple: { man: now, woman: spouses.woman },
    earlierDocuments: { man: earlier, woman: null },
    capabilities: ['mainland', 'hongKongMacao', 'taiwan', 'overseasChinese', 'foreign'],
    ...withMarriage({ parties: { man: { name: applied.name, idNumber: applied.idNumber }, woman: { name: '王芳', idNumber: '' } } }),
  };
}
const passport = foreigner({ papers: [] });
const newPassport = { ...withDocument(passport, { document: 'passport', number: '34CD56789' }), validUntil: date('2036-01-01') };

describe('M-63 they are the two who applied, whatever document they show', () => {
  it.each([
    ['a passport renewed, the old one beside it', passport, newPassport, 'earlierShown', 'pass otherEarlierShown man | earlier=12AB34567'],
    [
      'a passport renewed, with a note of its issuer',
      passport,
      newPassport,
      'authorityNote',
      'pass otherAuthorityNote man | earlier=12AB34567',
    ],
    ['a passport renewed, by its number', passport, newPassport, 'sameNumber', 'ask samePersonUnproven man | earlier=12AB34567'],
    [
      'a residence permit instead of a travel permit',
      hongKong({ papers: [] }),
      withDocument(hongKong({ papers: [] }), { document: 'residencePermit', number: '810000199504120017' }),
      'sameNumber',
      'pass otherSameNumber man | earlier=H01234567',
    ],
    [
      'a resident card instead of a temporary one',
      man({ document: 'temporaryResidentCard' }),
      man(),
      'sameNumber',
      `pass otherSameNumber man | earlier=${man().idNumber}`,
    ],
    [
      'a resident card, by a note',
      man({ document: 'temporaryResidentCard' }),
      man(),
      'authorityNote',
      `ask samePersonUnproven man | earlier=${man().idNumber}`,
    ],
  ] as const)('M-63 %s', (_, applied, now, sameBy, expected) => {
    expect(saysOfDivorce('M-63', { step: 'return', ...shows(applied, now, sameBy) })).toContain(expected);
  });

  it('M-63 what does not tell it bars taking them in, and what tells it bars nothing of the visit', () => {
    const barred = (sameBy: SamePersonBy) => {
      const about = shows(passport, newPassport, sameBy);
      return told(blocks(examineDivorce(goodDivorce('return', about), today), 'return'));
    };
    expect(barred('sameNumber')).toEqual(['M-63 ask samePersonUnproven man']);
    expect(barred('earlierShown')).toEqual([]);
    const examined = goodDivorce('examine', shows(passport, newPassport, 'earlierShown'));
    expect(told(blocks(examineDivorce(examined, today), 'examine'))).toEqual([]);
    expect(told(examineDivorce(goodDivorce('examine'), today)).join()).not.toContain('M-63 pass other');
  });

  it('M-47 the marriage is in the numbers they had: of the application', () => {
    const about = shows(passport, newPassport, 'earlierShown');
    expect(saysOfDivorce('M-47', about)).toEqual(['pass complete']);
    expect(saysOfDivorce('M-47', { ...about, earlierDocuments: { man: null, woman: null } })).toEqual([
      'ask numberDiffers man | number=12AB34567',
    ]);
    const number = 'J110108-2018-000123';
    const existing = {
      ...goodDivorce('return').existing,
      woman: {
        ...goodDivorce('return').existing.woman,
        registeredMarriage: { number, on: date('2018-05-20'), partner: identityKey(passport) },
      },
    };
    expect(saysOfDivorce('M-47', { ...about, existing })).toContain(`pass recorded | number=${number}`);
  });
});

describe('M-15 the document shown at the second visit is the one that must be valid', () => {
  const now = (changes: Partial<PartyDraft>) => shows(man(), man({ document: 'temporaryResidentCard', ...changes }), 'sameNumber');
  const temporary = { validFrom: date('2026-11-01'), validUntil: date('2027-02-01') };
  const barredAt = (step: 'return' | 'question', about: Partial<DivorceFacts>) =>
    told(blocks(examineDivorce(goodDivorce(step, about), today), step));

  it.each([
    ['a temporary card in its three months', temporary, []],
    ['one of longer', { ...temporary, validUntil: date('2027-02-02') }, ['M-15 ask temporaryTooLong man']],
    ['one that ran out', { ...temporary, validUntil: date('2026-11-21') }, ['M-15 refuse expired man']],
    ['one without its validity', { validFrom: null, validUntil: null }, ['M-15 ask periodMissing man']],
    ['one that lasts for ever', { validFrom: date('2026-11-01'), validUntil: null, longTerm: true }, ['M-15 ask longTermUnknown man']],
  ] as const)('M-15 %s', (_, changes, expected) => {
    // Asked as they come back: afterwards nobody shows it again.
    expect(barredAt('return', now(changes))).toEqual(expected);
    expect(barredAt('question', now(changes))).toEqual(expected);
  });

  it('M-15 a temporary card where none is accepted, M-13 a document of another kind of party', () => {
    expect(barredAt('return', { ...now(temporary), ...withDivorcePractice({ temporaryCards: false }) })).toEqual([
      'M-15 refuse temporaryNotAccepted man',
    ]);
    expect(barredAt('return', shows(man(), man({ document: 'passport' }), 'sameNumber'))).toContain('M-13 ask documentOfAnotherType man');
  });
});

describe('M-63 a name changed between the visits', () => {
  const proof = (kind: 'formerNameRecord' | 'nameChangeProof') => PartyPaper.parse({ kind, issuer: '某派出所' });
  const about = (kind: 'formerNameRecord' | 'nameChangeProof' | null, scanned: boolean): Partial<DivorceFacts> => {
    const applied = spouses.man;
    return {
      couple: { man: { ...applied, name: '李新', papers: kind === null ? [] : [proof(kind)] }, woman: spouses.woman },
      earlierNames: { man: applied.name, woman: null },
      scans: [{ kind: 'divorceAgreement', party: null }, ...(kind !== null && scanned ? [{ kind, party: 'man' as const }] : [])],
    };
  };
  const barred = (step: 'return' | 'question', facts: Partial<DivorceFacts>) =>
    told(blocks(examineDivorce(goodDivorce(step, facts), today), step));

  it('M-63 bars taking them in without a proof, and being asked apart before it is scanned', () => {
    expect(barred('return', about(null, false))).toEqual(['M-63 ask nameUnproven man']);
    for (const kind of ['formerNameRecord', 'nameChangeProof'] as const) {
      expect(barred('return', about(kind, false))).toEqual([]);
      expect(barred('question', about(kind, false))).toEqual(['M-63 ask nameProofScanMissing man']);
      expect(barred('question', about(kind, true))).toEqual([]);
    }
    expect(saysOfDivorce('M-63', { step: 'return', ...about('nameChangeProof', true) })).toContain(
      'pass nameChanged man | former=李明 name=李新',
    );
  });

  it('M-63 of nobody else than residents of the mainland the register of households is a proof', () => {
    for (const type of PartyType.options)
      expect(nameProofsOf(type)).toEqual(isMainland(type) ? ['formerNameRecord', 'nameChangeProof'] : ['nameChangeProof']);
  });

  it('M-47 the marriage is in the name they had: of the application', () => {
    expect(saysOfDivorce('M-47', about('nameChangeProof', true))).toEqual(['pass complete']);
    const unknown = { ...about('nameChangeProof', true), earlierNames: { man: null, woman: null } };
    expect(saysOfDivorce('M-47', unknown)).toEqual(['ask nameDiffers man | name=李明']);
  });
});

describe('M-50 a soldier who left the service between the visits', () => {
  const left = withDischarge(
    soldier({ papers: [paper('militaryCard'), paper('militaryMarriageProof', { validUntil: date('2026-11-01') })] }),
    {
      number: '',
      issuer: '某县退役军人事务局',
    },
  );
  const about = (scanned: boolean): Partial<DivorceFacts> => ({
    couple: { man: left, woman: spouses.woman },
    scans: [{ kind: 'divorceAgreement', party: null }, ...(scanned ? [{ kind: 'dischargeProof', party: 'man' } as const] : [])],
  });
  const barred = (step: 'return' | 'question', scanned: boolean) =>
    told(blocks(examineDivorce(goodDivorce(step, about(scanned)), today), step));

  it('M-50, M-21 owes no soldier’s papers, but the scan of what shows the discharge', () => {
    expect([barred('return', false), barred('question', false), barred('question', true)]).toEqual([
      [],
      ['M-50 ask dischargeScanMissing man'],
      [],
    ]);
    expect(saysOfDivorce('M-50', { step: 'question', ...about(true) })).toEqual(['pass discharged man']);
    expect(saysOfDivorce('M-21', { step: 'question', ...about(true) })).toEqual([]);
    expect(left.papers.map(({ kind }) => kind)).toEqual(['dischargeProof']);
  });
});

describe('M-21 a soldier’s proof at the second visit', () => {
  const with_ = (validUntil: string) =>
    soldier({ papers: [paper('militaryCard'), paper('militaryMarriageProof', { validUntil: date(validUntil) })] });
  const scans = [
    { kind: 'militaryCard' as const, party: 'man' as const },
    { kind: 'militaryMarriageProof' as const, party: 'man' as const },
    { kind: 'divorceAgreement' as const, party: null },
  ];
  const barred = (party: PartyDraft) => {
    const about = { couple: { man: party, woman: spouses.woman }, scans };
    return told(blocks(examineDivorce(goodDivorce('return', about), today), 'return'));
  };

  it('M-21 must still count on the day, its last one included', () => {
    expect(barred(with_('2026-11-21'))).toEqual(['M-21 refuse militaryExpired man']);
    expect(barred(with_('2026-11-22'))).toEqual([]);
    expect(barred(soldier({ papers: [paper('militaryCard'), paper('militaryMarriageProof', { issuedOn: date('2026-11-23') })] }))).toEqual([
      'M-21 ask militaryIssuedInFuture man',
    ]);
  });

  it('M-21 is the only dated proof a divorce asks of anybody', () => {
    expect(PartyType.options.filter((type) => datedProofOf(type) !== null)).toEqual(['soldier']);
    for (const type of PartyType.options.filter((each) => each !== 'soldier')) {
      const old = parties[type]('male', {});
      const papers = old.papers.map((each) => ({ ...each, issuedOn: date('2020-01-01'), validUntil: date('2020-07-01') }));
      expect(saysOfDivorce('M-21', { step: 'return', couple: { man: { ...old, papers }, woman: spouses.woman } })).toEqual([]);
    }
  });
});

describe('M-17 to M-20 numbers of documents', () => {
  it.each([
    ['H01234567', 'H0123456702', true],
    ['h 0123 4567', 'H0123456799', true],
    ['H0123456701', 'H0123456702', true],
    ['M01234567', 'M0123456701', true],
    ['H01234567', 'M01234567', false],
    ['H01234567', 'H01234568', false],
    ['01234567', '0123456701', false],
    ['', 'H01234567', false],
  ])('M-17 M-18 %s and %s are one holder’s permits: %s', (one, other, expected) => {
    expect(isOnePermit(one, other)).toBe(expected);
  });

  it('M-13 another document changes what it says and nobody else’s way to tell who they are', () => {
    const anyType = fc.constantFrom(...PartyType.options);
    const anyNumber = fc.stringMatching(/^[A-Z0-9]{5,18}$/);
    fc.assert(
      fc.property(anyType, anyNumber, fc.nat(3), (type, number, at) => {
        const party = parties[type]('male', {});
        const documents = identityDocumentsOf(type);
        const document = documents[at % documents.length]!;
        const now = withDocument(party, { document, number });
        const { document: _d, idNumber: _i, documentNumber: _n, ...rest } = now;
        expect(party).toMatchObject(rest);
        expect(now.document).toBe(document);
        // A citizen is known by the same number for life; of everybody else the document's number is the one it says.
        if (numberOf(type) === 'citizen') expect(identityKey(now)).toBe(identityKey(party));
        else expect(isOneNumber(numberOfDocument(now), number)).toBe(true);
        if (numberOf(type) !== 'document') expect(now.idNumber).toBe(party.idNumber);
        expect(isSameDocument(now, { document, number: numberOfDocument(now) })).toBe(true);
        expect(waysToTell(type).length).toBeGreaterThan(0);
        expect(waysToTell(type).includes('sameNumber')).toBe(numberOf(type) !== 'document');
      }),
    );
  });
});
