import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { InspectedAnswer, Session } from '#shared/contract/index.ts';
import { dateWords, useAct } from '../../client/index.ts';
import { ApprovalFields, Button, noApproval, Panel } from '../../components/index.ts';
import { findApprovalProblem, RefusalNotice, type ApprovalProblem } from '../second-person.tsx';
import { Fingerprints } from './fingerprints.tsx';

export interface ConfirmAnswerProps {
  readonly answer: string;
  readonly inspected: InspectedAnswer;
  readonly session: Session;
  readonly onCancel: () => void;
  readonly onEnrolled: () => void;
}

/** What the answer says; both fingerprints are compared by two persons before anything of it counts. */
export function ConfirmAnswer({ answer, inspected, session, onCancel, onEnrolled }: ConfirmAnswerProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const [approval, setApproval] = useState(noApproval);
  const [problem, setProblem] = useState<ApprovalProblem | null>(null);
  const enrol = useAct('province.enrol');
  const first = inspected.certificates.map(({ until }) => until).toSorted()[0]!;
  const form = useRef<HTMLFormElement>(null);
  // The button that was pressed is gone; the fingerprints are read before anybody types.
  useEffect(() => form.current?.focus(), []);

  const send = async (): Promise<void> => {
    const person = findApprovalProblem(session, approval);
    setProblem(person);
    enrol.forget();
    if (person !== null) return;
    const enrolled = await enrol.run({ answer }, { approval: { ...approval, code: approval.code.trim() } });
    if (enrolled.ok) onEnrolled();
  };

  return (
    <Panel title={t('province.confirm.title')}>
      <form
        ref={form}
        tabIndex={-1}
        className="task-form"
        noValidate
        aria-label={t('province.confirm.title')}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p>{t('province.confirm.compare')}</p>
        <Fingerprints authorities={inspected.authorities} />
        <p className="small">{t('province.confirm.says', { address: inspected.address, date: dateWords(t, first) })}</p>
        {inspected.encryptionKeyIssued && <p className="small soft">{t('province.confirm.issued')}</p>}
        <ApprovalFields
          value={approval}
          onChange={(value) => {
            setApproval(value);
            setProblem(null);
          }}
        />
        <RefusalNotice problem={problem} error={enrol.error} />
        <div className="task-actions">
          <Button onPress={onCancel}>{t('province.confirm.cancel')}</Button>
          <Button type="submit" variant="primary" busy={enrol.busy} keys="Enter">
            {t('province.confirm.do')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
