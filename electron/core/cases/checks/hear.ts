import type { EventsDep } from '../../ports.ts';
import type { Heard } from '../../sync/index.ts';
import { noteReceipt } from '../discrepancies/index.ts';
import { hearOffices } from '../heard.ts';
import { askLate } from './late.ts';
import { takeAnswer } from './taken.ts';

/** What cases make of what the province said: checks answered, contradictions noted, and what was done offline asked about. */
export function hearProvince({ events }: EventsDep): Heard {
  // The windows ask again once it is kept.
  const tell = (caseId: string | null) =>
    setImmediate(() => {
      if (caseId !== null) events.emit({ event: 'case.changed', caseId });
    });
  return {
    answered(transaction, question, answer) {
      takeAnswer(transaction, question, answer);
      hearOffices({ events }, transaction, question, answer);
      tell(question.caseId);
    },
    receipted(transaction, act, receipt) {
      noteReceipt(transaction, act.caseId, receipt);
      askLate(transaction);
      tell(act.caseId);
    },
  };
}
