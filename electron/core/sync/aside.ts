import { z } from 'zod';
import { changeOne } from '../store/change-one.ts';
import { defineAct } from '../store/types.ts';

/** An act that the province will not take in as it is keeps no other from going: it waits for a person. */
export const actSetAside = defineAct({
  type: 'province.actSetAside',
  payload: z.object({ id: z.uuid(), code: z.string(), reason: z.string().nullable() }),
  project(db, { id, code, reason }, { at }) {
    changeOne(db, `INSERT INTO acts_aside (act_id, code, reason, at) VALUES (:id, :code, :reason, :at)`, { id, code, reason, at });
  },
});

/** A person sends something now, or everything that waits (null); what was set aside or rejected goes again. */
export const actRetried = defineAct({
  type: 'province.actRetried',
  payload: z.object({ id: z.uuid().nullable() }),
  project(db, { id }) {
    if (id === null) return;
    db.prepare(`DELETE FROM acts_aside WHERE act_id = ?`).run(id);
    db.prepare(`UPDATE outbox SET state = 'pending' WHERE id = ? AND state = 'rejected'`).run(id);
  },
});
