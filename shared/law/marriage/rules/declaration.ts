import { slots } from '#shared/model/index.ts';
import { marriageRule, regulationSince } from '../marriage-rule.ts';

/** 签字声明: each signs their own before the registrar. */
export const declaration = marriageRule({
  id: 'M-34',
  article: 'regulation2025.8',
  since: regulationSince,
  says: {
    notYet: { outcome: 'ask', params: [], blocksFrom: 'examine' },
    unsigned: { outcome: 'ask', params: [], blocksFrom: 'declare' },
    signed: { outcome: 'pass', params: [] },
  },
  evaluate: ({ declared }, say) =>
    declared === null ? [say('notYet', null)] : slots.map((slot) => say(declared.signed[slot] ? 'signed' : 'unsigned', slot)),
});
