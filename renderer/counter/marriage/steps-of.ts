import { isClosed, marriageSteps, nextStep } from '#shared/law/marriage/process.ts';
import type { MarriageView, MarriageState, MarriageStep } from '#shared/model/index.ts';
import type { Step } from '../../components/index.ts';

/** The page of a case: one of the seven steps, or what became of it. */
export type Page = MarriageStep | 'closed';

export function currentPage(state: MarriageState): Page {
  return nextStep(state) ?? 'closed';
}

/** The seven steps as the stepper shows them; a case that was cut short did not come to those after the state it had reached. */
export function stepsOf(
  { state, reached }: Pick<MarriageView, 'state' | 'reached'>,
  name: (step: MarriageStep) => string,
): readonly Step<MarriageStep>[] {
  const done = marriageSteps.findIndex((each) => each.state === reached) + 1;
  const closed = isClosed(state);
  return marriageSteps.map(({ step }, i) => ({
    id: step,
    label: name(step),
    state: i < done ? 'done' : closed ? 'stopped' : i === done ? 'current' : 'ahead',
  }));
}

/** Steps whose page still says something after they were done: the form, the photo, the papers. */
export function mayShow(step: MarriageStep, state: MarriageState): boolean {
  const current = marriageSteps.findIndex((each) => each.step === nextStep(state));
  const wanted = marriageSteps.findIndex((each) => each.step === step);
  return current >= 0 && wanted <= current;
}
