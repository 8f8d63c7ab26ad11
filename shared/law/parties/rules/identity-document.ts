import type { CivilDate, Finding, IdentityDocument, LawSettings, PartyDraft, Slot } from '#shared/model/index.ts';
import { slots } from '#shared/model/index.ts';
import { addMonths } from '../../dates.ts';
import { isUnread } from '../facts.ts';
import type { Say } from '../../rule.ts';
import { regulationSince } from '../../statutes.ts';
import { partyRule } from '../party-rule.ts';

const says = {
  cardMissing: { outcome: 'ask', params: [], blocksFrom: 'identify' },
  nameMissing: { outcome: 'ask', params: [], blocksFrom: 'identify' },
  periodMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  periodContradicts: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  longTermUnknown: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  temporaryTooLong: { outcome: 'ask', params: ['until'], blocksFrom: 'precheck' },
  temporaryNotAccepted: { outcome: 'refuse', params: [], ground: 'acceptance' },
  notYetValid: { outcome: 'refuse', params: ['from'], ground: 'acceptance' },
  expired: { outcome: 'refuse', params: ['until'], ground: 'acceptance' },
  papersLacking: { outcome: 'refuse', params: [], ground: 'acceptance' },
  valid: { outcome: 'pass', params: ['until'] },
  validLongTerm: { outcome: 'pass', params: [] },
} as const;

/** The identity document, valid on the day: its last day still counts, 长期 has none. `article` names the documents. */
export function identityDocument(article: string) {
  return partyRule<'identify' | 'precheck'>()({
    id: 'M-15',
    article,
    since: regulationSince,
    says,
    evaluate: ({ couple, settings }, say, on) =>
      slots.flatMap((slot) => {
        const party = couple[slot];
        if (isUnread(party)) return [say('cardMissing', slot)];
        const name = party.name.trim() === '' ? [say('nameMissing', slot)] : [];
        return [...name, ...temporary(party, slot, settings, say), period(party, slot, say, on)];
      }),
  });
}

/** 临时居民身份证: accepted in place of the card (规范 2015 art. 29) and valid for three months (临时居民身份证管理办法 art. 4). */
function temporary(party: PartyDraft, slot: Slot, { practice, leapDay }: LawSettings, say: Say<typeof says>): Finding[] {
  if (party.document !== 'temporaryResidentCard') return [];
  if (!practice.temporaryCards) return [say('temporaryNotAccepted', slot)];
  if (party.validFrom === null || party.validUntil === null) return [];
  const last = addMonths(party.validFrom, 3, leapDay);
  return party.validUntil > last ? [say('temporaryTooLong', slot, { until: last })] : [];
}

/** A passport's machine-readable lines name no first day. */
const withoutBeginning: readonly IdentityDocument[] = ['passport', 'internationalTravelDocument'];

function period(party: PartyDraft, slot: Slot, say: Say<typeof says>, on: CivilDate): Finding {
  const { document, validFrom, validUntil, longTerm } = party;
  if (longTerm ? validUntil !== null : validFrom !== null && validUntil !== null && validUntil < validFrom) {
    return say('periodContradicts', slot);
  }
  // 居民身份证法 art. 5: only the resident card, from 46 years of age.
  if (longTerm && document !== 'residentCard') return say('longTermUnknown', slot);
  if (validUntil !== null && validUntil < on) return say('expired', slot, { until: validUntil });
  if (validFrom !== null && on < validFrom) return say('notYetValid', slot, { from: validFrom });
  if (validFrom === null && !withoutBeginning.includes(document)) return say('periodMissing', slot);
  if (longTerm) return say('validLongTerm', slot);
  return validUntil === null ? say('periodMissing', slot) : say('valid', slot, { until: validUntil });
}
