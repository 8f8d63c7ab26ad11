import { z } from 'zod';
import { DivorcePoint, Finding, SeenAgain, Slot } from '#shared/model/index.ts';
import { defineAct } from '../../store/types.ts';
import { CardReadPayload, insertCardRead } from '../card-reads.ts';
import { projectLaterNumbers, updateCase } from '../common-record.ts';
import { insideBeforeClosing } from './acts.ts';
import { noVisit, updateDivorce } from './record.ts';

/** A party's card was read again at the second visit: it is theirs, and the form stays as it is. */
export const cardReadAgain = defineAct({
  type: 'divorce.cardReadAgain',
  payload: CardReadPayload.omit({ couple: true, revision: true }).extend({ seen: SeenAgain }),
  project(db, payload, header) {
    insertCardRead(db, payload, header);
    updateCase(db, header, {});
    db.prepare(
      `UPDATE divorces SET seen_again = json_set(coalesce(seen_again, '{"man":null,"woman":null}'), :path, json(:seen)) WHERE case_id = :caseId`,
    ).run({ path: `$.${payload.slot}`, seen: JSON.stringify(payload.seen), caseId: header.caseId });
  },
});

/**
 * Both came again: their visit is of this day. `shown`: null in a row from before documents were shown again; in it, of each who showed
 * another document than at the first visit, which one, and what told that it is theirs.
 */
export const returned = defineAct({
  type: 'divorce.returned',
  payload: z.object({
    state: DivorcePoint,
    shown: z.object({ man: SeenAgain, woman: SeenAgain }).nullable().default(null),
    laterNumbers: z.array(z.object({ slot: Slot, idNumber: z.string(), documentNumber: z.string() })).default([]),
    insideBeforeClosing,
    findings: z.array(Finding),
  }),
  project(db, { state, shown, laterNumbers, findings }, header) {
    updateCase(db, header, { state, findings });
    updateDivorce(db, header, { ...noVisit, returned_at: header.at, returned_on: header.on, seen_again: shown });
    projectLaterNumbers(db, header, laterNumbers);
  },
});
