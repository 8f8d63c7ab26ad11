import { describe, expect, it } from 'vitest';
import { crossingOf, hasHousehold, householdScope } from '#shared/law/households.ts';
import { PartyType, type Household } from '#shared/model/index.ts';

describe('M-148 M-07 跨省、跨市、跨县', () => {
  it.each([
    ['320583', '320583', 'local'],
    ['320505', '320583', 'county'],
    ['320102', '320583', 'city'],
    ['510107', '320583', 'province'],
    ['510000', '320583', 'province'],
    ['320000', '320583', null],
    ['320500', '320583', null],
    ['320100', '320583', 'city'],
    // An office of a prefecture serves its counties.
    ['320505', '320500', null],
    // Districts and counties of a municipality are of one city.
    ['500229', '500103', 'county'],
    ['110105', '110108', 'county'],
    // 省直辖县级行政区划 are of none.
    ['429004', '429005', 'city'],
    ['420102', '429004', 'city'],
    ['429004', '429004', 'local'],
  ] as const)('M-148 a household in %s at an office in %s is %s', (region, office, expected) => {
    expect(householdScope(region, office)).toBe(expected);
  });

  const from = (scope: Household['scope']): Household => ({ region: '510107', scope });
  it.each([
    [from('local'), from('local'), null],
    [from('province'), from('local'), { scope: 'province', both: false }],
    [from('county'), from('city'), { scope: 'city', both: true }],
    [null, from('county'), { scope: 'county', both: false }],
    [from(null), from(null), null],
    [null, null, null],
  ] as const)('M-148 a couple is counted by the farther household: %#', (man, woman, expected) => {
    expect(crossingOf({ man, woman })).toEqual(expected);
  });

  it('M-148 a household is asked of whoever comes with a 居民身份证', () => {
    expect(PartyType.options.filter(hasHousehold)).toEqual(['mainlandResident', 'soldier']);
  });
});
