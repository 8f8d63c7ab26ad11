import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HallError, Input } from '#shared/contract/index.ts';
import { errorWords, useAct, useAsk } from '../../client/index.ts';
import { Button, Notice, TextField } from '../../components/index.ts';
import { EntryPage } from '../parts/entry-page.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { NewerProgram } from './newer-program.tsx';
import { RenewTip } from './renew-tip.tsx';

export interface UnlockProps {
  /** The recovery key is being tried; null: it did not open. Said before the answer: the page may be gone with it. */
  readonly onRecovering: (recoveryKey: string | null) => void;
  /** The store does not open and is to be brought back from a backup. */
  readonly onRestore: () => void;
}

/** Opens the store in the morning. Asked with nothing first: a training store opens itself. */
export function Unlock({ onRecovering, onRestore }: UnlockProps): ReactElement {
  const { t } = useTranslation(['entry', 'errors', 'common']);
  const tried = useAsk('setup.unlock', {});
  const [renewing, setRenewing] = useState(false);
  const ways = { onRestore, onRenew: () => setRenewing(true) };
  if (renewing) return <RenewTip onBack={() => setRenewing(false)} />;
  if (tried.error?.code === 'store.wrongKey') return <PassphraseUnlock onRecovering={onRecovering} {...ways} />;
  return (
    <EntryPage title={t('unlock.title')} onSubmit={tried.again}>
      {tried.error ? (
        <>
          <Notice tone="error">{errorWords(t, tried.error)}</Notice>
          <div className="entry-actions">
            <Button type="submit" variant="primary" busy={tried.loading} autoFocus>
              {t('unlock.retry')}
            </Button>
            <WaysOut error={tried.error} {...ways} />
          </div>
          {tried.error.code === 'store.newer' && <NewerProgram onRestore={onRestore} />}
        </>
      ) : (
        <p role="status">{t('unlock.openingAlone')}</p>
      )}
    </EntryPage>
  );
}

function useUnlock() {
  const queries = useQueryClient();
  const unlock = useAct('setup.unlock');
  return {
    ...unlock,
    open: async (input: Input<'setup.unlock'>) => {
      const answer = await unlock.run(input);
      if (answer.ok) void queries.invalidateQueries();
      return answer;
    },
  };
}

function PassphraseUnlock({ onRecovering, ...ways }: Pick<UnlockProps, 'onRecovering'> & Ways): ReactElement {
  const { t } = useTranslation(['entry', 'errors', 'common']);
  const [by, setBy] = useState<'passphrase' | 'recoveryKey'>('passphrase');
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState(false);
  const unlock = useUnlock();
  const withKey = by === 'recoveryKey';
  const wrong = unlock.error?.code === 'store.wrongKey';
  const problem = missing
    ? t(withKey ? 'unlock.emptyKey' : 'unlock.empty')
    : wrong
      ? t(withKey ? 'unlock.wrongKey' : 'unlock.wrongPassphrase')
      : undefined;

  const send = async (): Promise<void> => {
    if (typed.trim() === '') {
      setMissing(true);
      return;
    }
    onRecovering(withKey ? typed.trim() : null);
    const answer = await unlock.open(withKey ? { recoveryKey: typed.trim() } : { passphrase: typed });
    if (!answer.ok) onRecovering(null);
  };
  const type = (text: string): void => {
    setTyped(text);
    setMissing(false);
    unlock.forget();
  };
  const change = (): void => {
    setBy(withKey ? 'passphrase' : 'recoveryKey');
    type('');
  };

  return (
    <EntryPage title={t('unlock.title')} lead={t(withKey ? 'unlock.recoveryLead' : 'unlock.lead')} onSubmit={() => void send()}>
      {withKey ? (
        <TextField
          key="key"
          label={t('unlock.recoveryKey')}
          value={typed}
          onChange={type}
          hint={t('unlock.recoveryHint')}
          error={problem}
          autoComplete="off"
          spellCheck="false"
          autoFocus
          className="recovery-typed"
        />
      ) : (
        <PasswordField key="phrase" label={t('unlock.passphrase')} value={typed} onChange={type} error={problem} autoFocus />
      )}
      {unlock.error && !wrong && <Notice tone="error">{errorWords(t, unlock.error)}</Notice>}
      <div className="entry-actions">
        <Button type="submit" variant="primary" busy={unlock.busy} keys="Enter">
          {t('unlock.open')}
        </Button>
        <Button variant="quiet" isDisabled={unlock.busy} onPress={change}>
          {t(withKey ? 'unlock.byPassphrase' : 'unlock.byRecoveryKey')}
        </Button>
        <WaysOut error={unlock.error} {...ways} />
      </div>
      {unlock.error?.code === 'store.newer' && <NewerProgram onRestore={ways.onRestore} />}
      {unlock.busy && (
        <p role="status" className="soft small">
          {t('unlock.opening')}
        </p>
      )}
    </EntryPage>
  );
}

interface Ways {
  readonly onRestore: () => void;
  readonly onRenew: () => void;
}

/** What mends a store that does not open. */
function WaysOut({ error, onRestore, onRenew }: Ways & { readonly error: HallError | undefined }): ReactElement | null {
  const { t } = useTranslation('entry');
  if (!isRestorable(error)) return null;
  return (
    <>
      <Button variant="quiet" onPress={onRestore}>
        {t('restore.title')}
      </Button>
      {error?.code === 'store.damaged' && error.details.at === 'hall.tip' && (
        <Button variant="quiet" onPress={onRenew}>
          {t('renewTip.offer')}
        </Button>
      )}
    </>
  );
}

/** Failures of a store that only a backup mends; a store in use or a full disk is none of them. */
const restorable: ReadonlySet<HallError['code']> = new Set([
  'store.damaged',
  'store.actsMissing',
  'store.databaseMissing',
  'store.keyFileMissing',
  'store.keyFileDamaged',
  'store.foreignKeyFile',
  'store.notAStore',
]);

function isRestorable(error: HallError | undefined): boolean {
  return error !== undefined && restorable.has(error.code);
}
