import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isReissueClosed, reissueDraftStates } from '#shared/law/reissue/process.ts';
import type { ReissueStep, ReissueView } from '#shared/model/index.ts';
import { useAsk } from '../../client/index.ts';
import { Button, Stepper } from '../../components/index.ts';
import { CaseFrame } from '../case-frame.tsx';
import { useApplicantPage } from '../confirm/use-applicant-page.ts';
import { useDraft } from '../draft/use-draft.ts';
import { CancelPanel } from '../panels/cancel-panel.tsx';
import { useOpened } from '../use-opened.ts';
import { usePanels } from '../use-panels.ts';
import { useSettled } from '../use-settled.ts';
import { AskingContext } from './asking-context.ts';
import { RefusePanel } from './refuse-panel.tsx';
import './reissue.css';
import { StepPage } from './steps/step-page.tsx';
import { currentPage, mayShow, stepsOf, type Page } from './steps-of.ts';

/** 补领: seven steps, and the ways out of them. */
export function ReissueCaseView({ view }: { readonly view: ReissueView }): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { keeper, draft } = useDraft(view);
  const panels = usePanels<'refuse' | 'cancel'>();
  const [chosen, setChosen] = useState<{ readonly page: Page; readonly inState: string } | null>(null);
  const [inPerson, setInPerson] = useState(false);
  const closed = isReissueClosed(view.state);
  const couple = useSettled(draft.couple, 250);
  const application = useSettled(draft.application, 250);
  const live = useAsk('reissue.findings', { caseId: view.id, couple, application, inPerson }, { enabled: !closed, keep: true });
  const open = useOpened(view, {
    draft,
    keeper,
    editable: view.mine && reissueDraftStates.includes(view.state),
    live: closed ? undefined : live.value,
    pictureCharacter: panels.pictureCharacter,
  });
  const standing = live.value?.standing ?? view.standing;
  const asking = useMemo(() => ({ inPerson, setInPerson, standing }), [inPerson, standing]);

  // A step looked at again is left as soon as the case moves on.
  const page = chosen?.inState === view.state ? chosen.page : currentPage(view.state);
  const reads = view.mine && (page === 'identify' || page === 'photograph') && view.actions.includes(page);
  useApplicantPage(reads ? 'privacy' : 'idle', view.id);
  const show = (step: ReissueStep): void => {
    if (mayShow(step, view.state)) setChosen({ page: step, inState: view.state });
  };
  return (
    <CaseFrame
      open={open}
      panels={panels}
      naming={page === 'identify'}
      page={page}
      stepper={
        <Stepper
          label={t('case.steps')}
          steps={stepsOf(view, (step) => t(`reissue.step.${step}`))}
          {...(page === 'closed' ? {} : { shown: page })}
          onShow={show}
        />
      }
      ownPanel={
        <>
          {panels.shown === 'refuse' && <RefusePanel onClose={panels.close} />}
          {panels.shown === 'cancel' && <CancelPanel onClose={panels.close} />}
        </>
      }
      ownActions={
        <>
          {view.actions.includes('refuse') && <Button onPress={() => panels.show('refuse')}>{t('reissue.refuse.open')}</Button>}
          {view.actions.includes('cancel') && <Button onPress={() => panels.show('cancel')}>{t('cancel.open')}</Button>}
        </>
      }
    >
      <AskingContext value={asking}>
        <StepPage key={page} page={page} />
      </AskingContext>
    </CaseFrame>
  );
}
