import { useCallback, useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { draftStates, isClosed, isRedirectable } from '#shared/law/marriage/index.ts';
import type { CaseView as Case, MarriageStep, MarriageView, PartyDraft, RareCharacter, Slot } from '#shared/model/index.ts';
import { ErrorNotice, useAsk } from '../client/index.ts';
import { Button, Notice, Stepper } from '../components/index.ts';
import { CaseContext, type OpenCase } from './case-context.ts';
import { CaseState } from './case-state.tsx';
import { currentPage, mayShow, stepsOf, type Page } from './case-steps.ts';
import { CharacterPanel } from './characters/character-panel.tsx';
import { pictureKey, UnpicturedNotice } from './characters/rare-notice.tsx';
import './characters/characters.css';
import { useApplicantScreen } from './confirm/use-applicant-screen.ts';
import { useDraft } from './draft/use-draft.ts';
import { FooterContext } from './footer-context.ts';
import { CancelPanel } from './panels/cancel-panel.tsx';
import { ConcernPanel, emptyConcernNote } from './panels/concern-panel.tsx';
import { HistoryPanel } from './panels/history-panel.tsx';
import { RedirectPanel } from './panels/redirect-panel.tsx';
import { RefusePanel } from './panels/refuse-panel.tsx';
import { ReopenPanel } from './panels/reopen-panel.tsx';
import { SideColumn } from './side-column.tsx';
import { StepPage } from './steps/step-page.tsx';
import { TakeOverBar } from './take-over-bar.tsx';
import { useSettled } from './use-settled.ts';
import { useShortcut } from './use-shortcut.ts';

/** One case by its id, asked for and kept fresh. */
export function CaseView({ caseId }: { readonly caseId: string }): ReactElement {
  const { t } = useTranslation('counter');
  const asked = useAsk('cases.get', { caseId });
  if (asked.value?.business === 'marriage') return <OpenCaseView key={asked.value.id} view={asked.value} />;
  if (asked.value) return <CaseHead view={asked.value} />;
  return (
    <div className="case-empty">{asked.error ? <ErrorNotice error={asked.error} /> : <p className="soft">{t('case.loading')}</p>}</div>
  );
}

type Panel = 'refuse' | 'redirect' | 'reopen' | 'cancel' | 'history' | 'concern' | 'character';

/** What a case is, while no page shows its steps. */
function CaseHead({ view }: { readonly view: Case }): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  return (
    <main className="case" aria-label={t('case.title', { number: view.number })}>
      <header className="case-head">
        <h1 className="case-title">
          {t(`terms:business.${view.business}`)} <span className="case-number">{view.number}</span>
        </h1>
        <CaseState row={view} />
      </header>
    </main>
  );
}

