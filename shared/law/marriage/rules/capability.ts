import { marriageRule, regulationSince } from '../marriage-rule.ts';

/** 办理权限: two mainland residents may go to any office for mainland residents, wherever they live. */
export const capability = marriageRule({
  id: 'M-14',
  article: 'regulation2025.2',
  since: regulationSince,
  says: {
    capable: { outcome: 'pass', params: [] },
    notCapable: { outcome: 'refuse', params: [], ground: 'acceptance' },
  },
  evaluate: ({ capabilities }, say) => [say(capabilities.includes('mainland') ? 'capable' : 'notCapable', null)],
});
