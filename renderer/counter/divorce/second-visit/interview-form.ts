import { InterviewQuestion, type Interview } from '#shared/model/index.ts';

/** What one party says, while they are asked; null: not said yet. */
export interface InterviewForm {
  readonly answers: Readonly<Record<InterviewQuestion, string>>;
  readonly willing: boolean | null;
  readonly agrees: boolean | null;
}

const noAnswers = Object.fromEntries(InterviewQuestion.options.map((question) => [question, ''])) as InterviewForm['answers'];

/** As it was kept, or with nothing said. */
export function formOf(kept: Interview | null): InterviewForm {
  if (kept === null) return { answers: noAnswers, willing: null, agrees: null };
  const answers = Object.fromEntries(
    InterviewQuestion.options.map((question, i) => [question, kept.answers[i]?.answer ?? '']),
  ) as InterviewForm['answers'];
  return { answers, willing: kept.willing, agrees: kept.agrees };
}

/** Every question answered, and both conclusions drawn. */
export function isComplete(form: InterviewForm): form is InterviewForm & { readonly willing: boolean; readonly agrees: boolean } {
  return (
    form.willing !== null && form.agrees !== null && InterviewQuestion.options.every((question) => form.answers[question].trim() !== '')
  );
}

/** Says what was kept, and so what the record says. */
export function isKept(form: InterviewForm, kept: Interview | null): boolean {
  if (kept === null || kept.willing !== form.willing || kept.agrees !== form.agrees) return false;
  return InterviewQuestion.options.every((question, i) => kept.answers[i]?.answer === form.answers[question].trim());
}
