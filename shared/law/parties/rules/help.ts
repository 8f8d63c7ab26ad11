import type { Finding } from '#shared/model/index.ts';
import { eachReadParty } from '../facts.ts';
import { regulationSince } from '../../statutes.ts';
import { partyRule } from '../party-rule.ts';

/** Who cannot read, write, hear or speak Chinese: reminds the registrar of the help to give, and bars nothing. */
export const help = partyRule<never>()({
  id: 'M-24',
  article: 'norms',
  since: regulationSince,
  says: {
    readAloud: { outcome: 'ask', params: [] },
    fingerprintOnly: { outcome: 'ask', params: [] },
    companionUnnamed: { outcome: 'ask', params: [] },
    accompanied: { outcome: 'pass', params: [] },
  },
  evaluate: (facts, say) =>
    eachReadParty(facts, ({ help: { reads, writes, companion } }, slot) => {
      const found: Finding[] = [];
      if (!reads) found.push(say('readAloud', slot));
      if (!writes) found.push(say('fingerprintOnly', slot));
      if (companion !== null) found.push(say(companion.name.trim() === '' ? 'companionUnnamed' : 'accompanied', slot));
      return found;
    }),
});
