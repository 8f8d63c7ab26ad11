import { isSameDay } from '../../parties/facts.ts';
import { civilCodeSince, marriageRule } from '../marriage-rule.ts';

/** 完成结婚登记，即确立婚姻关系: the certificates carry the day on which the act is completed, no other. */
export const registrationDate = marriageRule({
  id: 'M-104',
  article: 'civilCode.1049',
  since: civilCodeSince,
  says: {
    sameDay: { outcome: 'pass', params: [] },
    notSameDay: { outcome: 'refuse', params: ['preparedOn', 'on'] },
  },
  evaluate: ({ step, preparedOn }, say, on) => {
    if (step !== 'register' || preparedOn === null) return [];
    return [isSameDay(preparedOn, on) ? say('sameDay', null) : say('notSameDay', null, { preparedOn, on })];
  },
});
