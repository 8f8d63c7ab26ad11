import { competenceOf } from '../../parties/capability.ts';
import { marriageRule, regulationSince } from '../marriage-rule.ts';

const messages = {
  mainland: 'notCapable',
  hongKongMacao: 'notCapableHongKongMacao',
  taiwan: 'notCapableTaiwan',
  overseasChinese: 'notCapableOverseasChinese',
  foreign: 'notCapableForeign',
} as const;

/** That this office may not register the two sends them to another one and refuses nobody. */
export const capability = marriageRule({
  id: 'M-14',
  article: 'regulation2025.2',
  since: regulationSince,
  says: {
    capable: { outcome: 'pass', params: [] },
    notCapable: { outcome: 'refuse', params: [] },
    notCapableHongKongMacao: { outcome: 'refuse', params: [] },
    notCapableTaiwan: { outcome: 'refuse', params: [] },
    notCapableOverseasChinese: { outcome: 'refuse', params: [] },
    notCapableForeign: { outcome: 'refuse', params: [] },
    // No office is known that may: the Ministry's own rules, or the province, would have to say which.
    closedNotMainland: { outcome: 'refuse', params: [], ground: 'acceptance' },
    closedForeign: { outcome: 'refuse', params: [], ground: 'acceptance' },
  },
  evaluate: (facts, say) => {
    const competence = competenceOf(facts);
    if (competence === null) return [];
    if (competence.is === 'lacking') return competence.lacking.map((each) => say(messages[each], null));
    return [say(competence.is, null)];
  },
});
