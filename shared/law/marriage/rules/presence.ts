import { civilCodeSince, marriageRule } from '../marriage-rule.ts';

/** 男女双方应当亲自到婚姻登记机关申请: nobody can be represented. */
export const presence = marriageRule({
  id: 'M-30',
  article: 'civilCode.1049',
  since: civilCodeSince,
  says: {
    notAsked: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
    notPresent: { outcome: 'refuse', params: [], ground: 'acceptance' },
    present: { outcome: 'pass', params: [] },
    notAskedApart: { outcome: 'ask', params: [], article: 'civilCode.1046' },
  },
  evaluate: ({ bothPresent, askedApart }, say) => {
    if (bothPresent === null) return [say('notAsked', null)];
    if (!bothPresent) return [say('notPresent', null)];
    return [say('present', null), ...(askedApart === true ? [] : [say('notAskedApart', null)])];
  },
});
