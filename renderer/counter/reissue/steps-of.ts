import { isReissueClosed, nextReissueStep, reissueSteps } from '#shared/law/reissue/process.ts';
import type { ReissueState, ReissueStep, ReissueView } from '#shared/model/index.ts';
import type { Step } from '../../components/index.ts';

/** The page of a case: one of the seven steps, or what became of it. */
export type Page = ReissueStep | 'closed';

export function currentPage(state: ReissueState): Page {
  return nextReissueStep(state) ?? 'closed';
}

/** The seven steps as the stepper shows them; a case that was cut short did not come to those after the state it had reached. */
export function stepsOf(
  { state, reached }: Pick<ReissueView, 'state' | 'reached'>,
  name: (step: ReissueStep) => string,
): readonly Step<ReissueStep>[] {
  const done = reissueSteps.findIndex((each) => each.state === reached) + 1;
  const closed = isReissueClosed(state);
  return reissueSteps.map(({ step }, i) => ({
    id: step,
    label: name(step),
    state: i < done ? 'done' : closed ? 'stopped' : i === done ? 'current' : 'ahead',
  }));
}

/** Steps whose page still says something after they were done. */
export function mayShow(step: ReissueStep, state: ReissueState): boolean {
  const current = reissueSteps.findIndex((each) => each.step === nextReissueStep(state));
  const wanted = reissueSteps.findIndex((each) => each.step === step);
  return current >= 0 && wanted <= current;
}
