import { failure, type Overflow, type OperationName } from '#shared/contract/index.ts';
import { ok, type CivilDate } from '#shared/model/index.ts';
import { createId } from '../../crypto/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import type { ReadableDb } from '../../store/index.ts';
import type { FrontDeskDeps } from '../deps.ts';
import type { CalledBack } from '../appointments/index.ts';
import { overflowCalled, overflowEntered, overflowReturned, overflowSettled } from './acts.ts';

type OverflowOperation = Extract<OperationName, `overflow.${string}`>;

const select = `
  SELECT id, "on", service, name, phone, note, entered_at AS enteredAt, state, appointment_id AS appointmentId,
    CASE WHEN state = 'waiting' THEN (SELECT count(*) FROM peak_overflow b WHERE b."on" = a."on" AND b.service = a.service
      AND b.state = 'waiting' AND (b.entered_at, b.id) <= (a.entered_at, a.id)) END AS place
  FROM peak_overflow a`;

export function listOverflow(db: ReadableDb, on: CivilDate): Overflow[] {
  return db.prepare(`${select} WHERE "on" = ? ORDER BY entered_at, id`).all(on) as Overflow[];
}

export function countWaiting(db: ReadableDb, on: CivilDate): number {
  return db.prepare(`SELECT count(*) FROM peak_overflow WHERE "on" = ? AND state = 'waiting'`).pluck().get(on) as number;
}

function find(db: ReadableDb, id: string): Overflow | null {
  return (db.prepare(`${select} WHERE id = ?`).get(id) as Overflow | undefined) ?? null;
}

export const calledBack: CalledBack = {
  book({ db, append }, id, appointmentId) {
    const entry = find(db, id);
    if (!entry) return failure('overflow.notFound', {});
    if (entry.state !== 'called') return failure('overflow.notCalled', {});
    append(overflowSettled, { id, outcome: 'booked', appointmentId });
    return null;
  },
  giveBack({ db, append, on }, appointmentId) {
    // Nobody waits for a day that is over.
    const id = db.prepare('SELECT id FROM peak_overflow WHERE appointment_id = ? AND "on" >= ?').pluck().get(appointmentId, on);
    if (id !== undefined) append(overflowReturned, { id: id as string });
  },
};

/** 候补: those who found no place, called back in the order they came, and nobody twice. */
export function createOverflowHandlers({ store, events }: Pick<FrontDeskDeps, 'store' | 'events'>): HandlersFor<OverflowOperation> {
  const answer = ({ id }: { readonly id: string }): Overflow => store.read((db) => find(db, id) as Overflow);
  const told = <T extends { readonly ok: boolean }>(result: T): T => {
    if (result.ok) events.emit({ event: 'frontDesk.changed' });
    return result;
  };
  return {
    'overflow.enter': writing('overflow.enter', {
      act: ({ author, input }) =>
        told(
          store.commit(author, ({ db, append, on }) => {
            if (input.on < on) return failure('overflow.past', {});
            const phone = input.phone.replaceAll(/[- ]/g, '');
            if (isThere(db, { ...input, phone })) return failure('overflow.already', {});
            const id = createId();
            append(overflowEntered, { ...input, id, phone });
            return ok({ id });
          }),
        ),
      answer,
    }),

    'overflow.call': writing('overflow.call', {
      act: ({ author, input: { id } }) =>
        told(
          store.commit(author, ({ db, append }) => {
            const entry = find(db, id);
            if (!entry) return failure('overflow.notFound', {});
            if (entry.state !== 'waiting') return failure('overflow.notWaiting', {});
            if (entry.place !== 1) return failure('overflow.notFirst', { place: entry.place ?? 0 });
            append(overflowCalled, { id });
            return ok({ id });
          }),
        ),
      answer,
    }),

    'overflow.settle': writing('overflow.settle', {
      act: ({ author, input: { id, outcome } }) =>
        told(
          store.commit(author, ({ db, append }) => {
            const entry = find(db, id);
            if (!entry) return failure('overflow.notFound', {});
            if (entry.state !== 'called') return failure('overflow.notCalled', {});
            append(overflowSettled, { id, outcome, appointmentId: null });
            return ok({ id });
          }),
        ),
      answer,
    }),
  };
}

function isThere(
  db: ReadableDb,
  { on, service, phone }: { readonly on: CivilDate; readonly service: string; readonly phone: string },
): boolean {
  const found = db
    .prepare(
      `SELECT 1 FROM peak_overflow WHERE "on" = :on AND service = :service AND phone = :phone AND state IN ('waiting', 'called', 'booked')`,
    )
    .get({ on, service, phone });
  return found !== undefined;
}
