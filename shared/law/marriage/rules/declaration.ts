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
    // Who cannot write is never asked for a signature: the fingerprint is theirs (M-24).
    notFingerprinted: { outcome: 'ask', params: [], blocksFrom: 'declare' },
    signed: { outcome: 'pass', params: [] },
    fingerprinted: { outcome: 'pass', params: [] },
  },
  evaluate: ({ declared, couple }, say) => {
    if (declared === null) return [say('notYet', null)];
    return slots.map((slot) => {
      if (couple[slot].help.writes) return say(declared.signed[slot] ? 'signed' : 'unsigned', slot);
      return say(declared.signed[slot] ? 'fingerprinted' : 'notFingerprinted', slot);
    });
  },
});
