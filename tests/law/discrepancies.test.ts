import { describe, expect, it } from 'vitest';
import { discrepancyProcedures, measuresOf } from '#shared/law/discrepancies.ts';
import { DiscrepancyConclusion, DiscrepancyKind } from '#shared/model/index.ts';

describe('M-155 what may be done where the province contradicts what was registered', () => {
  it.each(DiscrepancyKind.options)('M-155 of %s every conclusion leaves something to choose, all of it in the procedure', (kind) => {
    for (const conclusion of DiscrepancyConclusion.options) {
      const measures = measuresOf(kind, conclusion);
      expect(measures.length).toBeGreaterThan(0);
      expect(discrepancyProcedures[kind].measures).toEqual(expect.arrayContaining([...measures]));
    }
  });

  it('M-155 a second marriage goes to the court or to revocation, never to nothing, where the other registration stands', () => {
    expect(measuresOf('marriedAlready', 'theirsStands')).toEqual(['toCourt', 'toRevocation', 'toPolice']);
    expect(measuresOf('conflict', 'theirsStands')).not.toContain('none');
    expect(measuresOf('identity', 'oursStands')).toEqual(['provinceCorrects']);
    expect(measuresOf('identity', 'sameFacts')).toEqual(['provinceCorrects', 'recordCorrected', 'none']);
  });

  it('M-155 what was rejected may be sent again, whoever was right', () => {
    for (const conclusion of DiscrepancyConclusion.options) expect(measuresOf('rejected', conclusion)).toContain('sentAgain');
  });
});