function OpenCaseView({ view }: { readonly view: MarriageView }): ReactElement {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const { keeper, draft } = useDraft(view);
  const devices = useAsk('devices.status', {});
  const [pendingReasons, setPendingReasons] = useState<ReadonlySet<Slot>>(new Set());
  const [panel, setPanel] = useState<Panel | null>(null);
  const [chosen, setChosen] = useState<{ readonly page: Page; readonly inState: string } | null>(null);

  const [concernNote, setConcernNote] = useState(emptyConcernNote);

  const closed = isClosed(view.state);
  const editable = view.mine && draftStates.includes(view.state);
  const couple = useSettled(draft.couple, 250);
  const application = useSettled(draft.application, 250);
  const live = useAsk('marriage.findings', { caseId: view.id, couple, application }, { enabled: !closed, keep: true });
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
      const before = keeper.state().couple;
      keeper.change({ ...before, [slot]: { ...before[slot], ...change } });
    },
    [keeper],
  );
  const findings = (closed ? undefined : live.value?.findings) ?? view.findings;
  const materials = (closed ? undefined : live.value?.materials) ?? view.materials;
  const rareCharacters = (closed ? undefined : live.value?.rareCharacters) ?? view.rareCharacters;
  const [rare, setRare] = useState<RareCharacter | null>(null);
  const pictureCharacter = useCallback((wanted: RareCharacter) => {
    setRare(wanted);
    setPanel('character');
  }, []);
  const open = useMemo<OpenCase>(
    () => ({
      view,
      draft,
      keeper,
      findings,
      materials,
      rareCharacters,
      pictureCharacter,
      devices: devices.value,
      editable,
      pendingReasons,
      setPendingReason,
      changeParty,
    }),
    [
      view,
      draft,
      keeper,
      findings,
      materials,
      rareCharacters,
      pictureCharacter,
      devices.value,
      editable,
      pendingReasons,
      setPendingReason,
      changeParty,
    ],
  );
  const unpictured = view.actions.includes('pictureCharacter') ? rareCharacters.find(({ picture }) => picture === null) : undefined;
  useShortcut(pictureKey, unpictured ? () => pictureCharacter(unpictured) : null);

  const elsewhere = view.actions.includes('redirect') && isRedirectable(findings);
  useShortcut('F9', view.actions.includes('recordConcern') ? () => setPanel('concern') : null);

  // A step looked at again is left as soon as the case moves on.
  const page = chosen?.inState === view.state ? chosen.page : currentPage(view.state);
  useApplicantScreen(view, page);
  const show = (step: MarriageStep): void => {
    if (mayShow(step, view.state)) setChosen({ page: step, inState: view.state });
  };
  const secondary = (
    <>
      {elsewhere && <Button onPress={() => setPanel('redirect')}>{t('redirect.open')}</Button>}
      {view.actions.includes('refuse') && !elsewhere && (
        <Button onPress={() => setPanel('refuse')}>{t('terms:marriageAction.refuse')}</Button>
      )}
      {view.actions.includes('reopen') && <Button onPress={() => setPanel('reopen')}>{t('reopen.open')}</Button>}
      {view.actions.includes('cancel') && <Button onPress={() => setPanel('cancel')}>{t('cancel.open')}</Button>}
      {view.actions.includes('recordConcern') && (
        <Button variant="quiet" icon="ask" keys="F9" onPress={() => setPanel('concern')}>
          {t('concern.open')}
        </Button>
      )}
      <Button variant="quiet" icon="history" onPress={() => setPanel('history')}>
        {t('history.open')}
      </Button>
    </>
  );
  const footer = { secondary, paused: panel !== null && panel !== 'history' };
  return (
    <CaseContext value={open}>
      <main className="case" aria-label={t('case.title', { number: view.number })}>
        <header className="case-head">
          <h1 className="case-title">
            {t(`terms:business.${view.business}`)} <span className="case-number">{view.number}</span>
          </h1>
          <Stepper
            label={t('case.steps')}
            steps={stepsOf(view, (step) => t(`step.${step}`))}
            {...(page === 'closed' ? {} : { shown: page })}
            onShow={show}
          />
          {editable && <span className="draft-mark small soft">{t(`draft.${draft.saving}`)}</span>}
        </header>
        <div className="case-body">
          <div className="case-centre">
            {!view.mine && <TakeOverBar view={view} closed={closed} />}
            {draft.lost.length > 0 && (
              <div className="case-notice">
                <Notice tone="waiting" onDismiss={keeper.dismissLost}>
                  {t('draft.lost', {
                    fields: draft.lost
                      .map(({ slot, field }) => (slot === null ? t(`field.${field}`) : `${t(`terms:slot.${slot}`)} ${t(`field.${field}`)}`))
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
            {unpictured && page !== 'identify' && panel !== 'character' && <UnpicturedNotice />}
            {panel === 'character' && rare && (
              <CharacterPanel key={`${rare.slot} ${rare.character}`} rare={rare} onClose={() => setPanel(null)} />
            )}
            {panel === 'concern' && <ConcernPanel note={concernNote} onNote={setConcernNote} onClose={() => setPanel(null)} />}
            {panel === 'redirect' && <RedirectPanel onClose={() => setPanel(null)} onRefuse={() => setPanel('refuse')} />}
            {panel === 'reopen' && <ReopenPanel onClose={() => setPanel(null)} />}
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
