import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { StaffCode } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, TextField } from '../../components/index.ts';
import { EntryActions } from '../parts/entry-actions.tsx';
import { EntryPage } from '../parts/entry-page.tsx';
import { NewSecretFields } from '../parts/new-secret-fields.tsx';
import { findNewSecretProblems } from '../parts/new-secret.ts';
import { RecoveryKeyField } from '../parts/recovery-key-field.tsx';

export interface ForgottenPasswordProps {
  readonly onReset: () => void;
  readonly onBack: () => void;
}

/** A supervisor whom nobody else can help: the sealed envelope sets a new password. */
export function ForgottenPassword({ onReset, onBack }: ForgottenPasswordProps): ReactElement {
  const { t } = useTranslation('entry');
  const [fields, setFields] = useState({ code: '', recoveryKey: '', chosen: '', again: '' });
  const [shown, setShown] = useState(false);
  const reset = useAct('staff.resetByRecoveryKey');
  const code = fields.code.trim();
  const recoveryKey = fields.recoveryKey.trim();
  const secret = findNewSecretProblems('password', fields);
  const problems = {
    code: code === '' ? t('forgotten.required') : StaffCode.safeParse(code).success ? null : t('forgotten.codeShape'),
    recoveryKey: recoveryKey === '' ? t('forgotten.required') : null,
  };
  const complete = problems.code === null && problems.recoveryKey === null && Object.keys(secret).length === 0;

  const change = (part: Partial<typeof fields>): void => {
    setFields({ ...fields, ...part });
    setShown(false);
    reset.forget();
  };
  const send = async (): Promise<void> => {
    setShown(true);
    if (!complete) return;
    const answer = await reset.run({ code, recoveryKey, newPassword: fields.chosen });
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
      <RecoveryKeyField
        value={fields.recoveryKey}
        onChange={(typed) => change({ recoveryKey: typed })}
        error={shown ? problems.recoveryKey : null}
      />
      <NewSecretFields kind="password" value={fields} onChange={change} problems={shown ? secret : {}} />
      <ErrorNotice error={reset.error} />
      <EntryActions submit={t('forgotten.save')} busy={reset.busy}>
        <Button variant="quiet" isDisabled={reset.busy} onPress={onBack}>
          {t('forgotten.back')}
        </Button>
      </EntryActions>
    </EntryPage>
  );
}
