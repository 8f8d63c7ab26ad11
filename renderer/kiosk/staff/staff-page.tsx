import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../client/index.ts';
import { TextField } from '../../components/index.ts';
import { PasswordField } from '../../entry/index.ts';
import { BigButton } from '../frame/big.tsx';
import { KioskError } from '../frame/kiosk-notice.tsx';
import { KioskPage } from '../frame/kiosk-page.tsx';
import { ReleasedPage } from './released-page.tsx';
import { ScreenKeyboard } from './screen-keyboard.tsx';

/** A supervisor or administrator proves who they are; the kiosk then does for two minutes what only they may ask. */
export function StaffPage(): ReactElement {
  const { t } = useTranslation('kiosk');
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [releasedTo, setReleasedTo] = useState<string | null>(null);
  const release = useAct('kiosk.release');
  if (releasedTo !== null) return <ReleasedPage name={releasedTo} />;

  const send = async (): Promise<void> => {
    const answer = await release.run({ code: code.trim(), password });
    setPassword('');
    if (answer.ok) setReleasedTo(answer.value.name);
  };
  return (
    <KioskPage title={t('release.title')} lead={t('release.lead')}>
      <form
        className="staff-form"
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (code.trim() !== '' && password !== '') void send();
        }}
      >
        <TextField label={t('release.code')} value={code} onChange={setCode} maxLength={20} autoFocus />
        <PasswordField label={t('release.password')} value={password} onChange={setPassword} />
        <BigButton primary icon="key" busy={release.busy} disabled={code.trim() === '' || password === ''} onPress={() => void send()}>
          {t('release.send')}
        </BigButton>
      </form>
      <KioskError error={release.error} />
      <ScreenKeyboard />
    </KioskPage>
  );
}
