import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as uuidV7 } from 'uuid';
import type { Approval, HallError, ProgramState, Session, UpdateView } from '#shared/contract/index.ts';
import type { Result } from '#shared/model/index.ts';
import { dateWords, ErrorNotice, useClient } from '../../client/index.ts';
import { ApprovalFields, Button, noApproval, Notice, Panel, StateMark } from '../../components/index.ts';
import { Page } from '../page.tsx';
import { findApprovalProblem, RefusalNotice, type ApprovalProblem } from '../second-person.tsx';
import './program.css';

/** Which program runs, the update file that may follow it, and the way back. */
export function ProgramPage({ session }: { readonly session: Session }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const { program } = useClient();
  const [state, setState] = useState<ProgramState | null>(null);
  const [update, setUpdate] = useState<UpdateView | null>(null);
  const [goingBack, setGoingBack] = useState(false);
  const [error, setError] = useState<HallError>();
  const [choosing, setChoosing] = useState(false);
  useEffect(() => void program.state().then(setState), [program]);

  const choose = async (): Promise<void> => {
    setChoosing(true);
    setError(undefined);
    setUpdate(null);
    setGoingBack(false);
    const chosen = await program.chooseUpdate();
    setChoosing(false);
    if (chosen === null) return;
    if (chosen.ok) setUpdate(chosen.value);
    else setError(chosen.error);
  };

  const aside = update ? (
    <Change
      key={update.version}
      session={session}
      title={t('program.install', { version: update.version })}
      explain={t('program.installExplain')}
      confirm={t('program.installNow')}
      onConfirm={(requestId, approval) => program.install(requestId, approval)}
      onCancel={() => setUpdate(null)}
    >
      <dl className="program-facts">
        <dt>{t('program.builtAt')}</dt>
        <dd>{dateWords(t, update.builtAt.slice(0, 10))}</dd>
        <dt>{t('program.size')}</dt>
        <dd>{t('program.megabytes', { size: Math.max(1, Math.round(update.bytes / 1_048_576)) })}</dd>
        {update.notes !== '' && (
          <>
            <dt>{t('program.notes')}</dt>
            <dd className="program-notes">{update.notes}</dd>
          </>
        )}
      </dl>
    </Change>
  ) : goingBack && state?.previous ? (
    <Change
      session={session}
      title={t('program.back', { version: state.previous })}
      explain={t('program.backExplain')}
      confirm={t('program.backNow')}
      onConfirm={(requestId, approval) => program.goBack(requestId, approval)}
      onCancel={() => setGoingBack(false)}
    />
  ) : undefined;

  return (
    <Page title={t('page.program')} aside={aside}>
      {state && (
        <Panel title={t('program.running')} className="program-state">
          <p className="program-version serif">{state.running}</p>
          {state.left !== null && <Notice tone="waiting">{t('program.left', { version: state.left, running: state.running })}</Notice>}
          {!state.takesUpdates && <Notice tone="info">{t('program.takesNone')}</Notice>}
          <ErrorNotice error={error} onDismiss={() => setError(undefined)} />
          {choosing && <StateMark tone="waiting">{t('program.checking')}</StateMark>}
          <div className="program-acts">
            <Button variant="secondary" icon="paper" isDisabled={choosing || !state.takesUpdates} onPress={() => void choose()}>
              {t('program.choose')}
            </Button>
            {state.previous !== null && state.previousReads && (
              <Button
                variant="quiet"
                onPress={() => {
                  setUpdate(null);
                  setGoingBack(true);
                }}
              >
                {t('program.back', { version: state.previous })}
              </Button>
            )}
          </div>
          {state.previous !== null && !state.previousReads && (
            <p className="soft small">{t('program.backClosed', { version: state.previous })}</p>
          )}
          <p className="soft small">{t('program.explain')}</p>
        </Panel>
      )}
    </Page>
  );
}

interface ChangeProps {
  readonly session: Session;
  readonly title: string;
  readonly explain: string;
  readonly confirm: string;
  readonly children?: ReactElement;
  readonly onConfirm: (requestId: string, approval: Approval) => Promise<Result<null, HallError>>;
  readonly onCancel: () => void;
}

/** Another program takes over, by two people; afterwards this window ends and the other program opens. */
function Change({ session, title, explain, confirm, children, onConfirm, onCancel }: ChangeProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const [approval, setApproval] = useState(noApproval);
  const [problem, setProblem] = useState<ApprovalProblem | null>(null);
  const [error, setError] = useState<HallError>();
  const [busy, setBusy] = useState(false);
  // A repeat after a lost answer is the same change.
  const requestId = useRef(uuidV7());

  const send = async (): Promise<void> => {
    const found = findApprovalProblem(session, approval);
    setProblem(found);
    setError(undefined);
    if (found !== null) return;
    setBusy(true);
    const answer = await onConfirm(requestId.current, approval);
    if (answer.ok) return; // the window closes in a moment
    requestId.current = uuidV7();
    setBusy(false);
    setError(answer.error);
  };

  return (
    <Panel title={title}>
      <form
        noValidate
        className="task-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {children}
        <p className="small">{explain}</p>
        <ApprovalFields value={approval} onChange={setApproval} />
        <RefusalNotice problem={problem} error={error} />
        {busy && <StateMark tone="waiting">{t('program.busy')}</StateMark>}
        <div className="task-actions">
          <Button isDisabled={busy} onPress={onCancel}>
            {t('common:action.back')}
          </Button>
          <Button variant="primary" type="submit" busy={busy}>
            {confirm}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
