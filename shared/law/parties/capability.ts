import { slots, type Capability, type Couple, type LocalPractice, type PartyFacts, type PartyType } from '#shared/model/index.ts';
import { isUnread } from './facts.ts';
import { isForeign, isMainland } from './party-papers.ts';

/** What an office must be allowed for a couple. */
export type CoupleCapability = Exclude<Capability, 'adoption'>;

/**
 * 办理权限: two mainland residents may go to any office for mainland residents, wherever they live; else to an office the province
 * determined for the kind. `closed`: no office is known that may.
 */
export type Competence =
  | { readonly is: 'capable' | 'closedForeign' | 'closedNotMainland' }
  | { readonly is: 'lacking'; readonly lacking: readonly CoupleCapability[] };

/** null while either is unread: whoever was not read yet may turn out to be of any type. */
export function competenceOf({
  couple,
  capabilities,
  settings,
}: Pick<PartyFacts, 'couple' | 'capabilities' | 'settings'>): Competence | null {
  if (slots.some((slot) => isUnread(couple[slot]))) return null;
  const needed = requiredCapabilities(couple, settings.practice);
  if (needed === null) return { is: slots.every((slot) => isForeign(couple[slot].type)) ? 'closedForeign' : 'closedNotMainland' };
  const lacking = needed.filter((each) => !capabilities.includes(each));
  return lacking.length > 0 ? { is: 'lacking', lacking } : { is: 'capable' };
}

/** Every capability the office must have for these two; null: no office is known that may serve them. */
export function requiredCapabilities(couple: Couple, practice: LocalPractice): readonly CoupleCapability[] | null {
  const types = [couple.man.type, couple.woman.type];
  const others = types.filter((type) => !isMainland(type));
  if (others.length === 0) return ['mainland'];
  if (others.length === 2) {
    const open = others.every(isForeign) ? practice.foreignCouples : practice.notMainlandCouples;
    if (!open) return null;
  }
  return [...new Set(others.map(capabilityOf))];
}

function capabilityOf(type: PartyType): CoupleCapability {
  if (type === 'hongKong' || type === 'macao') return 'hongKongMacao';
  if (type === 'taiwan' || type === 'overseasChinese') return type;
  return 'foreign';
}
