import { useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { StaffCode, type Counter, type Station } from '#shared/model/index.ts';
import { clockTime, ErrorNotice, useAct, useAsk, useClient } from '../../client/index.ts';
import { Button, Notice, Select, StateMark, TextField } from '../../components/index.ts';
import { EntryActions } from '../parts/entry-actions.tsx';
import { EntryPage } from '../parts/entry-page.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { ForgottenPassword } from './forgotten-password.tsx';
import { lastCounterByClient } from './last-counter.ts';

const noCounter = 'none';

/** Who works here, and at which counter. */
export function SignIn(): ReactElement {
  const { t } = useTranslation(['entry', 'errors', 'common']);
  const client = useClient();
  const office = useAsk('office.get', {});
  const signIn = useAct('staff.signIn');
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [chosen, setChosen] = useState<string | null>(lastCounterByClient.get(client) ?? null);
  const [shown, setShown] = useState(false);
  const [forgotten, setForgotten] = useState<'no' | 'asking' | 'reset'>('no');
  const passwordField = useRef<HTMLDivElement>(null);

  const counters = office.value?.office.counters ?? [];
  const options = counterOptions(counters, client.station, t('signIn.noCounter'));
  const counter = options.some((option) => option.id === chosen) ? chosen : options.length === 1 ? options[0]!.id : null;
  const problems = {
    code: code.trim() === '' ? t('signIn.codeRequired') : StaffCode.safeParse(code.trim()).success ? null : t('signIn.codeShape'),
    password: password === '' ? t('signIn.passwordRequired') : null,
    counter: counter === null && options.length > 0 ? t('signIn.counterRequired') : null,
  };

  const send = async (): Promise<void> => {
    setShown(true);
    if (problems.code !== null || problems.password !== null || problems.counter !== null) return;
    const atCounter = counter === noCounter ? null : counter;
    const answer = await signIn.run({ code: code.trim(), password, counter: atCounter });
    if (answer.ok) {
      if (counter !== null) lastCounterByClient.set(client, counter);
      return;
    }
    setPassword('');
    setShown(false);
    passwordField.current?.querySelector('input')?.focus();
  };

  if (forgotten === 'asking') return <ForgottenPassword onReset={() => setForgotten('reset')} onBack={() => setForgotten('no')} />;

  const training = office.value?.training === true && (
    <StateMark tone="waiting" icon="warning">
      {t('training')}
    </StateMark>
  );
  return (
    <EntryPage
      title={t('signIn.title')}
      lead={office.value?.office.name}
      onSubmit={() => void send()}
      foot={
        <>
          {training}
          <span className="soft small">{t('signIn.help')}</span>
          <Button variant="quiet" small onPress={() => setForgotten('asking')}>
            {t('signIn.forgotten')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('signIn.code')}
        value={code}
        onChange={setCode}
        error={shown ? problems.code : null}
        autoComplete="off"
        spellCheck="false"
        maxLength={12}
        autoFocus
      />
      <div ref={passwordField}>
        <PasswordField label={t('signIn.password')} value={password} onChange={setPassword} error={shown ? problems.password : null} />
      </div>
      <Select
        label={t('signIn.counter')}
        options={options}
        value={counter}
        onChange={setChosen}
        placeholder={t('setUp.choose')}
        error={shown ? problems.counter : null}
      />
      {signIn.error?.code === 'staff.lockedOut' ? (
        <Notice tone="error" title={t('signIn.lockedOutTitle')}>
          {t('signIn.lockedOut', { time: clockTime(signIn.error.details.until) })}
        </Notice>
      ) : (
        <ErrorNotice error={signIn.error} />
      )}
      {forgotten === 'reset' && signIn.error === undefined && <Notice tone="done">{t('signIn.reset')}</Notice>}
      <ErrorNotice error={office.error} />
      <EntryActions submit={t('signIn.submit')} busy={signIn.busy} />
    </EntryPage>
  );
}

/** At a counter PC one is always at a counter; the supervisor's desk may be none. */
function counterOptions(counters: readonly Counter[], station: Station, nowhere: string) {
  const options = counters.map(({ code, name }) => ({ id: code, label: name === code ? code : `${code} · ${name}` }));
  return station === 'supervisor' ? [{ id: noCounter, label: nowhere }, ...options] : options;
}
