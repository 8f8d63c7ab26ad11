import { useRef, useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as uuidV7 } from 'uuid';
import type { Approval, HallError, Session } from '#shared/contract/index.ts';
import type { Result } from '#shared/model/index.ts';
import { ApprovalFields, Button, noApproval, Panel, StateMark } from '../../components/index.ts';
import { findApprovalProblem, RefusalNotice, type ApprovalProblem } from '../second-person.tsx';

export interface ChangeProps {
  readonly session: Session;
  readonly title: string;
  readonly explain: string;
  readonly confirm: string;
  readonly children?: ReactNode;
  readonly onConfirm: (requestId: string, approval: Approval) => Promise<Result<null, HallError>>;
  readonly onCancel: () => void;
}

/** Another program takes over, by two people; afterwards this window ends and the other program opens. */
export function Change({ session, title, explain, confirm, children, onConfirm, onCancel }: ChangeProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const [approval, setApproval] = useState(noApproval);
  const [problem, setProblem] = useState<ApprovalProblem | null>(null);
  const [error, setError] = useState<HallError>();
  const [busy, setBusy] = useState(false);
  // A repeat after a lost answer is the same change.
  const requestId = useRef(uuidV7());

  const send = async (): Promise<void> => {
    const found = findApprovalProblem(session, approval);
    setProblem(found);
    setError(undefined);
    if (found !== null) return;
    setBusy(true);
    const answer = await onConfirm(requestId.current, approval);
    if (answer.ok) return; // the window closes in a moment
    requestId.current = uuidV7();
    setBusy(false);
    setError(answer.error);
  };

  return (
    <Panel title={title}>
      <form
        noValidate
        className="task-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {children}
        <p className="small">{explain}</p>
        <ApprovalFields value={approval} onChange={setApproval} />
        <RefusalNotice problem={problem} error={error} safe={t('program.unchanged')} />
        {busy && <StateMark tone="waiting">{t('program.busy')}</StateMark>}
        <div className="task-actions">
          <Button isDisabled={busy} onPress={onCancel}>
            {t('common:action.back')}
          </Button>
          <Button variant="primary" type="submit" busy={busy}>
            {confirm}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
