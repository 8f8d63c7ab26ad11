import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { errorWords, useAct } from '../../client/index.ts';
import { Button, Notice, TextField } from '../../components/index.ts';
import { EntryPage } from '../parts/entry-page.tsx';
import { PasswordField } from '../parts/password-field.tsx';

/** Makes the lost mark of the last act anew: with both secrets, because it is what shows that acts were cut off. */
export function RenewTip({ onBack }: { readonly onBack: () => void }): ReactElement {
  const { t } = useTranslation(['entry', 'errors', 'common']);
  const queries = useQueryClient();
  const [passphrase, setPassphrase] = useState('');
  const [recoveryKey, setRecoveryKey] = useState('');
  const [missing, setMissing] = useState(false);
  const renew = useAct('store.renewTip');

  const send = async (): Promise<void> => {
    const isMissing = passphrase === '' || recoveryKey.trim() === '';
    setMissing(isMissing);
    renew.forget();
    if (isMissing) return;
    const answer = await renew.run({ passphrase, recoveryKey: recoveryKey.trim() }, { takesLong: true });
    if (answer.ok) void queries.invalidateQueries();
  };

  return (
    <EntryPage title={t('renewTip.title')} lead={t('renewTip.lead')} onSubmit={() => void send()}>
      <PasswordField label={t('unlock.passphrase')} value={passphrase} onChange={setPassphrase} autoFocus />
      <TextField
        label={t('unlock.recoveryKey')}
        value={recoveryKey}
        onChange={setRecoveryKey}
        hint={t('unlock.recoveryHint')}
        autoComplete="off"
        spellCheck="false"
        className="recovery-typed"
      />
      <p className="soft small">{t('renewTip.explain')}</p>
      {missing && <Notice tone="error">{t('renewTip.needBoth')}</Notice>}
      {renew.error && <Notice tone="error">{errorWords(t, renew.error)}</Notice>}
      <div className="entry-actions">
        <Button type="submit" variant="primary" busy={renew.busy} keys="Enter">
          {t('renewTip.renew')}
        </Button>
        <Button variant="quiet" isDisabled={renew.busy} onPress={onBack}>
          {t('common:action.back')}
        </Button>
      </div>
      {renew.busy && (
        <p role="status" className="soft small">
          {t('renewTip.working')}
        </p>
      )}
    </EntryPage>
  );
}
