import type { Finding } from '#shared/model/index.ts';
import { eachReadParty } from '../../parties/facts.ts';
import { civilCodeSince, marriageRule } from '../marriage-rule.ts';

/** What both declared stands in the way of the marriage; age, the fourth ground, is M-31. */
export const obstacles = marriageRule({
  id: 'M-33',
  article: 'civilCode.1046',
  since: civilCodeSince,
  says: {
    hasSpouse: { outcome: 'refuse', params: [], article: 'civilCode.1042', ground: 'registration' },
    kinship: { outcome: 'refuse', params: [], article: 'civilCode.1048', ground: 'registration' },
    notVoluntary: { outcome: 'refuse', params: [], ground: 'registration' },
    // No machine judges whether somebody understands: the registrar asks, decides, and may name 并非自愿.
    capacityDoubt: { outcome: 'ask', params: [], internal: true },
    noObstacle: { outcome: 'pass', params: [] },
  },
  evaluate: (facts, say) => {
    const doubts = eachReadParty(facts, ({ capacityNote }, slot) => (capacityNote.trim() === '' ? [] : [say('capacityDoubt', slot)]));
    const { declared } = facts;
    if (declared === null) return doubts;
    const found: Finding[] = [];
    if (!declared.noSpouse) found.push(say('hasSpouse', null));
    if (!declared.noKinship) found.push(say('kinship', null));
    if (!declared.voluntary) found.push(say('notVoluntary', null));
    return [...doubts, ...(found.length > 0 ? found : [say('noObstacle', null)])];
  },
});
