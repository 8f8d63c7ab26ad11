import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import { FileClass, type ArchiveTransfer } from '#shared/model/index.ts';
import { useAct, useAsk } from '../../client/index.ts';
import { ApprovalFields, Button, Checkbox, noApproval, Notice, Panel, Select, TextField } from '../../components/index.ts';
import { FolderField } from '../../entry/index.ts';
import { findApprovalProblem, RefusalNotice, type ApprovalProblem } from '../second-person.tsx';
import type { ChosenYear } from './archives-page.tsx';

export interface TransferFormProps {
  readonly of: ChosenYear;
  readonly session: Session;
  readonly onDone: (transfer: ArchiveTransfer) => void;
  readonly onCancel: () => void;
}

const ranges = ['all', ...FileClass.options] as const;
type Range = (typeof ranges)[number];

/** A package for the archives bureau, signed for by two. */
export function TransferForm({ of, session, onDone, onCancel }: TransferFormProps): ReactElement {
  const { t } = useTranslation(['archives', 'common']);
  const [year, setYear] = useState(String(of.year));
  const [range, setRange] = useState<Range>('all');
  const [receiver, setReceiver] = useState('');
  const [folder, setFolder] = useState('');
  const [again, setAgain] = useState(false);
  const [approval, setApproval] = useState(noApproval);
  const [problem, setProblem] = useState<ApprovalProblem | null>(null);
  const training = useAsk('office.get', {}).value?.training === true;
  const make = useAct('archives.transfer');
  const complete = /^\d{4}$/.test(year) && receiver.trim().length >= 2 && folder.trim() !== '';
  const send = async (): Promise<void> => {
    const person = findApprovalProblem(session, approval);
    setProblem(person);
    make.forget();
    if (person !== null) return;
    const answer = await make.run(
      { folder, year: Number(year), fileClass: range === 'all' ? null : range, receiver, again },
      { approval: { ...approval, code: approval.code.trim() } },
    );
    if (answer.ok) onDone(answer.value);
  };
  return (
    <Panel title={t('transfer.make')}>
      <form
        className="task-form"
        noValidate
        aria-label={t('transfer.make')}
        onSubmit={(event) => {
          event.preventDefault();
          if (complete && !make.busy) void send();
        }}
      >
        <p className="soft small">{t('transfer.explain')}</p>
        <p className="soft small">{t('transfer.standard')}</p>
        {training && <Notice tone="waiting">{t('transfer.training')}</Notice>}
        <div className="task-pair">
          <TextField label={t('transfer.year')} value={year} onChange={setYear} inputMode="numeric" maxLength={4} isRequired autoFocus />
          <Select
            label={t('transfer.class')}
            value={range}
            onChange={setRange}
            options={ranges.map((id) => ({ id, label: t(id === 'all' ? 'transfer.all' : `class.${id}`) }))}
          />
        </div>
        <TextField label={t('transfer.receiver')} value={receiver} onChange={setReceiver} maxLength={80} isRequired />
        <FolderField label={t('transfer.toFolder')} value={folder} onChange={setFolder} />
        <Checkbox isSelected={again} onChange={setAgain}>
          {t('transfer.again')}
        </Checkbox>
        <ApprovalFields value={approval} onChange={setApproval} />
        <RefusalNotice problem={problem} error={make.error} safe={t('transfer.not')} />
        <div className="task-actions">
          <Button onPress={onCancel}>{t('common:action.back')}</Button>
          <Button variant="primary" type="submit" keys="Enter" isDisabled={!complete} busy={make.busy}>
            {t('transfer.do')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
