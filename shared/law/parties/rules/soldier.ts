import type { Finding } from '#shared/model/index.ts';
import { regulationSince } from '../../statutes.ts';
import { eachReadPartyOf, hasScan } from '../facts.ts';
import { paperOf } from '../party-papers.ts';
import { partyRule } from '../party-rule.ts';

/** When the papers of a soldier are asked for. */
interface SoldierSteps<Step> {
  /** The form with the issuer of the proof is signed. */
  readonly signed: Step;
  /** Copies of both lie in the file. */
  readonly filed: Step;
}

/** 现役军人: 军人证件 and 军人婚姻登记证明 beside the resident card, copies of both on file; the proof's issuer stands in the form as 常住户口所在地. */
export function soldierPapers<Step extends string>(id: string, { signed, filed }: SoldierSteps<Step>) {
  return partyRule<Step | 'precheck'>()({
    id,
    article: 'norms',
    since: regulationSince,
    says: {
      cardMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
      cardScanMissing: { outcome: 'ask', params: [], blocksFrom: filed },
      proofMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
      issuerMissing: { outcome: 'ask', params: [], blocksFrom: signed },
      proofScanMissing: { outcome: 'ask', params: [], blocksFrom: filed },
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
}
