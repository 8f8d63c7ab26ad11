import { failure, type Ceremony, type OperationName } from '#shared/contract/index.ts';
import { minutesOfDay, ok, type CeremonyPlan, type CivilDate } from '#shared/model/index.ts';
import { createId } from '../../crypto/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import { listStaff } from '../../staff/index.ts';
import type { ReadableDb } from '../../store/index.ts';
import type { FrontDeskDeps } from '../deps.ts';
import { newDeskCode } from '../new-desk-code.ts';
import { readFrontDeskSettings } from '../settings.ts';
import { ceremonyBooked, ceremonyCancelled, ceremonyChanged, ceremonyHeld } from './acts.ts';
import { createScriptSheet } from './script-sheet.ts';
import { ceremonyView, findCeremony, findInTheWay, listCeremonies, timeOf } from './records.ts';

type CeremonyOperation = Extract<OperationName, `ceremonies.${string}`>;

/** 颁证仪式: at the couple's wish, after their registration and never instead of it. */
export function createCeremonyHandlers(deps: FrontDeskDeps): HandlersFor<CeremonyOperation> {
  const { store, clock, events, cases } = deps;
  const answer = ({ id }: { readonly id: string }): Ceremony =>
    store.read((db) => ceremonyView(db, findCeremony(db, id) as NonNullable<ReturnType<typeof findCeremony>>, deps));
  const told = <T extends { readonly ok: boolean }>(result: T): T => {
    if (result.ok) events.emit({ event: 'frontDesk.changed' });
    return result;
  };

  /** Why it cannot be so, or the case it belongs to. */
  const agree = (db: ReadableDb, today: CivilDate, plan: CeremonyPlan, caseNumber: string, except: string | null) => {
    if (plan.on < today) return failure('ceremony.past', {});
    if (!readFrontDeskSettings(db).ceremonies.places.some(({ name }) => name === plan.place))
      return failure('ceremony.noPlace', { place: plan.place });
    const found = caseNumber === '' ? null : cases.lookUp(db, caseNumber);
    if (caseNumber !== '' && found?.business !== 'marriage') return failure('ceremony.noCase', { number: caseNumber });
    if (found && found.manName !== '' && (found.manName !== plan.manName || found.womanName !== plan.womanName))
      return failure('ceremony.otherNames', { man: found.manName, woman: found.womanName });
    if (found?.registeredOn && plan.on < found.registeredOn) return failure('ceremony.beforeRegistration', { on: found.registeredOn });
    const from = minutesOfDay(plan.from);
    const officiantId = plan.officiant?.by === 'staff' ? plan.officiant.staffId : null;
    const way = findInTheWay(db, { on: plan.on, place: plan.place, from, until: from + plan.minutes, officiantId, except });
    if (way) {
      const times = { from: timeOf(way.from), until: timeOf(way.until) };
      return way.what === 'place' ? failure('ceremony.placeTaken', times) : failure('ceremony.officiantTaken', times);
    }
    return ok(found?.caseId ?? null);
  };
  const findBooked = (db: ReadableDb, id: string) => {
    const row = findCeremony(db, id);
    if (!row) return failure('ceremony.notFound', {});
    return row.state === 'booked' ? ok(row) : failure('ceremony.over', {});
  };

  return {
    'ceremonies.list': ({ input: { from, until } }) =>
      ok(
        store.read((db) => ({
          today: clock.today(),
          ceremonies: listCeremonies(db, from, until).map((row) => ceremonyView(db, row, deps)),
          staff: listStaff(db)
            .filter(({ active }) => active)
            .map(({ id, name }) => ({ id, name })),
        })),
      ),

    'ceremonies.book': writing('ceremonies.book', {
      act: ({ author, input: { caseNumber, ...plan } }) =>
        told(
          store.commit(author, ({ db, append, on }) => {
            const agreed = agree(db, on, plan, caseNumber, null);
            if (!agreed.ok) return agreed;
            const id = createId();
            append(ceremonyBooked, { id, code: newDeskCode(), plan, caseId: agreed.value });
            return ok({ id });
          }),
        ),
      answer,
    }),

    'ceremonies.change': writing('ceremonies.change', {
      act: ({ author, input: { id, caseNumber, ...plan } }) =>
        told(
          store.commit(author, ({ db, append, on }) => {
            const row = findBooked(db, id);
            if (!row.ok) return row;
            const agreed = agree(db, on, plan, caseNumber, id);
            if (!agreed.ok) return agreed;
            append(ceremonyChanged, { id, code: row.value.code, plan, caseId: agreed.value });
            return ok({ id });
          }),
        ),
      answer,
    }),

    'ceremonies.cancel': writing('ceremonies.cancel', {
      act: ({ author, input: { id, reason } }) =>
        told(
          store.commit(author, ({ db, append }) => {
            const row = findBooked(db, id);
            if (!row.ok) return row;
            append(ceremonyCancelled, { id, reason });
            return ok({ id });
          }),
        ),
      answer,
    }),

    'ceremonies.held': writing('ceremonies.held', {
      act: ({ author, input: { id } }) =>
        told(
          store.commit(author, ({ db, append, on }) => {
            const row = findBooked(db, id);
            if (!row.ok) return row;
            const { plan, caseId } = row.value;
            if (on < plan.on) return failure('ceremony.notYet', { on: plan.on });
            const registeredOn = caseId === null ? null : (cases.find(db, caseId)?.registeredOn ?? null);
            if (registeredOn === null || registeredOn > plan.on) return failure('ceremony.notRegistered', {});
            append(ceremonyHeld, { id });
            return ok({ id });
          }),
        ),
      answer,
    }),

    ...createScriptSheet(deps),
  };
}
