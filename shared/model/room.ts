import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { HalfHour } from './service.ts';

const RoomName = z.string().trim().min(1).max(20);

/** 婚姻家庭辅导室; a county hall has at least one (民发〔2020〕99号). */
export const RoomSettings = z.object({
  rooms: z
    .array(RoomName)
    .min(1)
    .max(20)
    .refine((rooms) => new Set(rooms).size === rooms.length)
    .default(['辅导室']),
});
export type RoomSettings = z.infer<typeof RoomSettings>;

/** Half hours of a room; `until` is when it is free again. */
export const RoomTime = z.object({ room: RoomName, on: CivilDate, from: HalfHour, until: HalfHour });
export type RoomTime = z.infer<typeof RoomTime>;
