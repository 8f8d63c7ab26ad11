import { eachReadParty } from '../../parties/facts.ts';
import { civilCodeSince, marriageRule } from '../marriage-rule.ts';
import { fullAge, reachesAge } from '../../dates.ts';

/** 法定婚龄: 22 full years for him, 20 for her; the birthday itself counts. */
export const age = marriageRule({
  id: 'M-31',
  article: 'civilCode.1047',
  since: civilCodeSince,
  says: {
    birthMissing: { outcome: 'ask', params: [], blocksFrom: 'identify' },
    birthInFuture: { outcome: 'ask', params: ['birth'], blocksFrom: 'identify' },
    tooYoung: { outcome: 'refuse', params: ['age', 'needed', 'from'], ground: 'registration' },
    ofAge: { outcome: 'pass', params: ['age', 'needed'] },
  },
  evaluate: (facts, say, on) =>
    eachReadParty(facts, ({ birthDate }, slot) => {
      if (birthDate === null) return [say('birthMissing', slot)];
      if (on < birthDate) return [say('birthInFuture', slot, { birth: birthDate })];
      const { ages, leapDay } = facts.settings;
      const needed = ages[slot];
      const from = reachesAge(birthDate, needed, leapDay);
      const years = fullAge(birthDate, on, leapDay);
      return [on < from ? say('tooYoung', slot, { age: years, needed, from }) : say('ofAge', slot, { age: years, needed })];
    }),
});
