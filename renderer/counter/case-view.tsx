import { useCallback, useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { draftStates, isClosed } from '#shared/law/marriage/process.ts';
import type { CaseView as Case, MarriageStep, PartyDraft, Slot } from '#shared/model/index.ts';
import { ErrorNotice, useAsk } from '../client/index.ts';
import { Button, Notice, Stepper } from '../components/index.ts';
import { CaseContext, type OpenCase } from './case-context.ts';
import { currentPage, mayShow, stepsOf, type Page } from './case-steps.ts';
import { useDraft } from './draft/use-draft.ts';
import { FooterContext } from './footer-context.ts';
import { CancelPanel } from './panels/cancel-panel.tsx';
import { HistoryPanel } from './panels/history-panel.tsx';
import { RefusePanel } from './panels/refuse-panel.tsx';
import { SideColumn } from './side-column.tsx';
import { StepPage } from './steps/step-page.tsx';
import { useSettled } from './use-settled.ts';

/** One case by its id, asked for and kept fresh. */
export function CaseView({ caseId }: { readonly caseId: string }): ReactElement {
  const { t } = useTranslation('counter');
  const asked = useAsk('cases.get', { caseId });
  if (asked.value) return <OpenCaseView key={asked.value.id} view={asked.value} />;
  return (
    <div className="case-empty">{asked.error ? <ErrorNotice error={asked.error} /> : <p className="soft">{t('case.loading')}</p>}</div>
  );
}

type Panel = 'refuse' | 'cancel' | 'history';

function OpenCaseView({ view }: { readonly view: Case }): ReactElement {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const { keeper, draft } = useDraft(view);
  const devices = useAsk('devices.status', {});
  const [pendingReasons, setPendingReasons] = useState<ReadonlySet<Slot>>(new Set());
  const [panel, setPanel] = useState<Panel | null>(null);
  const [chosen, setChosen] = useState<{ readonly page: Page; readonly inState: string } | null>(null);

  const editable = draftStates.includes(view.state);
  const settled = useSettled(draft.couple, 250);
  const live = useAsk('marriage.findings', { caseId: view.id, couple: settled }, { enabled: !isClosed(view.state), keep: true });
  const setPendingReason = useCallback((slot: Slot, pending: boolean) => {
    setPendingReasons((before) => {
      const after = new Set(before);
      if (pending) after.add(slot);
      else after.delete(slot);
      return after;
    });
  }, []);
  const changeParty = useCallback(
    (slot: Slot, change: Partial<PartyDraft>) => {
      const { couple } = keeper.state();
      keeper.change({ ...couple, [slot]: { ...couple[slot], ...change } });
    },
    [keeper],
  );
  const findings = (isClosed(view.state) ? undefined : live.value?.findings) ?? view.findings;
  const open = useMemo<OpenCase>(
    () => ({ view, draft, keeper, findings, devices: devices.value, editable, pendingReasons, setPendingReason, changeParty }),
    [view, draft, keeper, findings, devices.value, editable, pendingReasons, setPendingReason, changeParty],
  );

  // A step looked at again is left as soon as the case moves on.
  const page = chosen?.inState === view.state ? chosen.page : currentPage(view.state);
  const show = (step: MarriageStep): void => {
    if (mayShow(step, view.state)) setChosen({ page: step, inState: view.state });
  };
  const secondary = (
    <>
      {view.actions.includes('refuse') && <Button onPress={() => setPanel('refuse')}>{t('terms:marriageAction.refuse')}</Button>}
      {view.actions.includes('cancel') && <Button onPress={() => setPanel('cancel')}>{t('cancel.open')}</Button>}
      <Button variant="quiet" icon="history" onPress={() => setPanel('history')}>
        {t('history.open')}
      </Button>
    </>
  );
  const footer = { secondary, paused: panel === 'refuse' || panel === 'cancel' };
  return (
    <CaseContext value={open}>
      <main className="case" aria-label={t('case.title', { number: view.number })}>
        <header className="case-head">
          <h1 className="case-title">
            {t(`terms:business.${view.business}`)} <span className="case-number">{view.number}</span>
          </h1>
          <Stepper
            label={t('case.steps')}
            steps={stepsOf(view.state, (step) => t(`step.${step}`))}
            {...(page === 'closed' ? {} : { shown: page })}
            onShow={show}
          />
          {editable && <span className="draft-mark small soft">{t(`draft.${draft.saving}`)}</span>}
        </header>
        <div className="case-body">
          <div className="case-centre">
            {draft.lost.length > 0 && (
              <div className="case-notice">
                <Notice tone="waiting" onDismiss={keeper.dismissLost}>
                  {t('draft.lost', {
                    fields: draft.lost
                      .map(({ slot, field }) => `${t(`terms:slot.${slot}`)} ${t(`field.${field}`)}`)
                      .join(t('common:listComma')),
                  })}
                </Notice>
              </div>
            )}
            {draft.error && (
              <div className="case-notice">
                <ErrorNotice error={draft.error} />
              </div>
            )}
            {panel === 'refuse' && <RefusePanel onClose={() => setPanel(null)} />}
            {panel === 'cancel' && <CancelPanel onClose={() => setPanel(null)} />}
            {panel === 'history' && <HistoryPanel onClose={() => setPanel(null)} />}
            <FooterContext value={footer}>
              <StepPage key={page} page={page} />
            </FooterContext>
          </div>
          <SideColumn />
        </div>
      </main>
    </CaseContext>
  );
}
