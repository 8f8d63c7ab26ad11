import { slots, type HouseholdScope, type Households, type PartyType } from '#shared/model/index.ts';

/** 省直辖县级行政区划 (GB/T 2260: third and fourth digit 90) belong to no prefecture. */
const ofNoPrefecture = '90';

/**
 * M-148: how far a household is from the office, by the codes of both. Since 10 May 2025 a mainland couple may register at any
 * office (条例 2025 art. 7, 13; before that in the provinces of the trial, M-07): it is counted, and changes nothing of the act.
 * @returns null where the code is that of a whole province or prefecture and more would have to be known
 */
export function householdScope(region: string, office: string): HouseholdScope | null {
  if (region === office) return 'local';
  if (region.slice(0, 2) !== office.slice(0, 2)) return 'province';
  if (region.endsWith('0000')) return null;
  const [own, other] = [prefectureOf(region), prefectureOf(office)];
  if (own !== other) return 'city';
  return region.endsWith('00') || office.endsWith('00') ? null : 'county';
}

/** A municipality is one city, though the codes of its districts and of its counties differ in the fourth digit. */
function prefectureOf(code: string): string {
  if (['11', '12', '31', '50'].includes(code.slice(0, 2))) return code.slice(0, 2);
  return code.slice(2, 4) === ofNoPrefecture ? code : code.slice(0, 4);
}

const order: readonly HouseholdScope[] = ['local', 'county', 'city', 'province'];

/** 条例 2025 art. 8: residents of the mainland come with a 居民身份证, which names the place of their household. */
export function hasHousehold(type: PartyType): boolean {
  return type === 'mainlandResident' || type === 'soldier';
}

/** What a couple is counted as: by whoever is from farther away; null where neither is known to be from elsewhere. */
export function crossingOf(households: Households): { readonly scope: Exclude<HouseholdScope, 'local'>; readonly both: boolean } | null {
  const known = slots.flatMap((slot) => households[slot]?.scope ?? []);
  const elsewhere = known.filter((scope) => scope !== 'local').toSorted((a, b) => order.indexOf(b) - order.indexOf(a));
  return elsewhere[0] === undefined ? null : { scope: elsewhere[0], both: elsewhere.length === slots.length };
}
