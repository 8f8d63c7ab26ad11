import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { StaffCode } from '#shared/model/index.ts';
import { errorWords, useAct } from '../../client/index.ts';
import { Button, Notice, TextField } from '../../components/index.ts';
import { EntryPage } from '../parts/entry-page.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { findNewSecretProblems } from '../unlock/new-secret.ts';

export interface ForgottenPasswordProps {
  readonly onReset: () => void;
  readonly onBack: () => void;
}

const minimum = 8;

/** A supervisor whom nobody else can help: the sealed envelope sets a new password. */
export function ForgottenPassword({ onReset, onBack }: ForgottenPasswordProps): ReactElement {
  const { t } = useTranslation(['entry', 'errors', 'common']);
  const [fields, setFields] = useState({ code: '', recoveryKey: '', chosen: '', again: '' });
  const [shown, setShown] = useState(false);
  const reset = useAct('staff.resetByRecoveryKey');
  const code = fields.code.trim();
  const secret = findNewSecretProblems(fields, minimum);
  const problems = {
    code: code === '' ? t('forgotten.required') : StaffCode.safeParse(code).success ? null : t('forgotten.codeShape'),
    recoveryKey: fields.recoveryKey.trim() === '' ? t('forgotten.required') : null,
    chosen: secret.chosen ? t(`forgotten.${secret.chosen}`, { minimum }) : null,
    again: secret.again ? t(`forgotten.${secret.again}`) : null,
  };
  const change = (part: Partial<typeof fields>): void => {
    setFields({ ...fields, ...part });
    setShown(false);
    reset.forget();
  };
  const send = async (): Promise<void> => {
    setShown(true);
    if (Object.values(problems).some((problem) => problem !== null)) return;
    const answer = await reset.run({ code, recoveryKey: fields.recoveryKey.trim(), newPassword: fields.chosen });
    if (answer.ok) onReset();
  };

  return (
    <EntryPage
      title={t('forgotten.title')}
      lead={t('forgotten.lead')}
      onSubmit={() => void send()}
      foot={<span className="soft small">{t('forgotten.sealAgain')}</span>}
    >
      <TextField
        label={t('forgotten.code')}
        value={fields.code}
        onChange={(typed) => change({ code: typed })}
        error={shown ? problems.code : null}
        autoComplete="off"
        spellCheck="false"
        maxLength={12}
        autoFocus
      />
      <TextField
        label={t('forgotten.recoveryKey')}
        value={fields.recoveryKey}
        onChange={(recoveryKey) => change({ recoveryKey })}
        hint={t('forgotten.recoveryHint')}
        error={shown ? problems.recoveryKey : null}
        autoComplete="off"
        spellCheck="false"
        className="recovery-typed"
      />
      <PasswordField
        label={t('forgotten.password')}
        value={fields.chosen}
        onChange={(chosen) => change({ chosen })}
        error={shown ? problems.chosen : null}
      />
      <PasswordField
        label={t('forgotten.again')}
        value={fields.again}
        onChange={(again) => change({ again })}
        error={shown ? problems.again : null}
      />
      {reset.error && <Notice tone="error">{errorWords(t, reset.error)}</Notice>}
      <div className="entry-actions">
        <Button type="submit" variant="primary" busy={reset.busy} keys="Enter">
          {t('forgotten.save')}
        </Button>
        <Button variant="quiet" isDisabled={reset.busy} onPress={onBack}>
          {t('forgotten.back')}
        </Button>
      </div>
    </EntryPage>
  );
}
