import { eachReadParty } from '../facts.ts';
import { regulationSince } from '../../statutes.ts';
import { nationalityOf } from '../party-papers.ts';
import { partyRule } from '../party-rule.ts';

/** 国籍 on forms and certificates: 中国 for all Chinese citizens, 无国籍, else as the passport says. */
export const nationality = partyRule<'identify'>()({
  id: 'M-23',
  article: 'norms',
  since: regulationSince,
  says: {
    missing: { outcome: 'ask', params: [], blocksFrom: 'identify' },
    malformed: { outcome: 'ask', params: [], blocksFrom: 'identify' },
    chinese: { outcome: 'pass', params: [] },
    stateless: { outcome: 'pass', params: [] },
    foreign: { outcome: 'pass', params: [] },
  },
  evaluate: (facts, say) =>
    eachReadParty(facts, ({ type, nationality: code }, slot) => {
      const fixed = nationalityOf(type);
      if (fixed !== null) return [say(fixed === 'CHN' ? 'chinese' : 'stateless', slot)];
      if (code.trim() === '') return [say('missing', slot)];
      return [say(/^[A-Z]{3}$/.test(code) ? 'foreign' : 'malformed', slot)];
    }),
});
