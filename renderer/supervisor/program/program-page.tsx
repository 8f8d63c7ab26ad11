import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HallError, ProgramState, Session, UpdateView } from '#shared/contract/index.ts';
import { dateWords, ErrorNotice, useClient } from '../../client/index.ts';
import { Button, Notice, Panel, StateMark } from '../../components/index.ts';
import { Page } from '../page.tsx';
import { Change } from './change.tsx';
import './program.css';

/** Which program runs, the update file that may follow it, and the way back. */
export function ProgramPage({ session }: { readonly session: Session }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const { program } = useClient();
  const [state, setState] = useState<ProgramState | null>(null);
  const [update, setUpdate] = useState<UpdateView | null>(null);
  const [goingBack, setGoingBack] = useState(false);
  useEffect(() => void program.state().then(setState), [program]);

  const aside =
    state === null ? undefined : update ? (
      <Change
        key={update.version}
        session={session}
        title={t('program.install', { version: update.version })}
        explain={t('program.installExplain')}
        confirm={t('program.installNow')}
        onConfirm={(requestId, approval) => program.install(requestId, approval)}
        onCancel={() => setUpdate(null)}
      >
        <UpdateFacts update={update} />
      </Change>
    ) : goingBack && state.previous ? (
      <Change
        session={session}
        title={t('program.back', { version: state.previous })}
        explain={t('program.backExplain')}
        confirm={t('program.backNow', { version: state.previous })}
        onConfirm={(requestId, approval) => program.goBack(requestId, approval)}
        onCancel={() => setGoingBack(false)}
      />
    ) : (
      <ChooseUpdate takesUpdates={state.takesUpdates} onChosen={setUpdate} />
    );

  return (
    <Page title={t('page.program')} aside={aside}>
      {state && (
        <Panel title={t('program.running')} className="program-state">
          <p className="program-version serif">{state.running}</p>
          {state.left !== null && <Notice tone="waiting">{t('program.left', { version: state.left, running: state.running })}</Notice>}
          <dl className="program-facts">
            <dt>{t('program.previous')}</dt>
            <dd>{state.previous ?? t('program.noPrevious')}</dd>
          </dl>
          {state.previous !== null &&
            (state.previousReads ? (
              <Button
                isDisabled={goingBack && !update}
                onPress={() => {
                  setUpdate(null);
                  setGoingBack(true);
                }}
              >
                {t('program.back', { version: state.previous })}
              </Button>
            ) : (
              <p className="soft small">{t('program.backClosed', { version: state.previous })}</p>
            ))}
        </Panel>
      )}
    </Page>
  );
}

interface ChooseUpdateProps {
  readonly takesUpdates: boolean;
  readonly onChosen: (update: UpdateView) => void;
}

/** How an update comes to this PC, and the file it comes in. */
function ChooseUpdate({ takesUpdates, onChosen }: ChooseUpdateProps): ReactElement {
  const { t } = useTranslation('supervisor');
  const { program } = useClient();
  const [choosing, setChoosing] = useState(false);
  const [error, setError] = useState<HallError>();

  const choose = async (): Promise<void> => {
    setChoosing(true);
    setError(undefined);
    const chosen = await program.chooseUpdate();
    setChoosing(false);
    if (chosen === null) return;
    if (chosen.ok) onChosen(chosen.value);
    else setError(chosen.error);
  };

  if (!takesUpdates)
    return (
      <Panel title={t('program.update')}>
        <p>{t('program.takesNone')}</p>
      </Panel>
    );
  return (
    <Panel title={t('program.update')} className="program-choose">
      <ol className="program-steps">
        {(['bring', 'choose', 'confirm'] as const).map((step) => (
          <li key={step}>{t(`program.step.${step}`)}</li>
        ))}
      </ol>
      <ErrorNotice error={error} onDismiss={() => setError(undefined)} />
      {choosing && <StateMark tone="waiting">{t('program.checking')}</StateMark>}
      <div className="task-actions">
        <Button variant="primary" icon="paper" isDisabled={choosing} onPress={() => void choose()}>
          {t('program.choose')}
        </Button>
      </div>
    </Panel>
  );
}

/** What the update is, as its maker says. */
function UpdateFacts({ update }: { readonly update: UpdateView }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const notes = update.notes.split('\n').filter((line) => line.trim() !== '');
  return (
    <dl className="program-facts">
      <dt>{t('program.builtAt')}</dt>
      <dd>{dateWords(t, update.builtAt.slice(0, 10))}</dd>
      <dt>{t('program.size')}</dt>
      <dd>{t('program.megabytes', { size: Math.max(1, Math.round(update.bytes / 1_048_576)) })}</dd>
      {notes.length > 0 && (
        <>
          <dt>{t('program.notes')}</dt>
          <dd className="program-notes">
            {notes.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}
