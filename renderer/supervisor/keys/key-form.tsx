import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import { useAct } from '../../client/index.ts';
import { ApprovalFields, Button, noApproval, Panel } from '../../components/index.ts';
import { findNewSecretProblems, NewSecretFields, PasswordField, type NewSecretProblems } from '../../entry/index.ts';
import { findApprovalProblem, RefusalNotice, type ApprovalProblem } from '../second-person.tsx';

export type KeyTask = 'passphrase' | 'recovery' | 'data';

export interface KeyFormProps {
  readonly task: KeyTask;
  readonly session: Session;
  /** False on a training store without one. */
  readonly hasPassphrase: boolean;
  readonly onCancel: () => void;
  /** With the new recovery key, where one was made. */
  readonly onDone: (recoveryKey: string | null) => void;
}

/** One change of keys: the passphrase as it is, the new one, and a second person. */
export function KeyForm({ task, session, hasPassphrase, onCancel, onDone }: KeyFormProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const [fields, setFields] = useState({ current: '', chosen: '', again: '' });
  const [problems, setProblems] = useState<NewSecretProblems & { readonly current?: 'required' }>({});
  const [approval, setApproval] = useState(noApproval);
  const [approvalProblem, setApprovalProblem] = useState<ApprovalProblem | null>(null);
  const passphrase = useAct('keys.changePassphrase');
  const renewal = useAct('keys.renewRecoveryKey');
  const rotation = useAct('keys.rotate');
  const act = { passphrase, recovery: renewal, data: rotation }[task];

  const change = (part: Partial<typeof fields>): void => {
    setFields({ ...fields, ...part });
    setProblems({});
    act.forget();
  };
  const send = async (): Promise<void> => {
    const found = {
      ...(hasPassphrase && fields.current === '' ? { current: 'required' as const } : {}),
      ...(task === 'passphrase' ? findNewSecretProblems('passphrase', fields) : {}),
    };
    const person = findApprovalProblem(session, approval);
    const complete = Object.keys(found).length === 0;
    setProblems(found);
    setApprovalProblem(complete ? person : null);
    act.forget();
    if (!complete || person !== null) return;
    const approved = { approval: { ...approval, code: approval.code.trim() } };
    if (task === 'passphrase') {
      const answer = await passphrase.run({ passphrase: fields.current, newPassphrase: fields.chosen }, approved);
      if (answer.ok) onDone(null);
      return;
    }
    const input = { passphrase: hasPassphrase ? fields.current : null };
    const answer = await (task === 'recovery' ? renewal.run(input, approved) : rotation.run(input, approved));
    if (answer.ok) onDone(answer.value.recoveryKey);
  };

  return (
    <Panel title={t(`keys.${task}.change`)}>
      <form
        className="task-form"
        noValidate
        aria-label={t(`keys.${task}.change`)}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className="small">{t(`keys.${task}.consequence`)}</p>
        {hasPassphrase && (
          <PasswordField
            label={t('keys.passphrase.current')}
            value={fields.current}
            onChange={(current) => change({ current })}
            error={problems.current && t('keys.form.required')}
            autoFocus
          />
        )}
        {task === 'passphrase' && <NewSecretFields kind="passphrase" value={fields} onChange={change} problems={problems} />}
        <ApprovalFields value={approval} onChange={setApproval} />
        <RefusalNotice problem={approvalProblem} error={act.error} />
        {act.busy && (
          <p role="status" className="soft small">
            {t('keys.form.working')}
          </p>
        )}
        <div className="task-actions">
          <Button isDisabled={act.busy} onPress={onCancel}>
            {t('keys.form.cancel')}
          </Button>
          <Button type="submit" variant="primary" busy={act.busy}>
            {t(`keys.${task}.do`)}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
