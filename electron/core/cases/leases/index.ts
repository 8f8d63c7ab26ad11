import { failure, NewNumberBlock, type NumberLease } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { createId } from '../../crypto/index.ts';
import { findOverlappingBlock, getOffice } from '../../office/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import type { ReadableDb, Transaction } from '../../store/types.ts';
import { askProvince, type Answer, type Question } from '../../sync/index.ts';
import type { CaseDeps } from '../deps.ts';
import { blockAsked, blockLeased, leaseRefused } from './acts.ts';

export const leaseActs = [blockAsked, blockLeased, leaseRefused];

/** Number blocks leased from the province, beside those that two people enter. */
export function createLeaseHandlers({
  store,
  events,
}: Pick<CaseDeps, 'store' | 'events'>): HandlersFor<'numbers.leases' | 'numbers.lease'> {
  return {
    'numbers.leases': () => ok(store.read(listLeases)),

    'numbers.lease': writing('numbers.lease', {
      act(call) {
        const { prefix, year, count } = call.input;
        const result = store.commit(call.author, (transaction) => {
          const open = listLeases(transaction.db).some(
            (lease) => lease.state === 'asked' && lease.prefix === prefix && lease.year === year,
          );
          if (open) return failure('numbers.leaseOpen', { prefix, year });
          const id = askProvince(transaction, { question: { kind: 'numberBlock', prefix, year, count }, caseId: null });
          transaction.append(blockAsked, { id, prefix, year, count });
          return ok({});
        });
        if (result.ok) events.emit({ event: 'office.changed' });
        return result;
      },
      answer: () => store.read(listLeases),
    }),
  };
}

/** Enters what the province gave, in the transaction that takes its answer. @returns whether the numbers changed */
export function takeLease({ db, append }: Transaction, question: Question, answer: Answer): boolean {
  if (question.kind !== 'numberBlock') return false;
  if (answer.kind === 'refused') append(leaseRefused, { lease: question.id, code: answer.code, reason: answer.reason });
  else if (answer.kind === 'numberBlock') {
    const { prefix, year, count } = question;
    const { first, last } = answer;
    const block = NewNumberBlock.safeParse({ prefix: answer.prefix, regionCode: answer.regionCode, year: answer.year, first, last });
    const isAsked =
      block.success &&
      answer.prefix === prefix &&
      answer.year === year &&
      answer.regionCode === getOffice(db).regionCode &&
      last - first + 1 === count;
    const refuse = (code: string) => append(leaseRefused, { lease: question.id, code, reason: `${first}–${last}` });
    if (!isAsked) refuse('lease.otherThanAsked');
    else if (findOverlappingBlock(db, block.data)) refuse('lease.overlap');
    else append(blockLeased, { id: createId(), lease: question.id, block: block.data });
  }
  return true;
}

function listLeases(db: ReadableDb): NumberLease[] {
  return db
    .prepare(
      `SELECT l.id, l.prefix, l.year, l.count, l.asked_at AS askedAt, s.name AS askedBy, l.state, l.code, l.reason,
         l.answered_at AS answeredAt
       FROM number_leases l JOIN staff s ON s.id = l.asked_by ORDER BY l.asked_at DESC, l.id DESC LIMIT 50`,
    )
    .all() as NumberLease[];
}
