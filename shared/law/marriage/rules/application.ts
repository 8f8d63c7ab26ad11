import { identityKey, slots, type CivilDate, type Finding, type MarriageFacts } from '#shared/model/index.ts';
import { reachesAge } from '../../dates.ts';
import { eachReadParty } from '../../parties/facts.ts';
import { civilCodeSince, marriageRule, regulationSince } from '../marriage-rule.ts';
import type { Say } from '../../rule.ts';

const supplementarySays = {
  sinceMissing: { outcome: 'ask', params: [], blocksFrom: 'declare' },
  sinceInFuture: { outcome: 'ask', params: ['since'], blocksFrom: 'declare' },
  sinceBeforeBirth: { outcome: 'ask', params: ['since', 'birth'], blocksFrom: 'declare' },
  // From when such a marriage counts is the court's to find (解释(一) art. 6): what they declare is only looked at again.
  sinceBeforeAge: { outcome: 'ask', params: ['since', 'from'] },
  declaredSince: { outcome: 'pass', params: ['since'] },
} as const;

/** 补办结婚登记: since when they have lived as husband and wife is declared; registered is the day of the act (M-104). */
export const supplementary = marriageRule({
  id: 'M-38',
  article: 'regulation2025.11',
  since: regulationSince,
  says: supplementarySays,
  evaluate: (facts, say, on) => {
    const { kind, livingTogetherSince: since } = facts.application;
    if (kind !== 'supplementary') return [];
    if (since === null) return [say('sinceMissing', null)];
    if (on < since) return [say('sinceInFuture', null, { since })];
    const odd = tooYoungThen(facts, since, say);
    return odd.some(({ message }) => message === 'sinceBeforeBirth') ? odd : [...odd, say('declaredSince', null, { since })];
  },
});

/** Who was not born, or not of today's marriageable age, on the day since which they say to have lived together. */
function tooYoungThen(facts: MarriageFacts, since: CivilDate, say: Say<typeof supplementarySays>): Finding[] {
  const { ages, leapDay } = facts.settings;
  return eachReadParty(facts, ({ birthDate: birth }, slot) => {
    if (birth === null) return [];
    if (since < birth) return [say('sinceBeforeBirth', slot, { since, birth })];
    const from = reachesAge(birth, ages[slot], leapDay);
    return since < from ? [say('sinceBeforeAge', slot, { since, from })] : [];
  });
}

/** 复婚: both are divorced, from each other, and register their marriage anew. This hall's records may show to whom they were married. */
export const restored = marriageRule({
  id: 'M-39',
  article: 'civilCode.1083',
  since: civilCodeSince,
  says: {
    notDivorced: { outcome: 'ask', params: [], blocksFrom: 'declare' },
    // Records may lack a marriage registered elsewhere since: the registrar asks, and judges.
    marriedToAnother: { outcome: 'ask', params: ['number'] },
    marriedToEachOther: { outcome: 'pass', params: ['number'] },
    bothDivorced: { outcome: 'pass', params: [] },
  },
  evaluate: ({ application, couple, existing }, say) => {
    if (application.kind !== 'restored') return [];
    const others = slots.filter((slot) => couple[slot].maritalStatus !== 'divorced');
    if (others.length > 0) return others.map((slot) => say('notDivorced', slot));
    const known = slots.flatMap((slot) => {
      const marriage = existing[slot].registeredMarriage;
      const other = identityKey(couple[slot === 'man' ? 'woman' : 'man']);
      return marriage === null ? [] : [{ slot, number: marriage.number, toEachOther: marriage.partner === other }];
    });
    const toAnother = known.filter(({ toEachOther }) => !toEachOther);
    if (toAnother.length > 0) return toAnother.map(({ slot, number }) => say('marriedToAnother', slot, { number }));
    return [known[0] ? say('marriedToEachOther', null, { number: known[0].number }) : say('bothDivorced', null)];
  },
});
