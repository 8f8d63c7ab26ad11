import { marriageRule, regulationSince } from '../marriage-rule.ts';

/** 双方近期半身免冠合影, for both certificates and the examination form. */
export const photo = marriageRule({
  id: 'M-32',
  article: 'norms',
  since: regulationSince,
  says: {
    missing: { outcome: 'ask', params: [], blocksFrom: 'examine' },
    present: { outcome: 'pass', params: [] },
  },
  evaluate: ({ hasPhoto }, say) => [say(hasPhoto ? 'present' : 'missing', null)],
});
