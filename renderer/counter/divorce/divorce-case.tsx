import { useCallback, useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { draftPoints, isClosed } from '#shared/law/divorce/process.ts';
import type { DivorceStep, DivorceView } from '#shared/model/index.ts';
import { useAsk } from '../../client/index.ts';
import { Stepper } from '../../components/index.ts';
import { CaseState } from '../case-state.tsx';
import { CaseFrame } from '../case-frame.tsx';
import { useDraft } from '../draft/use-draft.ts';
import { useOpened } from '../use-opened.ts';
import { usePanels } from '../use-panels.ts';
import { useSettled } from '../use-settled.ts';
import { DivorceActions } from './divorce-actions.tsx';
import { DivorcePanel, type DivorcePanelName } from './divorce-panel.tsx';
import './divorce.css';
import { FirstVisitContext, unanswered } from './first-visit-context.ts';
import { PageContext, PanelContext } from './page-context.ts';
import { ReturningContext, type Returning } from './second-visit/shows.ts';
import { StepPage } from './steps/step-page.tsx';
import { currentPage, mayShow, stepsOf, type Page } from './steps-of.ts';
import { useApplicantPage } from '../confirm/use-applicant-page.ts';
import { applicantPage } from './applicant-page.ts';
import { UnaccountedBlanks } from './unaccounted-blanks.tsx';

/** 离婚登记: the visit at which the couple apply, the periods between, the visit at which they are divorced. */
export function DivorceCaseView({ view }: { readonly view: DivorceView }): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { keeper, draft } = useDraft(view);
  const panels = usePanels<DivorcePanelName>();
  const [chosen, setChosen] = useState<{ readonly page: Page; readonly at: string } | null>(null);
  const closed = isClosed(view.point);
  const couple = useSettled(draft.couple, 250);
  const application = useSettled(draft.application, 250);
  const [answers, setAnswers] = useState(unanswered);
  const [shown, setShown] = useState<Returning | undefined>(undefined);
  const returning = useSettled(shown, 250);
  const asking = view.actions.includes('precheck');
  const live = useAsk(
    'divorce.findings',
    { caseId: view.id, couple, application, ...(asking && { firstVisit: answers }), ...(returning !== undefined && { returning }) },
    { enabled: !closed, keep: true },
  );
  const prospect = live.value?.prospect ?? null;
  const firstVisit = useMemo(
    () => ({ answers, answer: (change: Partial<typeof answers>) => setAnswers((before) => ({ ...before, ...change })), prospect }),
    [answers, prospect],
  );
  const open = useOpened(view, {
    draft,
    keeper,
    editable: view.mine && draftPoints.includes(view.point),
    live: closed ? undefined : live.value,
    pictureCharacter: panels.pictureCharacter,
  });

  // A page turned to is left as soon as the application moves on.
  const page = chosen?.at === view.point ? chosen.page : currentPage(view);
  const turnTo = useCallback((wanted: Page) => setChosen({ page: wanted, at: view.point }), [view.point]);
  useApplicantPage(applicantPage(view, page), view.id);
  const show = (step: DivorceStep): void => {
    if (mayShow(step, view.point)) turnTo(step);
  };
  return (
    <FirstVisitContext value={firstVisit}>
      <CaseFrame
        open={open}
        panels={panels}
        naming={page === 'identify'}
        page={page}
        stepper={
          <>
            <CaseState row={view} />
            <Stepper
              label={t('case.steps')}
              steps={stepsOf(view, (step) => t(`terms:divorceStep.${step}`))}
              {...(page === 'closed' || page === 'waiting' ? {} : { shown: page })}
              onShow={show}
            />
          </>
        }
        ownPanel={
          <>
            <UnaccountedBlanks />
            <DivorcePanel shown={panels.shown} onClose={panels.close} />
          </>
        }
        ownActions={<DivorceActions view={view} onShow={panels.show} />}
      >
        <PageContext value={turnTo}>
          <PanelContext value={panels.show}>
            <ReturningContext value={setShown}>
              <StepPage key={page} page={page} />
            </ReturningContext>
          </PanelContext>
        </PageContext>
      </CaseFrame>
    </FirstVisitContext>
  );
}
