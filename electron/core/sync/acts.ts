import { z } from 'zod';
import { changeOne } from '../store/change-one.ts';
import { defineAct, type WritableDb } from '../store/types.ts';
import { ActReceipt, ChainEnd } from './contents.ts';
import { Digest, Lane } from './envelope/header.ts';

const Ends = { lane: Lane, sent: ChainEnd, received: ChainEnd };

/** The province answered an envelope: its acts have their receipts, and both chains go on. */
export const answerTaken = defineAct({
  type: 'province.answerTaken',
  payload: z.object({
    ...Ends,
    /** The signed answer as it came, in the vault; null where it holds no receipt. */
    answer: Digest.nullable(),
    receipts: z.array(ActReceipt),
  }),
  project(db, { receipts, answer, ...ends }, { at }) {
    setEnds(db, ends);
    for (const { id, result, code, reason, receipt, ingestedAt, conflictsWith } of receipts) {
      changeOne(db, `UPDATE outbox SET state = :state WHERE id = :id`, { id, state: result === 'duplicate' ? 'accepted' : result });
      db.prepare(
        `INSERT INTO act_receipts (act_id, result, code, reason, receipt, ingested_at, conflicts_with, answer, taken_at)
         VALUES (:id, :result, :code, :reason, :receipt, :ingestedAt, :conflictsWith, :answer, :at)
         ON CONFLICT (act_id) DO UPDATE SET result = excluded.result, code = excluded.code, reason = excluded.reason,
           receipt = excluded.receipt, ingested_at = excluded.ingested_at, conflicts_with = excluded.conflicts_with,
           answer = excluded.answer, taken_at = excluded.taken_at`,
      ).run({ id, result, code, reason, receipt, ingestedAt, conflictsWith: conflictsWith && JSON.stringify(conflictsWith), answer, at });
    }
  },
});

/** After a restore: the chains go on where the province has them. */
export const chainsResumed = defineAct({
  type: 'province.chainsResumed',
  payload: z.object(Ends),
  project: (db, ends) => setEnds(db, ends),
});

function setEnds(db: WritableDb, { lane, sent, received }: z.infer<z.ZodObject<typeof Ends>>): void {
  for (const [direction, end] of [
    ['sent', sent],
    ['received', received],
  ] as const)
    db.prepare(
      `INSERT INTO sync_chains (lane, direction, sequence, digest) VALUES (:lane, :direction, :sequence, :digest)
       ON CONFLICT (lane, direction) DO UPDATE SET sequence = excluded.sequence, digest = excluded.digest`,
    ).run({ lane, direction, ...end });
}
