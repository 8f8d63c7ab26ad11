import { z } from 'zod';
import { Slot } from '#shared/model/index.ts';
import { createId } from '../crypto/index.ts';
import { changeOne } from '../store/change-one.ts';
import { defineAct, type ReadableDb, type Transaction } from '../store/types.ts';
import { Answer, Question } from './questions.ts';

/** Somebody, or the hall itself, asked the province something; it is asked until it answers or nobody wants to know any more. */
export const provinceAsked = defineAct({
  type: 'province.asked',
  payload: z.object({ question: Question, party: Slot.nullable() }),
  project(db, { question, party }, { at, staffId, caseId }) {
    changeOne(
      db,
      `INSERT INTO province_questions (id, kind, case_id, party, content, asked_at, asked_by, state)
       VALUES (:id, :kind, :caseId, :party, :content, :at, :staffId, 'open')`,
      { id: question.id, kind: question.kind, caseId, party, content: JSON.stringify(question), at, staffId },
    );
  },
});

/** Nobody wants to know any more. */
export const questionWithdrawn = defineAct({
  type: 'province.questionWithdrawn',
  payload: z.object({ id: z.uuid() }),
  project(db, { id }) {
    changeOne(db, `UPDATE province_questions SET state = 'withdrawn' WHERE id = :id AND state = 'open'`, { id });
  },
});

/** The province did not take the question in: that is all the answer there will be. */
export const questionRefused = defineAct({
  type: 'province.questionRefused',
  payload: z.object({ id: z.uuid(), code: z.string() }),
  project(db, { id, code }, { at }) {
    const answer: Answer = { id, answeredAt: at, kind: 'refused', code: code.slice(0, 60), reason: '' };
    const set = `UPDATE province_questions SET state = 'answered', answer = :answer, answered_at = :at WHERE id = :id AND state = 'open'`;
    db.prepare(set).run({ id, at, answer: JSON.stringify(answer) });
  },
});

type Unnamed<T> = T extends unknown ? Omit<T, 'id' | 'askedAt'> : never;
/** What is asked, before it has its name and time. */
export type NewQuestion = Unnamed<Question>;

export interface AskedQuestion {
  readonly id: string;
  readonly caseId: string | null;
  readonly party: Slot | null;
  readonly question: Question;
  readonly askedAt: string;
  readonly askedBy: string | null;
  readonly state: 'open' | 'answered' | 'withdrawn';
  readonly answer: Answer | null;
  /** When the answer was taken in here. */
  readonly answeredAt: string | null;
}

/** Asks the province, in the transaction of whatever needs the answer; answers the question's id, by which its answer is found. */
export function askProvince(
  { append, at }: Transaction,
  { question, caseId, party = null }: { readonly question: NewQuestion; readonly caseId: string | null; readonly party?: Slot | null },
): string {
  const id = createId();
  append(provinceAsked, { question: Question.parse({ ...question, id, askedAt: at }), party }, caseId === null ? {} : { caseId });
  return id;
}

/** Its answer, if one still comes, changes nothing. */
export function withdrawQuestion({ db, append }: Transaction, id: string): void {
  const asked = findQuestion(db, id);
  if (asked?.state === 'open') append(questionWithdrawn, { id }, asked.caseId === null ? {} : { caseId: asked.caseId });
}

const select = `SELECT id, case_id AS caseId, party, content, asked_at AS askedAt, asked_by AS askedBy, state, answer,
  answered_at AS answeredAt FROM province_questions`;

export function findQuestion(db: ReadableDb, id: string): AskedQuestion | null {
  const row = db.prepare(`${select} WHERE id = ?`).get(id) as Row | undefined;
  return row ? parsed(row) : null;
}

/** Those of a case, the latest first. */
export function listQuestionsOf(db: ReadableDb, caseId: string, kind: Question['kind']): AskedQuestion[] {
  return (db.prepare(`${select} WHERE case_id = ? AND kind = ? ORDER BY asked_at DESC, rowid DESC`).all(caseId, kind) as Row[]).map(parsed);
}

/** What has no answer yet and lies in no envelope, in the order it was asked. */
export function findOpenQuestions(db: ReadableDb, most: number): AskedQuestion[] {
  return (
    db
      .prepare(`${select} WHERE state = 'open' AND id NOT IN (SELECT id FROM sync_open_acts) ORDER BY asked_at, rowid LIMIT ?`)
      .all(most) as Row[]
  ).map(parsed);
}

interface Row extends Omit<AskedQuestion, 'question' | 'answer'> {
  readonly content: string;
  readonly answer: string | null;
}

function parsed({ content, answer, ...row }: Row): AskedQuestion {
  return {
    ...row,
    question: Question.parse(JSON.parse(content)),
    answer: answer === null ? null : Answer.parse(JSON.parse(answer)),
  };
}
