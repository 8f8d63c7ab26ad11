import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { draftStates, isClosed, isRedirectable } from '#shared/law/marriage/index.ts';
import type { MarriageStep, MarriageView } from '#shared/model/index.ts';
import { useAsk } from '../../client/index.ts';
import { Button, Stepper } from '../../components/index.ts';
import { CaseFrame } from '../case-frame.tsx';
import { useDraft } from '../draft/use-draft.ts';
import { CancelPanel } from '../panels/cancel-panel.tsx';
import { useOpened } from '../use-opened.ts';
import { usePanels } from '../use-panels.ts';
import { useSettled } from '../use-settled.ts';
import { RedirectPanel } from './redirect-panel.tsx';
import { RefusePanel } from './refuse-panel.tsx';
import { ReopenPanel } from './reopen-panel.tsx';
import { StepPage } from './steps/step-page.tsx';
import { currentPage, mayShow, stepsOf, type Page } from './steps-of.ts';
import { useApplicantPage } from '../confirm/use-applicant-page.ts';
import { applicantPage } from './applicant-page.ts';

/** 结婚登记: seven steps, and the ways out of them. */
export function MarriageCaseView({ view }: { readonly view: MarriageView }): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { keeper, draft } = useDraft(view);
  const panels = usePanels<'refuse' | 'redirect' | 'reopen' | 'cancel'>();
  const [chosen, setChosen] = useState<{ readonly page: Page; readonly inState: string } | null>(null);
  const closed = isClosed(view.state);
  const couple = useSettled(draft.couple, 250);
  const application = useSettled(draft.application, 250);
  const live = useAsk('marriage.findings', { caseId: view.id, couple, application }, { enabled: !closed, keep: true });
  const open = useOpened(view, {
    draft,
    keeper,
    editable: view.mine && draftStates.includes(view.state),
    live: closed ? undefined : live.value,
    pictureCharacter: panels.pictureCharacter,
  });
  const elsewhere = view.actions.includes('redirect') && isRedirectable(open.findings);

  // A step looked at again is left as soon as the case moves on.
  const page = chosen?.inState === view.state ? chosen.page : currentPage(view.state);
  useApplicantPage(applicantPage(view, page), view.id);
  const show = (step: MarriageStep): void => {
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
          steps={stepsOf(view, (step) => t(`step.${step}`))}
          {...(page === 'closed' ? {} : { shown: page })}
          onShow={show}
        />
      }
      ownPanel={
        <>
          {panels.shown === 'redirect' && <RedirectPanel onClose={panels.close} onRefuse={() => panels.show('refuse')} />}
          {panels.shown === 'reopen' && <ReopenPanel onClose={panels.close} />}
          {panels.shown === 'refuse' && <RefusePanel onClose={panels.close} />}
          {panels.shown === 'cancel' && <CancelPanel onClose={panels.close} />}
        </>
      }
      ownActions={
        <>
          {elsewhere && <Button onPress={() => panels.show('redirect')}>{t('redirect.open')}</Button>}
          {view.actions.includes('refuse') && !elsewhere && (
            <Button onPress={() => panels.show('refuse')}>{t('terms:marriageAction.refuse')}</Button>
          )}
          {view.actions.includes('reopen') && <Button onPress={() => panels.show('reopen')}>{t('reopen.open')}</Button>}
          {view.actions.includes('cancel') && <Button onPress={() => panels.show('cancel')}>{t('cancel.open')}</Button>}
        </>
      }
    >
      <StepPage key={page} page={page} />
    </CaseFrame>
  );
}
