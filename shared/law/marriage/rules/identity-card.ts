import type { CivilDate, Finding, PartyDraft, Slot } from '#shared/model/index.ts';
import { slots } from '#shared/model/index.ts';
import { isUnread } from '../facts.ts';
import { marriageRule, regulationSince } from '../marriage-rule.ts';
import type { Say } from '../../rule.ts';

const says = {
  cardMissing: { outcome: 'ask', params: [], blocksFrom: 'identify' },
  nameMissing: { outcome: 'ask', params: [], blocksFrom: 'identify' },
  periodMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  periodContradicts: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  notYetValid: { outcome: 'refuse', params: ['from'], ground: 'acceptance' },
  expired: { outcome: 'refuse', params: ['until'], ground: 'acceptance' },
  papersLacking: { outcome: 'refuse', params: [], ground: 'acceptance' },
  valid: { outcome: 'pass', params: ['until'] },
  validLongTerm: { outcome: 'pass', params: [] },
} as const;

/** 本人的居民身份证, valid on the day: its last day still counts, 长期 has none. */
export const identityCard = marriageRule({
  id: 'M-15',
  article: 'regulation2025.8',
  since: regulationSince,
  says,
  evaluate: ({ couple }, say, on) =>
    slots.flatMap((slot) => {
      const party = couple[slot];
      if (isUnread(party)) return [say('cardMissing', slot)];
      const name = party.name.trim() === '' ? [say('nameMissing', slot)] : [];
      return [...name, period(party, slot, say, on)];
    }),
});

function period({ validFrom, validUntil, longTerm }: PartyDraft, slot: Slot, say: Say<typeof says>, on: CivilDate): Finding {
  if (longTerm ? validUntil !== null : validFrom !== null && validUntil !== null && validUntil < validFrom) {
    return say('periodContradicts', slot);
  }
  if (validUntil !== null && validUntil < on) return say('expired', slot, { until: validUntil });
  if (validFrom !== null && on < validFrom) return say('notYetValid', slot, { from: validFrom });
  if (validFrom === null) return say('periodMissing', slot);
  if (longTerm) return say('validLongTerm', slot);
  return validUntil === null ? say('periodMissing', slot) : say('valid', slot, { until: validUntil });
}
