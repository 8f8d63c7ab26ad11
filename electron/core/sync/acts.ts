import { z } from 'zod';
import { changeOne } from '../store/change-one.ts';
import { defineAct, type WritableDb } from '../store/types.ts';
import { ActReceipt, ChainEnd } from './contents.ts';
import { Digest, Lane } from './envelope/header.ts';
import { Answer } from './questions.ts';

const Ends = { lane: Lane, sent: ChainEnd, received: ChainEnd };

/** The province answered an envelope: its acts have their receipts, and both chains go on. */
export const answerTaken = defineAct({
  type: 'province.answerTaken',
  payload: z.object({
    ...Ends,
    /** The signed answer as it came, in the vault; null where it holds no receipt. */
    answer: Digest.nullable(),
    receipts: z.array(ActReceipt),
    question: z.object({ id: z.uuid(), answer: Answer }).nullable().default(null),
  }),
  project(db, { receipts, answer, question, ...ends }, { at }) {
    setEnds(db, ends);
    if (question !== null)
      db.prepare(
        `UPDATE province_questions SET answer = :said, answered_at = :at, answer_file = :answer,
           state = CASE state WHEN 'open' THEN 'answered' ELSE state END WHERE id = :id`,
      ).run({ id: question.id, said: JSON.stringify(question.answer), at, answer });
    for (const { id, result, code, reason, receipt, ingestedAt, conflictsWith } of receipts) {
      changeOne(db, `UPDATE outbox SET state = :state WHERE id = :id`, { id, state: outcomeOf({ result, code, conflictsWith }) });
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

/** Rejected only for now: what it needs is still on its way. */
const goesAgain: readonly (string | null)[] = ['act.part', 'act.earlierRejected'];

export function isToGoAgain({ result, code }: Pick<ActReceipt, 'result' | 'code'>): boolean {
  return result === 'rejected' && goesAgain.includes(code);
}

/** `duplicate`: as it was answered then. */
function outcomeOf(receipt: Pick<ActReceipt, 'result' | 'code' | 'conflictsWith'>): string {
  if (isToGoAgain(receipt)) return 'pending';
  if (receipt.result !== 'duplicate') return receipt.result;
  return receipt.conflictsWith === null ? 'accepted' : 'conflict';
}

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
