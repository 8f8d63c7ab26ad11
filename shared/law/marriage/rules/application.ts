import { slots } from '#shared/model/index.ts';
import { civilCodeSince, marriageRule, regulationSince } from '../marriage-rule.ts';

/** 补办结婚登记: since when they have lived as husband and wife is declared; registered is the day of the act (M-104). */
export const supplementary = marriageRule({
  id: 'M-38',
  article: 'regulation2025.11',
  since: regulationSince,
  says: {
    sinceMissing: { outcome: 'ask', params: [], blocksFrom: 'declare' },
    sinceInFuture: { outcome: 'ask', params: ['since'], blocksFrom: 'declare' },
    declaredSince: { outcome: 'pass', params: ['since'] },
  },
  evaluate: ({ application: { kind, livingTogetherSince: since } }, say, on) => {
    if (kind !== 'supplementary') return [];
    if (since === null) return [say('sinceMissing', null)];
    return [say(on < since ? 'sinceInFuture' : 'declaredSince', null, { since })];
  },
});

/** 复婚: both are divorced, from each other, and register their marriage anew. */
export const restored = marriageRule({
  id: 'M-39',
  article: 'civilCode.1083',
  since: civilCodeSince,
  says: {
    notDivorced: { outcome: 'ask', params: [], blocksFrom: 'declare' },
    bothDivorced: { outcome: 'pass', params: [] },
  },
  evaluate: ({ application, couple }, say) => {
    if (application.kind !== 'restored') return [];
    const others = slots.filter((slot) => couple[slot].maritalStatus !== 'divorced');
    return others.length > 0 ? others.map((slot) => say('notDivorced', slot)) : [say('bothDivorced', null)];
  },
});
