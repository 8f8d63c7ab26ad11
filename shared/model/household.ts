import { z } from 'zod';

/** 行政区划代码 (GB/T 2260): of a county, or of the prefecture or province where no more is known. */
export const RegionCode = z.string().regex(/^[0-9]{6}$/);

/** How far a household is from the office: in its own county, or across a county, a prefecture or a province (跨县, 跨市, 跨省). */
export const HouseholdScope = z.enum(['local', 'county', 'city', 'province']);
export type HouseholdScope = z.infer<typeof HouseholdScope>;

/** Where somebody's household is registered; `scope` null: not known well enough to say. */
export const Household = z.object({ region: RegionCode, scope: HouseholdScope.nullable() });
export type Household = z.infer<typeof Household>;

/** Of both; null: without a household on the mainland, or not known. */
export const Households = z.object({ man: Household.nullable(), woman: Household.nullable() });
export type Households = z.infer<typeof Households>;
