import { eachReadParty } from '../facts.ts';
import { marriageRule, regulationSince } from '../marriage-rule.ts';

/** 婚姻状况: who was married before shows how that marriage ended. */
export const maritalStatus = marriageRule({
  id: 'M-22',
  article: 'regulation2025.10',
  since: regulationSince,
  says: {
    missing: { outcome: 'ask', params: [], blocksFrom: 'declare' },
    unmarried: { outcome: 'pass', params: [] },
    divorced: { outcome: 'ask', params: [] },
    widowed: { outcome: 'ask', params: [] },
  },
  evaluate: (facts, say) => eachReadParty(facts, (party, slot) => [say(party.maritalStatus ?? 'missing', slot)]),
});
