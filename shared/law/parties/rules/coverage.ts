import { regulationSince } from '../../statutes.ts';
import { partyRule } from '../party-rule.ts';

/** Acts before the regulation of 2025 fell under other rules (domicile, 户口簿), which this program does not apply. */
export const lawNotKnown = partyRule<never>()({
  id: 'M-01',
  article: 'regulation2025.whole',
  since: '0001-01-01',
  until: '2025-05-09',
  says: { notKnown: { outcome: 'refuse', params: ['from'] } },
  evaluate: (_facts, say) => [say('notKnown', null, { from: regulationSince })],
});
