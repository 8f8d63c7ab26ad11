import { describe, expect, it } from 'vitest';
import { materialLines, scansMissing } from '../../../renderer/counter/materials/material-state.ts';
import type { RequiredMaterial, Scan } from '#shared/model/index.ts';

const proofs: RequiredMaterial[] = (['divorceCertificate', 'divorceJudgment'] as const).map((kind) => ({
  kind,
  party: 'man',
  need: 'scan',
  given: false,
  group: 'divorceProof',
}));
const scan = (kind: Scan['kind'], party: Scan['party']): Scan => ({
  id: '01890000-0000-7000-8000-000000000009',
  kind,
  party,
  mime: 'image/jpeg',
  addedAt: '2026-11-22T01:26:00Z',
  addedBy: '李敏',
  from: 'file',
  of: 'original',
  documentId: null,
});

describe('the list of papers', () => {
  it('counts papers any of which will do as one, and one of them is enough', () => {
    const lines = materialLines(proofs, []);
    expect(lines.map(({ state }) => state)).toEqual(['toScan', 'toScan']);
    expect(scansMissing(lines, proofs)).toBe(1);
    const after = materialLines(proofs, [scan('divorceJudgment', 'man')]);
    expect(after.map(({ state }) => state)).toEqual(['mayAdd', 'inFile']);
    expect(scansMissing(after, proofs)).toBe(0);
  });
  it('says of a paper only to be seen whether it was', () => {
    const see: RequiredMaterial = { kind: 'passport', party: 'woman', need: 'see', given: false };
    expect(materialLines([see, { ...see, given: true }], []).map(({ state }) => state)).toEqual(['toSee', 'seen']);
  });
  it('shows signed papers that came back', () => {
    expect(materialLines([], [scan('signedDeclaration', 'man')])).toMatchObject([{ kind: 'signedDeclaration', state: 'inFile' }]);
  });
});
