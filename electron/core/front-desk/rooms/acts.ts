import { z } from 'zod';
import { RoomTime } from '#shared/model/index.ts';
import { defineAct } from '../../store/index.ts';

/** No act of the couple's case, whose history everybody at the desk reads: counselling is kept apart from the registration file. */
export const roomBooked = defineAct({
  type: 'room.booked',
  payload: z.object({
    id: z.uuid(),
    time: RoomTime,
    who: z.string(),
    counsellorId: z.uuid().nullable(),
    caseId: z.uuid().nullable(),
  }),
  project(db, { id, time, who, counsellorId, caseId }) {
    db.prepare(
      `INSERT INTO room_bookings (id, room, "on", "from", until, who, counsellor_id, case_id)
       VALUES (:id, :room, :on, :from, :until, :who, :counsellorId, :caseId)`,
    ).run({ id, ...time, who, counsellorId, caseId });
  },
});

export const roomCancelled = defineAct({
  type: 'room.cancelled',
  payload: z.object({ id: z.uuid() }),
  project(db, { id }) {
    db.prepare('UPDATE room_bookings SET cancelled = 1 WHERE id = :id').run({ id });
  },
});
