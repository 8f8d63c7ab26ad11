import { z } from 'zod';
import { CheckedPerson, MaritalAnswer, Slot } from '#shared/model/index.ts';
import { defineAct } from '../../store/types.ts';
import { changeOne } from '../../store/change-one.ts';

/** What the province said of one person, or why it would not say. */
const Taken = z.object({
  requestNumber: z.uuid(),
  party: Slot,
  person: CheckedPerson,
  askedAt: z.string(),
  answeredAt: z.string(),
  answer: MaritalAnswer.nullable(),
  refusal: z.object({ code: z.string(), reason: z.string() }).nullable(),
});
export type Taken = z.infer<typeof Taken>;

/** 联网核对 of one party was answered (条例 2025 art. 10): the request number, who was asked about, the answer and its time. */
export const onlineChecked = defineAct({
  type: 'case.onlineChecked',
  payload: Taken,
  project(db, { person, answer, refusal, ...checked }, { caseId }) {
    changeOne(
      db,
      `INSERT INTO online_checks (question_id, case_id, party, person, asked_at, answered_at, answer, refusal)
       VALUES (:requestNumber, :caseId, :party, :person, :askedAt, :answeredAt, :answer, :refusal)`,
      {
        ...checked,
        caseId,
        person: JSON.stringify(person),
        answer: answer && JSON.stringify(answer),
        refusal: refusal && JSON.stringify(refusal),
      },
    );
  },
});

/** Both parties of an act that was completed offline are asked about, each by a question of its own; once. */
export const lateCheckAsked = defineAct({
  type: 'case.lateCheckAsked',
  payload: z.object({ man: z.uuid(), woman: z.uuid() }),
  project(db, { man, woman }, { caseId }) {
    changeOne(
      db,
      `UPDATE offline_acts SET state = 'asked', man_question = :man, woman_question = :woman, man_checked = 0, woman_checked = 0
       WHERE case_id = :caseId AND state = 'waiting'`,
      { man, woman, caseId },
    );
  },
});

/** One of them was answered; the act is checked with the second. What does not agree is a discrepancy beside it. */
export const lateChecked = defineAct({
  type: 'case.lateChecked',
  payload: Taken.extend({ agrees: z.boolean() }),
  project(db, { party }, { caseId }) {
    changeOne(
      db,
      `UPDATE offline_acts SET man_checked = CASE :party WHEN 'man' THEN 1 ELSE man_checked END,
         woman_checked = CASE :party WHEN 'woman' THEN 1 ELSE woman_checked END
       WHERE case_id = :caseId AND state = 'asked'`,
      { party, caseId },
    );
    db.prepare(`UPDATE offline_acts SET state = 'checked' WHERE case_id = ? AND man_checked = 1 AND woman_checked = 1`).run(caseId);
  },
});
