import { firstVisitSteps, isClosed, isVisitUnderWay, nextStep, secondVisitSteps } from '#shared/law/divorce/process.ts';
import type { DivorcePoint, DivorceStep, DivorceView } from '#shared/model/index.ts';
import type { Step } from '../../components/index.ts';

/** The page of an application: a step of either visit, the periods between them, or what became of it. */
export type Page = DivorceStep | 'waiting' | 'closed';

/** Both may come again to ask for the certificates: their visit begins from the page where they waited. */
export function currentPage(view: Pick<DivorceView, 'point' | 'photos'>): Page {
  const point = pointForSteps(view);
  if (isClosed(point)) return 'closed';
  return point === 'coolingOff' || point === 'issuable' ? 'waiting' : (nextStep(point) ?? 'waiting');
}

/** The steps of the visit under way, or of the one the application ended in. */
export function stepsOf(
  view: Pick<DivorceView, 'point' | 'reached' | 'photos'>,
  name: (step: DivorceStep) => string,
): readonly Step<DivorceStep>[] {
  const { point } = view;
  const reached = pointForSteps({ ...view, point: view.reached });
  const steps = visitOf(reached);
  const done = steps.findIndex((each) => each.point === reached) + 1;
  return steps.map(({ step }, i) => ({
    id: step,
    label: name(step),
    state: i < done ? 'done' : isClosed(point) ? 'stopped' : i === done ? 'current' : 'ahead',
  }));
}

/** Steps of the same visit whose page still says something after they were done. */
export function mayShow(step: DivorceStep, point: DivorcePoint): boolean {
  const steps = visitOf(point);
  const current = steps.findIndex((each) => each.step === nextStep(point));
  const wanted = steps.findIndex((each) => each.step === step);
  return wanted >= 0 && wanted <= current;
}

function visitOf(point: DivorcePoint): typeof firstVisitSteps {
  return isVisitUnderWay(point) || point === 'issuable' || point === 'registered' ? secondVisitSteps : firstVisitSteps;
}

/** With one of the two pictures only, the couple are still being photographed. */
function pointForSteps({ point, photos }: Pick<DivorceView, 'point' | 'photos'>): DivorcePoint {
  return point === 'issuable.photographed' && (photos.man === null || photos.woman === null) ? 'issuable.declared' : point;
}
