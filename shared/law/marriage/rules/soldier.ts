import type { Finding } from '#shared/model/index.ts';
import { eachReadPartyOf } from '../facts.ts';
import { hasScan } from '../materials.ts';
import { marriageRule, regulationSince } from '../marriage-rule.ts';
import { paperOf } from '../party-papers.ts';

/** 现役军人: 军人证件 and 军人婚姻登记证明 beside the resident card, copies of both on file; the proof's issuer stands in the form as 常住户口所在地. */
export const soldierPapers = marriageRule({
  id: 'M-16',
  article: 'norms',
  since: regulationSince,
  says: {
    cardMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
    cardScanMissing: { outcome: 'ask', params: [], blocksFrom: 'examine' },
    proofMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
    issuerMissing: { outcome: 'ask', params: [], blocksFrom: 'declare' },
    proofScanMissing: { outcome: 'ask', params: [], blocksFrom: 'examine' },
    complete: { outcome: 'pass', params: [] },
  },
  evaluate: (facts, say) =>
    eachReadPartyOf(facts, ['soldier'], (party, slot) => {
      const found: Finding[] = [];
      const card = paperOf(party, 'militaryCard');
      const proof = paperOf(party, 'militaryMarriageProof');
      if ((card?.number.trim() ?? '') === '') found.push(say('cardMissing', slot));
      if (proof === null) found.push(say('proofMissing', slot));
      else if (proof.issuer.trim() === '') found.push(say('issuerMissing', slot));
      if (!hasScan(facts.scans, 'militaryCard', slot)) found.push(say('cardScanMissing', slot));
      if (!hasScan(facts.scans, 'militaryMarriageProof', slot)) found.push(say('proofScanMissing', slot));
      return found.length > 0 ? found : [say('complete', slot)];
    }),
});
