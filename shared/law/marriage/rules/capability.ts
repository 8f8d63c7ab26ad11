import type { Capability, Couple, LocalPractice, PartyType } from '#shared/model/index.ts';
import { slots } from '#shared/model/index.ts';
import { isUnread } from '../facts.ts';
import { marriageRule, regulationSince } from '../marriage-rule.ts';
import { isForeign, isMainland } from '../party-papers.ts';

const messages = {
  mainland: 'notCapable',
  hongKongMacao: 'notCapableHongKongMacao',
  taiwan: 'notCapableTaiwan',
  overseasChinese: 'notCapableOverseasChinese',
  foreign: 'notCapableForeign',
} as const;
type MarriageCapability = keyof typeof messages;

/**
 * 办理权限: two mainland residents may go to any office for mainland residents, wherever they live; else to an office the
 * province determined for the kind. That this office is none of them sends the couple to another one and refuses nobody.
 */
export const capability = marriageRule({
  id: 'M-14',
  article: 'regulation2025.2',
  since: regulationSince,
  says: {
    capable: { outcome: 'pass', params: [] },
    notCapable: { outcome: 'refuse', params: [] },
    notCapableHongKongMacao: { outcome: 'refuse', params: [] },
    notCapableTaiwan: { outcome: 'refuse', params: [] },
    notCapableOverseasChinese: { outcome: 'refuse', params: [] },
    notCapableForeign: { outcome: 'refuse', params: [] },
    // No office is known that may: the Ministry's own rules, or the province, would have to say which.
    closedNotMainland: { outcome: 'refuse', params: [], ground: 'acceptance' },
    closedForeign: { outcome: 'refuse', params: [], ground: 'acceptance' },
  },
  evaluate: ({ couple, capabilities, settings }, say) => {
    // Whoever was not read yet may turn out to be of any type.
    if (slots.some((slot) => isUnread(couple[slot]))) return [];
    const needed = requiredCapabilities(couple, settings.practice);
    if (needed === null) return [say(slots.every((slot) => isForeign(couple[slot].type)) ? 'closedForeign' : 'closedNotMainland', null)];
    const lacking = needed.filter((each) => !capabilities.includes(each));
    return lacking.length > 0 ? lacking.map((each) => say(messages[each], null)) : [say('capable', null)];
  },
});

/** Every capability the office must have for these two; null: no office is known that may register them. */
export function requiredCapabilities(couple: Couple, practice: LocalPractice): readonly MarriageCapability[] | null {
  const types = [couple.man.type, couple.woman.type];
  const others = types.filter((type) => !isMainland(type));
  if (others.length === 0) return ['mainland'];
  if (others.length === 2) {
    const open = others.every(isForeign) ? practice.foreignCouples : practice.notMainlandCouples;
    if (!open) return null;
  }
  return [...new Set(others.map(capabilityOf))];
}

function capabilityOf(type: PartyType): MarriageCapability & Capability {
  if (type === 'hongKong' || type === 'macao') return 'hongKongMacao';
  if (type === 'taiwan' || type === 'overseasChinese') return type;
  return 'foreign';
}
