import { isClosed, marriageSteps, nextStep } from '#shared/law/marriage/process.ts';
import type { MarriageState, MarriageStep } from '#shared/model/index.ts';
import type { Step } from '../components/index.ts';

/** The page of a case: one of the seven steps, or what became of it. */
export type Page = MarriageStep | 'closed';

export function currentPage(state: MarriageState): Page {
  return nextStep(state) ?? 'closed';
}

/**
 * The seven steps as the stepper shows them; a refused or cancelled case did not complete them.
 */
export function stepsOf(state: MarriageState, name: (step: MarriageStep) => string): readonly Step<MarriageStep>[] {
  const current = nextStep(state);
  const finished = isClosed(state) && marriageSteps.some((each) => each.state === state);
  const stopped = isClosed(state) && !finished;
  const at = marriageSteps.findIndex((each) => each.step === current);
  return marriageSteps.map(({ step }, i) => ({
    id: step,
    label: name(step),
    state: finished ? 'done' : stopped ? 'stopped' : i < at ? 'done' : i === at ? 'current' : 'ahead',
  }));
}

/** Steps whose page still says something after they were done: the form, the photo, the papers. */
export function mayShow(step: MarriageStep, state: MarriageState): boolean {
  const current = marriageSteps.findIndex((each) => each.step === nextStep(state));
  const wanted = marriageSteps.findIndex((each) => each.step === step);
  return current >= 0 && wanted <= current;
}
