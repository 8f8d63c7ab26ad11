import { z } from 'zod';
import { Business, HouseholdScope, RegionCode, Slot } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

export const HouseholdView = z.object({
  region: RegionCode.nullable(),
  /** `四川省成都市武侯区`; the code where it has no name in the table. */
  name: z.string(),
  scope: HouseholdScope.nullable(),
  from: z.enum(['address', 'registrar']).nullable(),
});
export type HouseholdView = z.infer<typeof HouseholdView>;

/** null: has no household on the mainland. */
const BothHouseholds = z.object({ man: HouseholdView.nullable(), woman: HouseholdView.nullable() });

/** Couples counted once, by the farther household (M-148); `both`: of them those of whom neither is local. */
export const CrossingRow = z.object({
  business: Business,
  scope: HouseholdScope.exclude(['local']),
  couples: z.number().int(),
  both: z.number().int(),
});
export type CrossingRow = z.infer<typeof CrossingRow>;

export const householdOperations = {
  'households.get': operation({
    about: 'Where both households are (GB/T 2260), and how far from this office.',
    input: z.object({ caseId: z.uuid() }),
    output: BothHouseholds,
    errors: ['case.notFound'],
    access: { who: ['registrar', 'supervisor', 'auditor', 'archivist'], stations: atTheDesk },
    writes: false,
  }),
  'households.set': operation({
    about: 'The registrar says where a household is; it counts instead of what the address begins with.',
    input: z.object({ caseId: z.uuid(), party: Slot, region: RegionCode }),
    output: BothHouseholds,
    errors: ['case.notFound', 'case.closed', 'case.heldByColleague', 'household.unknownRegion'],
    access: { who: ['registrar'], stations: atTheDesk },
    writes: true,
  }),
  'households.crossings': operation({
    about: 'Couples registered today and this month of whom one or both are from another county, prefecture or province.',
    input: z.object({}),
    output: z.object({ today: z.array(CrossingRow), month: z.array(CrossingRow) }),
    errors: [],
    access: { who: ['registrar', 'supervisor', 'auditor', 'approver', 'administrator'], stations: atTheDesk },
    writes: false,
  }),
} as const;
