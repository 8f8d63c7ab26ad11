import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import { dateWords, errorWords, useAct } from '../../client/index.ts';
import { Button, Notice, Panel } from '../../components/index.ts';
import { PasswordField } from '../parts/password-field.tsx';
import { isSimplePin } from './pin.ts';
import '../entry.css';

export interface AccountPanelProps {
  readonly session: Session;
  readonly onClose: () => void;
}

/** One's own PIN and password, opened from the top bar beside the work. */
export function AccountPanel({ session, onClose }: AccountPanelProps): ReactElement {
  const { t } = useTranslation(['entry', 'common']);
  const { staff } = session;
  return (
    <Panel
      title={t('account.title')}
      className="account"
      actions={
        <Button variant="quiet" small onPress={onClose}>
          {t('account.close')}
        </Button>
      }
    >
      <p>{t('account.who', { name: staff.name, code: staff.code })}</p>
      <p className="soft small">
        {staff.certificate === null
          ? t('account.noCertificate')
          : t('account.certificate', { number: staff.certificate.number, date: dateWords(t, staff.certificate.validUntil) })}
      </p>
      <PinForm hasPin={session.hasPin} />
      <PasswordForm />
      <SignOut />
    </Panel>
  );
}

function SignOut(): ReactElement {
  const { t } = useTranslation(['entry', 'errors', 'common']);
  const queries = useQueryClient();
  const signOut = useAct('staff.signOut');
  const leave = async (): Promise<void> => {
    await signOut.run({});
    void queries.invalidateQueries();
  };
  return (
    <div className="account-form">
      {signOut.error && <Notice tone="error">{errorWords(t, signOut.error)}</Notice>}
      <Button busy={signOut.busy} onPress={() => void leave()}>
        {t('account.signOut')}
      </Button>
    </div>
  );
}

type Problems = Readonly<Record<string, string | undefined>>;

function PinForm({ hasPin }: { readonly hasPin: boolean }): ReactElement {
  const { t } = useTranslation(['entry', 'errors', 'common']);
  const [fields, setFields] = useState({ password: '', pin: '', again: '' });
  const [problems, setProblems] = useState<Problems>({});
  const [saved, setSaved] = useState(false);
  const setPin = useAct('staff.setPin');

  const send = async (): Promise<void> => {
    setSaved(false);
    const found: Problems = {
      password: fields.password === '' ? t('account.problem.required') : undefined,
      pin: !/^\d{4,8}$/.test(fields.pin)
        ? t('account.problem.pinShape')
        : isSimplePin(fields.pin)
          ? t('account.problem.pinSimple')
          : undefined,
      again: fields.again === fields.pin ? undefined : t('account.problem.differs'),
    };
    setProblems(found);
    if (Object.values(found).some((problem) => problem !== undefined)) return;
    const answer = await setPin.run({ password: fields.password, pin: fields.pin });
    if (!answer.ok) return;
    setFields({ password: '', pin: '', again: '' });
    setSaved(true);
  };

  return (
    <form
      className="account-form"
      noValidate
      aria-label={t('account.pinTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3>{t('account.pinTitle')}</h3>
      <p className="soft small">{t(hasPin ? 'account.pinSet' : 'account.pinNone')}</p>
      <PasswordField
        label={t('account.pin')}
        digits
        value={fields.pin}
        onChange={(pin) => setFields({ ...fields, pin })}
        error={problems.pin}
      />
      <PasswordField
        label={t('account.pinAgain')}
        digits
        value={fields.again}
        onChange={(again) => setFields({ ...fields, again })}
        error={problems.again}
      />
      <PasswordField
        label={t('account.password')}
        value={fields.password}
        onChange={(password) => setFields({ ...fields, password })}
        error={problems.password}
      />
      {setPin.error && <Notice tone="error">{errorWords(t, setPin.error)}</Notice>}
      {saved && <Notice tone="done">{t('account.pinSaved')}</Notice>}
      <Button type="submit" busy={setPin.busy}>
        {t('account.savePin')}
      </Button>
    </form>
  );
}

function PasswordForm(): ReactElement {
  const { t } = useTranslation(['entry', 'errors', 'common']);
  const [fields, setFields] = useState({ password: '', chosen: '', again: '' });
  const [problems, setProblems] = useState<Problems>({});
  const [saved, setSaved] = useState(false);
  const change = useAct('staff.changePassword');

  const send = async (): Promise<void> => {
    setSaved(false);
    const required = t('account.problem.required');
    const found: Problems = {
      password: fields.password === '' ? required : undefined,
      chosen: fields.chosen === '' ? required : fields.chosen === fields.password ? t('account.problem.same') : undefined,
      again: fields.again === fields.chosen ? undefined : t('account.problem.differs'),
    };
    setProblems(found);
    if (Object.values(found).some((problem) => problem !== undefined)) return;
    const answer = await change.run({ password: fields.password, newPassword: fields.chosen });
    if (answer.ok) {
      setFields({ password: '', chosen: '', again: '' });
      setSaved(true);
    } else if (answer.error.code === 'staff.weakPassword') {
      setProblems({ chosen: t('account.problem.tooShort', { minimum: answer.error.details.minimum }) });
      change.forget();
    }
  };

  return (
    <form
      className="account-form"
      noValidate
      aria-label={t('account.passwordTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3>{t('account.passwordTitle')}</h3>
      <PasswordField
        label={t('account.password')}
        value={fields.password}
        onChange={(password) => setFields({ ...fields, password })}
        error={problems.password}
      />
      <PasswordField
        label={t('account.newPassword')}
        value={fields.chosen}
        onChange={(chosen) => setFields({ ...fields, chosen })}
        error={problems.chosen}
      />
      <PasswordField
        label={t('account.newPasswordAgain')}
        value={fields.again}
        onChange={(again) => setFields({ ...fields, again })}
        error={problems.again}
      />
      {change.error && <Notice tone="error">{errorWords(t, change.error)}</Notice>}
      {saved && <Notice tone="done">{t('account.passwordSaved')}</Notice>}
      <Button type="submit" busy={change.busy}>
        {t('account.savePassword')}
      </Button>
    </form>
  );
}
