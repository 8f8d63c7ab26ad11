import type { EventsDep } from '../ports.ts';
import type { Transaction } from '../store/types.ts';
import type { Answer, AskedQuestion } from '../sync/index.ts';
import { takeLease } from './leases/index.ts';
import { takeRequestAnswer } from './requests/index.ts';

/** What an answer of the province changes for requests and number blocks, in the transaction that takes it; windows are told after. */
export function hearOffices({ events }: EventsDep, transaction: Transaction, { question }: AskedQuestion, answer: Answer): void {
  const { caseIds, contradicted } = takeRequestAnswer(transaction, question, answer);
  const isLease = takeLease(transaction, question, answer);
  setImmediate(() => {
    for (const caseId of caseIds) events.emit({ event: 'case.changed', caseId });
    if (isLease || contradicted) events.emit({ event: 'office.changed' });
  });
}
