import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import { ArchiveScheme, FileClass } from '#shared/model/index.ts';
import { useAct } from '../../client/index.ts';
import { ApprovalFields, Button, noApproval, Panel, TextField } from '../../components/index.ts';
import { findApprovalProblem, RefusalNotice, type ApprovalProblem } from '../second-person.tsx';

export interface SchemeFormProps {
  readonly scheme: ArchiveScheme;
  readonly session: Session;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** How files are numbered from now on, as agreed with the archives; confirmed by a second person. */
export function SchemeForm({ scheme, session, onDone, onCancel }: SchemeFormProps): ReactElement {
  const { t } = useTranslation(['archives', 'common']);
  const [typed, setTyped] = useState({ ...scheme, retentionYears: String(scheme.retentionYears) });
  const [approval, setApproval] = useState(noApproval);
  const [problem, setProblem] = useState<ApprovalProblem | null>(null);
  const set = useAct('archives.setScheme');
  const wanted = ArchiveScheme.safeParse({ ...typed, retentionYears: Number(typed.retentionYears) });
  const wrong = new Set(wanted.error?.issues.map(({ path }) => path.join('.')));
  const errorOf = (field: string) =>
    wrong.has(field) ? { error: t(`scheme.wrong.${field === 'deadline' || field === 'retentionYears' ? field : 'code'}`) } : {};
  const send = async (): Promise<void> => {
    if (!wanted.success) return;
    const person = findApprovalProblem(session, approval);
    setProblem(person);
    set.forget();
    if (person !== null) return;
    const answer = await set.run(wanted.data, { approval: { ...approval, code: approval.code.trim() } });
    if (answer.ok) onDone();
  };
  return (
    <Panel title={t('scheme.change')}>
      <form
        className="task-form"
        noValidate
        aria-label={t('scheme.change')}
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted.success && !set.busy) void send();
        }}
      >
        <p className="soft small">{t('scheme.explain')}</p>
        <TextField
          label={t('scheme.fonds')}
          value={typed.fonds}
          onChange={(fonds) => setTyped({ ...typed, fonds })}
          autoFocus
          {...errorOf('fonds')}
        />
        <div className="task-pair">
          {FileClass.options.map((id) => (
            <TextField
              key={id}
              label={t('scheme.code', { of: t(`class.${id}`) })}
              value={typed.codes[id]}
              onChange={(code) => setTyped({ ...typed, codes: { ...typed.codes, [id]: code } })}
              {...errorOf(`codes.${id}`)}
            />
          ))}
        </div>
        <div className="task-pair">
          <TextField
            label={t('scheme.deadline')}
            hint={t('scheme.deadlineHint')}
            value={typed.deadline}
            onChange={(deadline) => setTyped({ ...typed, deadline })}
            {...errorOf('deadline')}
          />
          <TextField
            label={t('scheme.years')}
            hint={t('scheme.yearsHint')}
            inputMode="numeric"
            value={typed.retentionYears}
            onChange={(retentionYears) => setTyped({ ...typed, retentionYears })}
            {...errorOf('retentionYears')}
          />
        </div>
        <ApprovalFields value={approval} onChange={setApproval} />
        <RefusalNotice problem={problem} error={set.error} />
        <div className="task-actions">
          <Button onPress={onCancel}>{t('common:action.back')}</Button>
          <Button variant="primary" type="submit" keys="Enter" isDisabled={!wanted.success} busy={set.busy}>
            {t('scheme.save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
