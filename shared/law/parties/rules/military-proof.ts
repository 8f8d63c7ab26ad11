import { regulationSince } from '../../statutes.ts';
import { eachReadPartyOf } from '../facts.ts';
import { militaryProofOf } from '../military-proof.ts';
import { partyRule } from '../party-rule.ts';

/**
 * 军人婚姻登记证明 counts as long as it says itself, or as the province decided: on the day of every step, so at the second visit of a
 * divorce as at the first.
 */
export const militaryProof = partyRule<'precheck'>()({
  id: 'M-21',
  article: 'norms',
  since: regulationSince,
  says: {
    militaryIssuedMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
    militaryIssuedInFuture: { outcome: 'ask', params: ['issued'], blocksFrom: 'precheck' },
    militaryExpired: { outcome: 'refuse', params: ['until'], ground: 'acceptance' },
    militaryValid: { outcome: 'pass', params: ['until'] },
    militaryUnlimited: { outcome: 'ask', params: [] },
  },
  evaluate: (facts, say, on) =>
    eachReadPartyOf(facts, ['soldier'], (party, slot) => {
      const proof = militaryProofOf(party, facts.settings, on);
      switch (proof?.state) {
        case undefined:
          return [];
        case 'issuedMissing':
          return [say('militaryIssuedMissing', slot)];
        case 'issuedInFuture':
          return [say('militaryIssuedInFuture', slot, { issued: proof.issued })];
        case 'unlimited':
          return [say('militaryUnlimited', slot)];
        case 'expired':
          return [say('militaryExpired', slot, { until: proof.until })];
        case 'valid':
          return [say('militaryValid', slot, { until: proof.until })];
      }
    }),
});
