import { z } from 'zod';
import { NewNumberBlock } from '#shared/contract/index.ts';
import { projectLeasedBlock } from '../../office/index.ts';
import { changeOne } from '../../store/change-one.ts';
import { defineAct } from '../../store/types.ts';

/** A supervisor asked the province for numbers; the id is that of the question. */
export const blockAsked = defineAct({
  type: 'numbers.blockAsked',
  payload: NewNumberBlock.pick({ prefix: true, year: true }).extend({ id: z.uuid(), count: z.number().int().min(1) }),
  project(db, payload, { at, staffId }) {
    changeOne(
      db,
      `INSERT INTO number_leases (id, prefix, year, count, asked_at, asked_by, state) VALUES (:id, :prefix, :year, :count, :at, :staffId, 'asked')`,
      { ...payload, at, staffId },
    );
  },
});

/** The province gave the numbers: the block is entered by its signed answer, once. */
export const blockLeased = defineAct({
  type: 'numbers.blockLeased',
  payload: z.object({ id: z.uuid(), lease: z.uuid(), block: NewNumberBlock }),
  project(db, { id, lease, block }, header) {
    changeOne(db, `UPDATE number_leases SET state = 'given', answered_at = :at WHERE id = :lease AND state = 'asked'`, {
      lease,
      at: header.at,
    });
    const { askedBy } = db.prepare(`SELECT asked_by AS askedBy FROM number_leases WHERE id = ?`).get(lease) as { askedBy: string };
    projectLeasedBlock(db, { id, lease, block, askedBy }, header);
  },
});

/** The province gave none, or others than were asked for: none are entered. */
export const leaseRefused = defineAct({
  type: 'numbers.leaseRefused',
  payload: z.object({ lease: z.uuid(), code: z.string(), reason: z.string() }),
  project(db, { lease, code, reason }, { at }) {
    changeOne(
      db,
      `UPDATE number_leases SET state = 'refused', code = :code, reason = :reason, answered_at = :at WHERE id = :lease AND state = 'asked'`,
      { lease, code, reason, at },
    );
  },
});
