import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Notice } from '../../components/index.ts';
import { EntryActions } from '../parts/entry-actions.tsx';
import { EntryPage } from '../parts/entry-page.tsx';
import { OpeningSecret } from '../parts/opening-secret.tsx';

/** Makes the lost mark of the last act anew: with both secrets, because it is what shows that acts were cut off. */
export function RenewTip({ onBack }: { readonly onBack: () => void }): ReactElement {
  const { t } = useTranslation(['entry', 'common']);
  const queries = useQueryClient();
  const [fields, setFields] = useState({ passphrase: '', recoveryKey: '' });
  const [shown, setShown] = useState(false);
  const renew = useAct('store.renewTip');
  const passphrase = fields.passphrase;
  const recoveryKey = fields.recoveryKey.trim();

  const change = (part: Partial<typeof fields>): void => {
    setFields({ ...fields, ...part });
    setShown(false);
    renew.forget();
  };
  const send = async (): Promise<void> => {
    setShown(true);
    renew.forget();
    if (passphrase === '' || recoveryKey === '') return;
    const answer = await renew.run({ passphrase, recoveryKey }, { takesLong: true });
    if (answer.ok) void queries.invalidateQueries();
  };

  return (
    <EntryPage title={t('renewTip.title')} lead={t('renewTip.lead')} onSubmit={() => void send()}>
      <OpeningSecret
        by="passphrase"
        value={passphrase}
        onChange={(typed) => change({ passphrase: typed })}
        error={shown && passphrase === '' ? t('unlock.empty') : null}
        autoFocus
      />
      <OpeningSecret
        by="recoveryKey"
        value={fields.recoveryKey}
        onChange={(typed) => change({ recoveryKey: typed })}
        error={shown && recoveryKey === '' ? t('unlock.emptyKey') : null}
      />
      <p className="soft small">{t('renewTip.explain')}</p>
      {renew.error?.code === 'store.wrongKey' ? <Notice tone="error">{t('renewTip.wrong')}</Notice> : <ErrorNotice error={renew.error} />}
      <EntryActions submit={t('renewTip.renew')} busy={renew.busy} working={t('renewTip.working')}>
        <Button variant="quiet" isDisabled={renew.busy} onPress={onBack}>
          {t('common:action.back')}
        </Button>
      </EntryActions>
    </EntryPage>
  );
}
