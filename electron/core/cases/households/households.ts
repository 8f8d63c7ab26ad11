import type { CrossingRow, HouseholdView } from '#shared/contract/index.ts';
import { crossingOf, hasHousehold, householdScope } from '#shared/law/households.ts';
import { Registration, slots, type CivilDate, type Couple, type Household, type Households, type Slot } from '#shared/model/index.ts';
import type { Regions } from '../../office/index.ts';
import type { ReadableDb } from '../../store/types.ts';

interface Of {
  readonly id: string;
  readonly couple: Couple;
}

/** Where both households are, as the registrar says, else as the addresses begin. */
export function householdsOf(db: ReadableDb, record: Of, regions: Regions, office: string): Households {
  const views = viewHouseholds(db, record, regions, office);
  const household = (slot: Slot) => {
    const view = views[slot];
    return view?.region ? { region: view.region, scope: view.scope } : null;
  };
  return { man: household('man'), woman: household('woman') };
}

/** The offices that are told of a registration: those of the households elsewhere. */
export function officesToNotify(households: Households, office: string, regions: Regions): string[] {
  const elsewhere = slots.flatMap((slot) => {
    const household = households[slot];
    if (household === null || household.scope === null || household.scope === 'local') return [];
    return regions.isExact(household.region) ? [household.region] : [];
  });
  return [...new Set(elsewhere)].filter((region) => region !== office);
}

/** The same for people: with names, and whence it is known. */
export function viewHouseholds(db: ReadableDb, { id, couple }: Of, regions: Regions, office: string): Record<Slot, HouseholdView | null> {
  const registered = rowsOf(db, 'registered_households', id);
  const corrected = rowsOf(db, 'case_households', id);
  const view = (slot: Slot): HouseholdView | null => {
    if (!hasHousehold(couple[slot].type)) return null;
    const said = corrected.get(slot) ?? null;
    const region = registered.get(slot) ?? said ?? regions.regionIn(couple[slot].address);
    if (region === null) return { region, name: '', scope: null, from: null };
    const from = said === region ? 'registrar' : 'address';
    return { region, name: regions.nameOf(region) ?? region, scope: householdScope(region, office), from };
  };
  return { man: view('man'), woman: view('woman') };
}

function rowsOf(db: ReadableDb, table: 'registered_households' | 'case_households', caseId: string): Map<Slot, string> {
  const rows = db.prepare(`SELECT slot, region FROM ${table} WHERE case_id = ?`).all(caseId) as { slot: Slot; region: string }[];
  return new Map(rows.map(({ slot, region }) => [slot, region]));
}

/** M-148: couples registered between two days, both included, of whom one or both were from elsewhere; by the farther household. */
export function countCrossings(db: ReadableDb, from: CivilDate, until: CivilDate): CrossingRow[] {
  const rows = db
    .prepare(
      `SELECT h.case_id AS id, c.business, h.slot, h.region, h.scope FROM registered_households h JOIN cases c ON c.id = h.case_id
       WHERE c.registered_on BETWEEN :from AND :until`,
    )
    .all({ from, until }) as (Household & { id: string; business: Registration; slot: Slot })[];
  const couples = new Map<string, { readonly business: Registration; readonly households: Record<Slot, Household | null> }>();
  for (const { id, business, slot, region, scope } of rows) {
    const couple = couples.get(id) ?? { business, households: { man: null, woman: null } };
    couple.households[slot] = { region, scope };
    couples.set(id, couple);
  }
  const crossings = [...couples.values()].map(({ business, households }) => ({ business, crossing: crossingOf(households) }));
  return Registration.options.flatMap((business) =>
    (['province', 'city', 'county'] as const).map((scope) => {
      const of = crossings.filter((each) => each.business === business && each.crossing?.scope === scope);
      return { business, scope, couples: of.length, both: of.filter(({ crossing }) => crossing?.both).length };
    }),
  );
}
