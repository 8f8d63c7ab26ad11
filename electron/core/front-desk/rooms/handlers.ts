import { failure, type OperationName, type RoomBooking } from '#shared/contract/index.ts';
import { ok, type RoomTime } from '#shared/model/index.ts';
import { createId } from '../../crypto/index.ts';
import { writing, type Caller, type HandlersFor } from '../../ports.ts';
import { listStaff } from '../../staff/index.ts';
import type { ReadableDb } from '../../store/index.ts';
import type { FrontDeskDeps } from '../deps.ts';
import { readFrontDeskSettings } from '../settings.ts';
import { roomBooked, roomCancelled } from './acts.ts';

type RoomOperation = Extract<OperationName, `rooms.${string}`>;
type RoomDeps = Pick<FrontDeskDeps, 'store' | 'clock' | 'events' | 'cases'>;

interface RoomRow extends RoomTime {
  readonly id: string;
  readonly who: string;
  readonly counsellorId: string | null;
  readonly counsellorName: string | null;
  readonly caseId: string | null;
  readonly cancelled: number;
}

const select = `
  SELECT b.id, b.room, b."on", b."from", b.until, b.who, b.counsellor_id AS counsellorId, s.name AS counsellorName, b.case_id AS caseId,
    b.cancelled
  FROM room_bookings b LEFT JOIN staff s ON s.id = b.counsellor_id`;

/** 辅导室预约, by counsellors and reception. */
export function createRoomHandlers({ store, clock, events, cases }: RoomDeps): HandlersFor<RoomOperation> {
  const viewOf = (db: ReadableDb, row: RoomRow, caller: Caller | null): RoomBooking => {
    const { id, room, on, from, until, who, counsellorId, counsellorName, caseId, cancelled } = row;
    const mayKnow = caller?.staff.roles.includes('counsellor') === true;
    const number = caseId === null || !mayKnow ? null : (cases.find(db, caseId)?.number ?? null);
    return { id, time: { room, on, from, until }, who, counsellorId, counsellorName, caseNumber: number, cancelled: cancelled === 1 };
  };
  const find = (db: ReadableDb, id: string) => db.prepare(`${select} WHERE b.id = ?`).get(id) as RoomRow | undefined;
  const told = <T extends { readonly ok: boolean }>(result: T): T => {
    if (result.ok) events.emit({ event: 'frontDesk.changed' });
    return result;
  };
  const counsellors = (db: ReadableDb) => listStaff(db).filter(({ active, roles }) => active && roles.includes('counsellor'));

  return {
    'rooms.list': ({ input, caller }) =>
      ok(
        store.read((db) => {
          const { rooms } = readFrontDeskSettings(db).rooms;
          const rows = db
            .prepare(`${select} WHERE b."on" BETWEEN :from AND :until AND b.cancelled = 0 ORDER BY b."on", b."from", b.room`)
            .all(input) as RoomRow[];
          return {
            today: clock.today(),
            rooms,
            closed: [...new Set(rows.map(({ room }) => room))].filter((room) => !rooms.includes(room)),
            bookings: rows.map((row) => viewOf(db, row, caller)),
            counsellors: counsellors(db).map(({ id, name }) => ({ id, name })),
          };
        }),
      ),

    'rooms.book': writing('rooms.book', {
      act: ({ author, input: { who, counsellorId, caseNumber, ...time } }) =>
        told(
          store.commit(author, ({ db, append, on }) => {
            if (!readFrontDeskSettings(db).rooms.rooms.includes(time.room)) return failure('room.unknown', { room: time.room });
            if (time.until <= time.from) return failure('room.noTime', {});
            if (time.on < on) return failure('room.past', {});
            if (counsellorId !== null && !counsellors(db).some(({ id }) => id === counsellorId)) return failure('room.notCounsellor', {});
            const taken = findTaken(db, time, counsellorId);
            if (taken) {
              const { from, until } = taken;
              return taken.room === time.room ? failure('room.taken', { from, until }) : failure('room.counsellorTaken', { from, until });
            }
            const found = caseNumber === '' ? null : cases.lookUp(db, caseNumber);
            if (caseNumber !== '' && found?.business !== 'divorce') return failure('room.noCase', { number: caseNumber });
            const id = createId();
            append(roomBooked, { id, time, who, counsellorId, caseId: found?.caseId ?? null });
            return ok({ id });
          }),
        ),
      answer: ({ id }: { readonly id: string }, { caller }) => store.read((db) => viewOf(db, find(db, id)!, caller)),
    }),

    'rooms.cancel': writing('rooms.cancel', {
      act: ({ author, input: { id } }) =>
        told(
          store.commit(author, ({ db, append }) => {
            const row = find(db, id);
            if (!row || row.cancelled === 1) return failure('room.notFound', {});
            append(roomCancelled, { id });
            return ok({ id });
          }),
        ),
      answer: ({ id }: { readonly id: string }, { caller }) => store.read((db) => viewOf(db, find(db, id)!, caller)),
    }),
  };
}

/** What the room, else the counsellor, has in any of the half hours. */
function findTaken(db: ReadableDb, { room, on, from, until }: RoomTime, counsellorId: string | null): RoomTime | undefined {
  return db
    .prepare(
      `SELECT room, "on", "from", until FROM room_bookings
       WHERE cancelled = 0 AND "on" = :on AND "from" < :until AND until > :from AND (room = :room OR counsellor_id = :counsellorId)
       ORDER BY room = :room DESC, "from" LIMIT 1`,
    )
    .get({ room, on, from, until, counsellorId }) as RoomTime | undefined;
}
