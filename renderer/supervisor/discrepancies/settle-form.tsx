import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import { measuresOf } from '#shared/law/discrepancies.ts';
import { DiscrepancyConclusion, type Discrepancy, type DiscrepancyMeasure } from '#shared/model/index.ts';
import { useAct } from '../../client/index.ts';
import { ApprovalFields, Button, noApproval, Panel, Select, TextField } from '../../components/index.ts';
import { findApprovalProblem, RefusalNotice, type ApprovalProblem } from '../second-person.tsx';

export interface SettleFormProps {
  readonly discrepancy: Discrepancy;
  readonly session: Session;
  readonly onSettled: () => void;
}

/** What an inquiry found and what was done, by two people; the measures follow from the conclusion. */
export function SettleForm({ discrepancy: { id, kind }, session, onSettled }: SettleFormProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const [conclusion, setConclusion] = useState<DiscrepancyConclusion | null>(null);
  const [measure, setMeasure] = useState<DiscrepancyMeasure | null>(null);
  const [note, setNote] = useState('');
  const [approval, setApproval] = useState(noApproval);
  const [problem, setProblem] = useState<ApprovalProblem | null>(null);
  const settle = useAct('discrepancies.settle');
  const measures = conclusion === null ? [] : measuresOf(kind, conclusion);
  const complete = conclusion !== null && measure !== null && note.trim().length >= 2;

  const send = async (): Promise<void> => {
    if (conclusion === null || measure === null || !complete) return;
    const person = findApprovalProblem(session, approval);
    setProblem(person);
    settle.forget();
    if (person !== null) return;
    const said = { id, conclusion, measure, note: note.trim() };
    const answer = await settle.run(said, { approval: { ...approval, code: approval.code.trim() } });
    if (answer.ok) onSettled();
  };

  return (
    <Panel title={t('discrepancies.settle')}>
      <form
        className="task-form"
        noValidate
        aria-label={t('discrepancies.settle')}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Select
          label={t('discrepancies.concluded')}
          options={DiscrepancyConclusion.options.map((each) => ({ id: each, label: t(`discrepancies.conclusion.${each}`) }))}
          value={conclusion}
          onChange={(chosen) => {
            setConclusion(chosen);
            setMeasure(null);
          }}
          isRequired
        />
        <Select
          label={t('discrepancies.measured')}
          options={measures.map((each) => ({ id: each, label: t(`discrepancies.measure.${each}`) }))}
          value={measure}
          onChange={setMeasure}
          isDisabled={conclusion === null}
          isRequired
        />
        <TextField
          label={t('discrepancies.note')}
          hint={t('discrepancies.noteHint')}
          value={note}
          onChange={setNote}
          rows={3}
          maxLength={500}
          isRequired
        />
        <ApprovalFields
          value={approval}
          onChange={(value) => {
            setApproval(value);
            setProblem(null);
          }}
        />
        <RefusalNotice problem={problem} error={settle.error} />
        <div className="task-actions">
          <Button type="submit" variant="primary" isDisabled={!complete} busy={settle.busy} keys="Enter">
            {t('discrepancies.do')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
