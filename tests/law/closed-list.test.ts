import { describe, expect, it } from 'vitest';
import { casePapers, divorceProofs, isAsked, marriageMaterials, mayFile } from '#shared/law/marriage/index.ts';
import { emptyApplication, MaterialKind, type MarriageState, type PartyDraft } from '#shared/model/index.ts';
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
    expect(MaterialKind.options.filter((kind) => isAsked(asked, kind, 'man'))).toEqual(['residentCard', ...casePapers, 'other']);
    expect(isAsked(list(foreigner()), 'singleProof', 'man')).toBe(true);
    expect(isAsked(list(foreigner()), 'singleProof', 'woman')).toBe(false);
    expect(isAsked(list(man(), { onlineCheck: { state: 'mismatched', at: null } }), 'mismatchProof', 'woman')).toBe(true);
  });

  it('M-15 takes nothing new into the file of a case that has ended but what belonged there already', () => {
    const still = (state: MarriageState): MaterialKind[] => MaterialKind.options.filter((kind) => mayFile(state, kind));
    expect(still('examined')).toEqual(MaterialKind.options);
    expect(still('registered')).toEqual(expect.arrayContaining(['residentCard', 'passport', ...casePapers, 'authenticityStatement']));
    expect(still('registered')).not.toContain('singleProof');
    expect(still('registered')).not.toContain('other');
    expect(still('refused')).toEqual(['signedRefusalNotice']);
    expect([...still('redirected'), ...still('cancelled')]).toEqual([]);
  });
});
