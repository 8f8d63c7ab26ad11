import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { useAct } from '../../client/index.ts';
import { ApprovalFields, Button, DateField, noApproval, Panel, TextField } from '../../components/index.ts';
import { findApprovalProblem, RefusalNotice, type ApprovalProblem } from '../second-person.tsx';
import { readTypedTime } from './read-time.ts';

export interface ConfirmClockProps {
  readonly session: Session;
  readonly onConfirmed: () => void;
}

/** Two people type what a phone says; nothing is filled in from the PC, whose word is the one in doubt. */
export function ConfirmClock({ session, onConfirmed }: ConfirmClockProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'errors', 'common']);
  const [today, setToday] = useState<CivilDate | null>(null);
  const [time, setTime] = useState('');
  const [reason, setReason] = useState('');
  const [approval, setApproval] = useState(noApproval);
  const [sent, setSent] = useState(false);
  const [problem, setProblem] = useState<ApprovalProblem | null>(null);
  const confirm = useAct('clock.confirm');
  const read = readTypedTime(time);
  const isReasoned = reason.trim().length >= 2;

  const send = async (): Promise<void> => {
    setSent(true);
    confirm.forget();
    const isFilled = today !== null && read !== null && isReasoned;
    const person = isFilled ? findApprovalProblem(session, approval) : null;
    setProblem(person);
    if (!isFilled || person !== null) return;
    const input = { today, time: read, reason: reason.trim() };
    const answer = await confirm.run(input, { approval: { ...approval, code: approval.code.trim() } });
    if (answer.ok) onConfirmed();
  };

  return (
    <Panel title={t('clock.title')}>
      <form
        className="task-form clock-form"
        noValidate
        aria-label={t('clock.title')}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p>{t('clock.explain')}</p>
        <div className="clock-fields">
          <DateField
            label={t('clock.today')}
            value={today}
            onChange={setToday}
            error={sent && today === null ? t('clock.dateMissing') : null}
          />
          <TextField
            label={t('clock.time')}
            value={time}
            onChange={setTime}
            inputMode="numeric"
            autoComplete="off"
            hint={t('clock.timeHint')}
            error={sent && read === null ? t('clock.timeWrong') : null}
          />
          <TextField
            label={t('clock.reason')}
            value={reason}
            onChange={setReason}
            maxLength={200}
            hint={t('clock.reasonHint')}
            error={sent && !isReasoned ? t('clock.reasonMissing') : null}
          />
        </div>
        <ApprovalFields
          value={approval}
          onChange={(value) => {
            setApproval(value);
            setProblem(null);
          }}
        />
        <RefusalNotice problem={problem} error={confirm.error} />
        <div className="task-actions">
          <Button type="submit" variant="primary" busy={confirm.busy} keys="Enter">
            {t('clock.confirm')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
