import { describe, expect, it } from 'vitest';
import { casePapersOf, isAsked, isCasePaper, mayFile, papersSignedAs, signedFormOf, signedPapersOf } from '#shared/law/filing.ts';
import { divorcePapers } from '#shared/law/divorce/index.ts';
import { divorceProofs, marriageMaterials, marriagePapers } from '#shared/law/marriage/index.ts';
import { Business, DivorcePoint, emptyApplication, MaterialKind, type MarriageState, type PartyDraft } from '#shared/model/index.ts';
import { foreigner, man, paper, woman } from './couple.ts';

describe('the closed list', () => {
  const list = (first: PartyDraft, facts = {}) => marriageMaterials({ man: first, woman: woman() }, emptyApplication, facts);

  it('M-22 wants one of three papers of the divorced, and the death certificate of the widowed', () => {
    const divorced = list(man({ maritalStatus: 'divorced', papers: [paper('divorceJudgment')] })).filter(
      (line) => line.group !== undefined,
    );
    expect(divorced).toEqual(
      divorceProofs.map((kind) => ({ kind, party: 'man', need: 'scan', given: kind === 'divorceJudgment', group: 'divorceProof' })),
    );
    expect(list(man({ maritalStatus: 'widowed' }))).toEqual(
      expect.arrayContaining([
        { kind: 'deathProof', party: 'man', need: 'scan', given: false },
        { kind: 'marriageCertificate', party: 'man', need: 'mayAdd', given: false },
      ]),
    );
  });

  it('M-22 asks nothing of whom a proof of being single covers, but takes what they bring', () => {
    const needs = list(foreigner({ maritalStatus: 'divorced' })).filter(({ kind }) => divorceProofs.includes(kind));
    expect(needs.map(({ need }) => need)).toEqual(['mayAdd', 'mayAdd', 'mayAdd']);
  });

  it('M-22 a mismatch asks for its proof, of either party', () => {
    const onlineCheck = { state: 'mismatched', at: null } as const;
    expect(list(man(), { onlineCheck })).toContainEqual({ kind: 'mismatchProof', party: null, need: 'scan', given: false });
    expect(list(man(), { onlineCheck, scans: [{ kind: 'mismatchProof', party: 'woman' }] })).toContainEqual({
      kind: 'mismatchProof',
      party: null,
      need: 'scan',
      given: true,
    });
    expect(list(man()).map(({ kind }) => kind)).not.toContain('mismatchProof');
  });

  it('M-15 asks nobody for anything else, 户口簿 and the like least of all', () => {
    const asked = list(man());
    expect(asked.map(({ kind, party }) => `${party} ${kind}`)).toEqual([
      'man residentCard',
      'man other',
      'woman residentCard',
      'woman other',
    ]);
    expect(MaterialKind.options.filter((kind) => isAsked('marriage', asked, kind, 'man')).toSorted()).toEqual(
      ['residentCard', ...casePapersOf('marriage'), 'other'].toSorted(),
    );
    expect(isAsked('marriage', list(foreigner()), 'singleProof', 'man')).toBe(true);
    expect(isAsked('marriage', list(foreigner()), 'singleProof', 'woman')).toBe(false);
    expect(isAsked('marriage', list(man(), { onlineCheck: { state: 'mismatched', at: null } }), 'mismatchProof', 'woman')).toBe(true);
  });

  it('M-15 takes nothing new into the file of a case that has ended but what belonged there already', () => {
    const still = (state: MarriageState): MaterialKind[] =>
      MaterialKind.options.filter((kind) => mayFile({ business: 'marriage', state }, kind));
    expect(still('examined')).toEqual(MaterialKind.options);
    expect(still('registered')).toEqual(
      expect.arrayContaining(['residentCard', 'passport', ...casePapersOf('marriage'), 'authenticityStatement']),
    );
    expect(still('registered')).not.toContain('singleProof');
    expect(still('registered')).not.toContain('other');
    expect(still('refused')).toEqual(['signedRefusalNotice']);
    expect([...still('redirected'), ...still('cancelled')]).toEqual([]);
  });
});

describe('papers of ours that come back signed', () => {
  it('are papers of their business, each kept under a kind of its own business', () => {
    expect(Object.keys(marriagePapers)).toEqual(expect.arrayContaining([...signedPapersOf('marriage')]));
    expect(Object.keys(divorcePapers)).toEqual(expect.arrayContaining([...signedPapersOf('divorce')]));
    for (const business of Business.options)
      for (const paper of signedPapersOf(business))
        expect(papersSignedAs(business, signedFormOf({ kind: paper, party: null })!)).toContain(paper);
    expect(signedFormOf({ kind: 'coolingOffLeaflet', party: null })).toBeNull();
    // Theirs they take away; the stub stays.
    expect(signedFormOf({ kind: 'acceptanceReceipt', party: 'man' })).toBeNull();
    expect(papersSignedAs('divorce', 'signedRefusalNotice')).toEqual(['divorceRefusalNotice', 'divorceNotNowNotice']);
    expect(papersSignedAs('divorce', 'residentCard')).toEqual([]);
  });

  it('M-48 the agreement is asked of the couple, though it may be written here', () => {
    expect(signedFormOf({ kind: 'divorceAgreement', party: null })).toBe('divorceAgreement');
    expect(isCasePaper('divorceAgreement')).toBe(false);
    expect(isAsked('divorce', [], 'divorceAgreement', null)).toBe(false);
    expect(isAsked('divorce', [], 'signedInterview', 'man')).toBe(true);
    expect(isAsked('marriage', [], 'signedInterview', 'man')).toBe(false);
  });

  it('M-51 copies of the marked marriage certificates are filed once the divorce is registered, and nothing new but they', () => {
    const still = (point: DivorcePoint): MaterialKind[] =>
      MaterialKind.options.filter((kind) => mayFile({ business: 'divorce', point }, kind));
    for (const point of DivorcePoint.options.filter((each) => /\.|coolingOff|issuable|received/.test(each)))
      expect(still(point)).toEqual(MaterialKind.options);
    expect(still('registered')).toEqual(expect.arrayContaining(['marriageCertificate', 'residentCard', ...casePapersOf('divorce')]));
    expect(still('registered')).not.toContain('lossStatement');
    expect(still('refused')).toEqual(['signedRefusalNotice', 'signedApplication']);
    for (const point of ['withdrawn', 'lapsed', 'ended'] as const)
      expect(still(point)).toEqual(expect.arrayContaining(['divorceAgreement', ...casePapersOf('divorce')]));
    expect(still('withdrawn')).not.toContain('residentCard');
  });
});
