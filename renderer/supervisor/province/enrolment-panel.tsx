import { useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HallError, InspectedAnswer, ProvinceView, Session } from '#shared/contract/index.ts';
import { ErrorNotice, useAct, useClient } from '../../client/index.ts';
import { Button, Notice, Panel } from '../../components/index.ts';
import { ConfirmAnswer } from './confirm-answer.tsx';

/** What the contract takes, in characters. */
const longestAnswer = 200_000;

export interface EnrolmentPanelProps {
  readonly view: ProvinceView;
  readonly session: Session;
  readonly onChanged: () => void;
}

/** The two files: what is sent to the province, and what it answers, which two persons look at. */
export function EnrolmentPanel({ view, session, onChanged }: EnrolmentPanelProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'errors', 'common']);
  const client = useClient();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<HallError>();
  const [done, setDone] = useState<{ readonly words: string } | null>(null);
  const [isDropping, setDropping] = useState(false);
  const [chosen, setChosen] = useState<{ readonly answer: string; readonly inspected: InspectedAnswer } | null>(null);
  const inspect = useAct('province.inspect');
  const dismiss = useAct('province.dismiss');
  const isWaiting = view.requested !== null;

  const begin = (): void => {
    setError(undefined);
    setDone(null);
    setDropping(false);
    inspect.forget();
    dismiss.forget();
  };
  const save = async (): Promise<void> => {
    begin();
    setBusy(true);
    const saved = await client.saveEnrolmentRequest(isWaiting);
    setBusy(false);
    if (!saved.ok) setError(saved.error);
    else if (saved.value !== null) setDone({ words: t('province.saved', { file: saved.value }) });
    onChanged();
  };
  const drop = async (): Promise<void> => {
    begin();
    const dropped = await dismiss.run({});
    if (dropped.ok) setDone({ words: t('province.dismissed') });
    onChanged();
  };
  const choose = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    begin();
    const answer = file.size > longestAnswer ? '' : await file.text();
    // What is too long, or empty, is no answer file either, and is told so in the same words.
    if (answer === '') return setError({ code: 'province.notJson', details: {} });
    const inspected = await inspect.run({ answer });
    if (inspected.ok) setChosen({ answer, inspected: inspected.value });
  };

  if (chosen !== null) {
    return (
      <ConfirmAnswer
        {...chosen}
        session={session}
        onCancel={() => setChosen(null)}
        onEnrolled={() => {
          setChosen(null);
          setDone({ words: t('province.done') });
          onChanged();
        }}
      />
    );
  }
  return (
    <Panel title={t('province.files')}>
      <div className="task-form">
        <p>{t(isWaiting ? 'province.step.waiting' : view.enrolled ? 'province.step.renew' : 'province.step.begin')}</p>
        {done && <Notice tone="done">{done.words}</Notice>}
        <ErrorNotice error={error} onDismiss={() => setError(undefined)} />
        <ErrorNotice error={inspect.error} onDismiss={inspect.forget} />
        <ErrorNotice error={dismiss.error} onDismiss={dismiss.forget} />
        <div className="province-steps">
          <Button variant={isWaiting ? 'secondary' : 'primary'} icon="paper" busy={busy} onPress={() => void save()}>
            {t(isWaiting ? 'province.saveAgain' : 'province.make')}
          </Button>
          {isWaiting && (
            <Button variant="primary" icon="paper" busy={inspect.busy} onPress={() => input.current?.click()}>
              {t('province.import')}
            </Button>
          )}
          {isWaiting && (
            <Button variant="quiet" aria-expanded={isDropping} onPress={() => setDropping(!isDropping)}>
              {t('province.dismiss')}
            </Button>
          )}
        </div>
        {isDropping && (
          <Notice
            tone="waiting"
            title={t('province.dropping.title')}
            actions={
              <Button small busy={dismiss.busy} onPress={() => void drop()}>
                {t('province.dropping.do')}
              </Button>
            }
          >
            {t('province.dropping.text')}
          </Notice>
        )}
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label={t('province.import')}
          onChange={(event) => {
            void choose(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
    </Panel>
  );
}
