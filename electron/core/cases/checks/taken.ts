import { isCaseClosed } from '#shared/law/case-state.ts';
import { MaritalAnswer } from '#shared/model/index.ts';
import type { Transaction } from '../../store/index.ts';
import type { Answer } from '../../sync/questions.ts';
import type { AskedQuestion } from '../../sync/index.ts';
import { findCase } from '../case-record.ts';
import { onlineChecked, type Taken } from './acts.ts';
import { askLate, isLate, takeLate } from './late.ts';

/**
 * The province answered a question about a party: it stands on the case, in the transaction that takes it in. Of a case that has
 * ended meanwhile nobody wants to know any more.
 */
export function takeAnswer(transaction: Transaction, asked: AskedQuestion, answer: Answer): void {
  const { caseId, party, question } = asked;
  if (question.kind !== 'maritalStatus' || caseId === null || party === null) return;
  if (answer.kind !== 'maritalStatus' && answer.kind !== 'refused') return;
  const taken: Taken = {
    requestNumber: asked.id,
    party,
    person: question.person,
    askedAt: asked.askedAt,
    // A clock of theirs that is ahead makes no answer last longer.
    answeredAt: answer.answeredAt < transaction.at ? answer.answeredAt : transaction.at,
    answer: answer.kind === 'maritalStatus' ? MaritalAnswer.parse(answer) : null,
    refusal: answer.kind === 'refused' ? { code: answer.code, reason: answer.reason } : null,
  };
  if (isLate(transaction.db, asked.id)) {
    takeLate(transaction, caseId, taken);
    askLate(transaction);
  } else if (!isCaseClosed(findCase(transaction.db, caseId)!)) {
    transaction.append(onlineChecked, taken, { caseId });
  }
}
