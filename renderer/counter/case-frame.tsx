import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isCaseClosed } from '#shared/law/case-state.ts';
import { ErrorNotice } from '../client/index.ts';
import { Button, Notice, useShownFromTop } from '../components/index.ts';
import { CaseContext, type OpenCase } from './case-context.ts';
import { CharacterPanel } from './characters/character-panel.tsx';
import { pictureKey, UnpicturedNotice } from './characters/rare-notice.tsx';
import './characters/characters.css';
import { CaseMarks } from './checks/case-marks.tsx';
import { MismatchRecords } from './checks/mismatch-records.tsx';
import { FooterContext } from './footer-context.ts';
import { ConcernPanel, emptyConcernNote } from './panels/concern-panel.tsx';
import { HistoryPanel } from './panels/history-panel.tsx';
import { HouseholdPanel } from './requests/household-panel.tsx';
import { requestKey, RequestPanel } from './requests/request-panel.tsx';
import { SideColumn } from './side-column.tsx';
import { TakeOverBar } from './take-over-bar.tsx';
import type { FramePanels } from './use-panels.ts';
import { useShortcut } from './use-shortcut.ts';

export interface CaseFrameProps {
  readonly open: OpenCase;
  /** How far the case is, beside its number. */
  readonly stepper: ReactNode;
  readonly panels: FramePanels;
  /** The panels of the business itself, while one is shown. */
  readonly ownPanel: ReactNode;
  /** The buttons of the business left of the page's action: refuse, cancel. */
  readonly ownActions: ReactNode;
  /** The parties are being filled in: what is missing of their characters is said beside their fields. */
  readonly naming: boolean;
  /** Which of its pages is shown. */
  readonly page: string;
  readonly children: ReactNode;
}

/** One case of any business: head, notices, panels, the page, and beside it what the law says. */
export function CaseFrame({ open, stepper, panels, ownPanel, ownActions, naming, page, children }: CaseFrameProps): ReactElement {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const { view, draft, keeper, editable, rareCharacters } = open;
  const frame = useShownFromTop<HTMLElement>(`${page} ${panels.shown}`);
  const [concernNote, setConcernNote] = useState(emptyConcernNote);
  const mayRecord = view.actions.includes('recordConcern');
  const unpictured = view.actions.includes('pictureCharacter') ? rareCharacters.find(({ picture }) => picture === null) : undefined;
  useShortcut(pictureKey, unpictured ? () => panels.pictureCharacter(unpictured) : null);
  const mayAsk = view.mine && !isCaseClosed(view);
  useShortcut(requestKey, mayAsk ? () => panels.show('requests') : null);
  useShortcut('F9', mayRecord ? () => panels.show('concern') : null);
  const secondary = (
    <>
      {ownActions}
      {mayRecord && (
        <Button variant="quiet" icon="ask" keys="F9" onPress={() => panels.show('concern')}>
          {t('concern.open')}
        </Button>
      )}
      {mayAsk && (
        <Button variant="quiet" icon="search" keys={requestKey} onPress={() => panels.show('requests')}>
          {t('request.open')}
        </Button>
      )}
      <Button variant="quiet" icon="history" onPress={() => panels.show('history')}>
        {t('history.open')}
      </Button>
    </>
  );
  const footer = { secondary, paused: panels.shown !== null && panels.shown !== 'history' };
  return (
    <CaseContext value={open}>
      <main className="case" ref={frame} aria-label={t('case.title', { number: view.number })}>
        <header className="case-head">
          <h1 className="case-title">
            {t(`terms:business.${view.business}`)} <span className="case-number">{view.number}</span>
          </h1>
          <CaseMarks row={view} />
          {stepper}
          {editable && <span className="draft-mark small soft">{t(`draft.${draft.saving}`)}</span>}
        </header>
        <div className="case-body">
          <div className="case-centre">
            {!view.mine && <TakeOverBar view={view} closed={isCaseClosed(view)} />}
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
            <MismatchRecords />
            {unpictured && !naming && panels.shown !== 'character' && <UnpicturedNotice />}
            {panels.shown === 'character' && panels.rare && (
              <CharacterPanel key={`${panels.rare.slot} ${panels.rare.character}`} rare={panels.rare} onClose={panels.close} />
            )}
            {panels.shown === 'concern' && <ConcernPanel note={concernNote} onNote={setConcernNote} onClose={panels.close} />}
            {panels.shown === 'requests' && <RequestPanel onClose={panels.close} />}
            {panels.shown === 'household' && <HouseholdPanel onClose={panels.close} />}
            {ownPanel}
            {panels.shown === 'history' && <HistoryPanel onClose={panels.close} />}
            <FooterContext value={footer}>{children}</FooterContext>
          </div>
          <SideColumn onRequests={() => panels.show('requests')} onHousehold={() => panels.show('household')} />
        </div>
      </main>
    </CaseContext>
  );
}
