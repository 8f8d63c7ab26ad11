import { z } from 'zod';
import { changeOne } from '../store/change-one.ts';
import { defineAct } from '../store/types.ts';

/**
 * The tip of this store was lost and made anew, by passphrase and recovery key: everything in the journal before this act is as
 * it was written, and nobody can say whether more was confirmed. So numbers wait, as after a restore that may lack acts.
 */
export const tipRenewed = defineAct({
  type: 'store.tipRenewed',
  payload: z.object({
    id: z.uuid(),
    found: z.enum(['missing', 'damaged']),
  }),
  project(db, { id }, header) {
    changeOne(
      db,
      // No backup was restored: its name is empty.
      `INSERT INTO restores (id, at, backup, station, through, missing_from, missing_to)
       VALUES (:id, :at, '', :station, :through, :from, NULL)`,
      { id, at: header.at, station: header.station, through: header.seq - 1, from: header.seq },
    );
  },
});
