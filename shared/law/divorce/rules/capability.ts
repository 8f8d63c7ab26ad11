import { competenceOf } from '../../parties/capability.ts';
import { divorceRule, regulationSince } from '../divorce-rule.ts';

const messages = {
  mainland: 'divorceNotCapable',
  hongKongMacao: 'divorceNotCapableHongKongMacao',
  taiwan: 'divorceNotCapableTaiwan',
  overseasChinese: 'divorceNotCapableOverseasChinese',
  foreign: 'divorceNotCapableForeign',
} as const;

/** 办理权限, wherever the marriage was registered: what this office lacks is a ground not to take the application. */
export const capability = divorceRule({
  id: 'M-14',
  article: 'regulation2025.2',
  since: regulationSince,
  says: {
    divorceCapable: { outcome: 'pass', params: [] },
    divorceNotCapable: { outcome: 'refuse', params: [], ground: 'acceptance' },
    divorceNotCapableHongKongMacao: { outcome: 'refuse', params: [], ground: 'acceptance' },
    divorceNotCapableTaiwan: { outcome: 'refuse', params: [], ground: 'acceptance' },
    divorceNotCapableOverseasChinese: { outcome: 'refuse', params: [], ground: 'acceptance' },
    divorceNotCapableForeign: { outcome: 'refuse', params: [], ground: 'acceptance' },
    closedNotMainland: { outcome: 'refuse', params: [], ground: 'acceptance' },
    closedForeign: { outcome: 'refuse', params: [], ground: 'acceptance' },
  },
  evaluate: (facts, say) => {
    const competence = competenceOf(facts);
    if (competence === null) return [];
    if (competence.is === 'lacking') return competence.lacking.map((each) => say(messages[each], null));
    return [say(competence.is === 'capable' ? 'divorceCapable' : competence.is, null)];
  },
});
