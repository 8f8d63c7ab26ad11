import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeysView, Session } from '#shared/contract/index.ts';
import { dayWords, errorWords, useAct, useAsk, useClient } from '../../client/index.ts';
import { Button, Notice, Panel, StateMark } from '../../components/index.ts';
import { KeyOnPaper } from '../../entry/index.ts';
import { Page, Waiting } from '../page.tsx';
import { KeyForm, type KeyTask } from './key-form.tsx';
import { KeyHistory } from './key-history.tsx';
import { shownKeyByClient } from './shown-key.ts';
import './keys.css';

const doneWords = {
  passphrase: 'keys.passphrase.changed',
  recovery: 'keys.recovery.sealed',
  data: 'keys.data.changed',
} as const satisfies Record<KeyTask, string>;

/** What opens the store: hall passphrase, recovery key, data key; and every change of them. */
export function KeysPage({ session }: { readonly session: Session }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common', 'entry']);
  const client = useClient();
  const status = useAsk('keys.status', {}, { keep: true });
  const [task, setTask] = useState<KeyTask | null>(null);
  const [done, setDone] = useState<KeyTask | null>(null);
  const [recoveryKey, setRecoveryKey] = useState(shownKeyByClient.get(client) ?? null);
  const mayChange = session.staff.roles.includes('supervisor');

  const begin = (next: KeyTask): void => {
    setDone(null);
    setTask(next);
  };
  const finish = (of: KeyTask, shown: string | null): void => {
    setTask(null);
    setDone(of === 'recovery' ? null : of);
    if (shown !== null) shownKeyByClient.set(client, shown);
    setRecoveryKey(shown ?? recoveryKey);
    status.again();
  };
  const seal = (): void => {
    shownKeyByClient.delete(client);
    setRecoveryKey(null);
    setDone('recovery');
    status.again();
  };

  return (
    <Page
      title={t('keys.title')}
      aside={
        task === null ? undefined : (
          <KeyForm
            key={task}
            task={task}
            session={session}
            hasPassphrase={status.value?.passphrase !== null}
            onCancel={() => setTask(null)}
            onDone={(shown) => finish(task, shown)}
          />
        )
      }
    >
      {done !== null && (
        <Notice tone="done" onDismiss={() => setDone(null)}>
          {t(doneWords[done])}
        </Notice>
      )}
      {recoveryKey !== null && <Sealing recoveryKey={recoveryKey} onSealed={seal} />}
      {status.value === undefined ? (
        <Waiting error={status.error} />
      ) : (
        <>
          {recoveryKey === null && <Unsealed view={status.value} />}
          <div className="keys">
            <Key
              title={t('keys.passphrase.title')}
              state={status.value.passphrase ? sinceOf(t, 'passphrase', status.value.passphrase.since) : t('keys.passphrase.none')}
              explain={t('keys.passphrase.explain')}
              action={
                mayChange && status.value.passphrase !== null ? (
                  <Button onPress={() => begin('passphrase')}>{t('keys.passphrase.change')}</Button>
                ) : null
              }
            />
            <Key
              title={t('keys.recovery.title')}
              state={status.value.recoveryKey ? sinceOf(t, 'recovery', status.value.recoveryKey.since) : t('keys.recovery.none')}
              explain={t('keys.recovery.explain')}
              action={mayChange ? <Button onPress={() => begin('recovery')}>{t('keys.recovery.change')}</Button> : null}
            />
            <Key
              title={t('keys.data.title')}
              explain={t('keys.data.explain')}
              action={mayChange ? <Button onPress={() => begin('data')}>{t('keys.data.change')}</Button> : null}
            />
          </div>
          <KeyHistory changes={status.value.changes} />
        </>
      )}
    </Page>
  );
}

type Translate = ReturnType<typeof useTranslation>['t'];

function sinceOf(t: Translate, of: 'passphrase' | 'recovery', since: string | null): string {
  return since === null ? t(`keys.${of}.sinceUnknown`) : t(`keys.${of}.since`, { date: dayWords(t, since) });
}

interface KeyProps {
  readonly title: string;
  readonly state?: string;
  readonly explain: string;
  readonly action: ReactNode;
}

function Key({ title, state, explain, action }: KeyProps): ReactElement {
  return (
    <Panel title={title} className="key">
      {state !== undefined && <p className="key-state">{state}</p>}
      <p className="soft small key-explain">{explain}</p>
      {action}
    </Panel>
  );
}

/** A recovery key that nobody has confirmed, and that this window cannot show. */
function Unsealed({ view }: { readonly view: KeysView }): ReactElement | null {
  const { t } = useTranslation('supervisor');
  if (view.unsealed === null) return null;
  return (
    <Notice tone="waiting" title={t('keys.recovery.unsealed')}>
      {t(view.recoveryKey === null ? 'keys.recovery.unsealedOnly' : 'keys.recovery.unsealedGone')}
    </Notice>
  );
}

function Sealing({ recoveryKey, onSealed }: { readonly recoveryKey: string; readonly onSealed: () => void }): ReactElement {
  const { t } = useTranslation(['supervisor', 'entry', 'errors', 'common']);
  const seal = useAct('setup.sealRecoveryKey');
  const confirm = async (): Promise<void> => {
    const answer = await seal.run({});
    if (answer.ok) onSealed();
  };
  return (
    <Panel
      title={t('entry:recovery.title')}
      actions={
        <StateMark tone="waiting" icon="warning">
          {t('entry:recovery.once')}
        </StateMark>
      }
    >
      <p className="key-sealing">{t('keys.recovery.unsealedShown')}</p>
      <KeyOnPaper
        recoveryKey={recoveryKey}
        busy={seal.busy}
        onProven={() => void confirm()}
        problem={seal.error && <Notice tone="error">{errorWords(t, seal.error)}</Notice>}
      />
    </Panel>
  );
}
