import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useClient } from '../../client/index.ts';
import { Button } from '../../components/index.ts';
import { Page, Waiting } from '../page.tsx';
import { SettingsForm } from './settings-form.tsx';
import './signage-settings.css';

/** 叫号屏: what the hall's call screen shows and says, and how that looks. */
export function SignageSettingsPage({ mayChange }: { readonly mayChange: boolean }): ReactElement {
  const { t } = useTranslation('signage');
  const client = useClient();
  const { value, error } = useAsk('frontDesk.settings', {}, { keep: true });
  return (
    <Page
      title={t('title')}
      actions={
        <Button icon="menu" onPress={() => void client.openStation('signage')}>
          {t('settings.open')}
        </Button>
      }
    >
      {value === undefined ? <Waiting error={error} /> : <SettingsForm settings={value.signage} mayChange={mayChange} />}
    </Page>
  );
}
