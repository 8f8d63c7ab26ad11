import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Approval, HallError, Session } from '#shared/contract/index.ts';
import { DishonestyGround, type CivilDate, type DishonestyListing } from '#shared/model/index.ts';
import { encodeFile, useAct } from '../../client/index.ts';
import { ApprovalFields, Button, DateField, noApproval, Panel, Select, TextField } from '../../components/index.ts';
import { findApprovalProblem, RefusalNotice, type ApprovalProblem } from '../second-person.tsx';
import { PageChooser } from './page-chooser.tsx';

interface FormProps {
  readonly session: Session;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const empty = { name: '', idNumber: '', facts: '', evidence: '', document: '', authority: '' };

/** Lists somebody. What has to be there is asked by the core in the same words. */
export function ListForm({ session, onDone, onCancel }: FormProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms']);
  const [typed, setTyped] = useState(empty);
  const [ground, setGround] = useState<DishonestyGround>('documents');
  const [until, setUntil] = useState<CivilDate | null>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  const enter = useAct('dishonesty.enter');
  const enterNow = async (approval: Approval) =>
    enter.run({ ...typed, ground, until, pages: await Promise.all(files.map((file) => encodeFile(file))) }, { approval });
  const field = (name: keyof typeof empty, maxLength: number, rows?: number) => (
    <TextField
      label={t(`records.dishonesty.field.${name}`)}
      value={typed[name]}
      onChange={(value) => setTyped({ ...typed, [name]: value })}
      maxLength={maxLength}
      isRequired
      {...(rows === undefined ? {} : { rows })}
    />
  );
  return (
    <TwoPeople
      title={t('records.dishonesty.enter')}
      submit={t('records.dishonesty.doEnter')}
      complete={Object.values(typed).every((text) => text.trim().length >= 2)}
      session={session}
      act={{ ...enter, run: enterNow }}
      onDone={onDone}
      onCancel={onCancel}
    >
      <div className="task-pair">
        {field('name', 60)}
        {field('idNumber', 30)}
      </div>
      <Select
        label={t('records.dishonesty.field.ground')}
        value={ground}
        onChange={setGround}
        options={DishonestyGround.options.map((id) => ({ id, label: t(`terms:dishonestyGround.${id}`) }))}
      />
      {field('facts', 500, 2)}
      {field('evidence', 500, 2)}
      <PageChooser files={files} onChange={setFiles} />
      <div className="task-pair">
        {field('document', 80)}
        {field('authority', 80)}
      </div>
      <DateField label={t('records.dishonesty.field.until')} value={until} onChange={setUntil} />
      <p className="soft small">{t('records.dishonesty.untilHint')}</p>
    </TwoPeople>
  );
}

/** Takes somebody off the list before their time. */
export function RemoveForm({ listing, session, onDone, onCancel }: FormProps & { readonly listing: DishonestyListing }): ReactElement {
  const { t } = useTranslation('supervisor');
  const [reason, setReason] = useState('');
  const [document, setDocument] = useState('');
  const remove = useAct('dishonesty.remove');
  return (
    <TwoPeople
      title={t('records.dishonesty.removeOf', { name: listing.name })}
      submit={t('records.dishonesty.doRemove')}
      complete={reason.trim().length >= 2 && document.trim().length >= 2}
      session={session}
      act={{ ...remove, run: (approval) => remove.run({ id: listing.id, reason, document }, { approval }) }}
      onDone={onDone}
      onCancel={onCancel}
    >
      <TextField
        label={t('records.dishonesty.field.reason')}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={300}
        autoFocus
        isRequired
      />
      <TextField label={t('records.dishonesty.field.document')} value={document} onChange={setDocument} maxLength={80} isRequired />
    </TwoPeople>
  );
}

interface TwoPeopleProps extends FormProps {
  readonly title: string;
  readonly submit: string;
  readonly complete: boolean;
  readonly act: {
    readonly run: (approval: Approval) => Promise<{ readonly ok: boolean }>;
    readonly busy: boolean;
    readonly error: HallError | undefined;
    readonly forget: () => void;
  };
  readonly children: ReactNode;
}

function TwoPeople({ title, submit, complete, session, act, onDone, onCancel, children }: TwoPeopleProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const [approval, setApproval] = useState(noApproval);
  const [problem, setProblem] = useState<ApprovalProblem | null>(null);
  const send = async (): Promise<void> => {
    const person = findApprovalProblem(session, approval);
    setProblem(person);
    act.forget();
    if (person !== null || !complete) return;
    const answer = await act.run({ ...approval, code: approval.code.trim() });
    if (answer.ok) onDone();
  };
  return (
    <Panel title={title}>
      <form
        className="task-form"
        noValidate
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {children}
        <ApprovalFields
          value={approval}
          onChange={(value) => {
            setApproval(value);
            setProblem(null);
          }}
        />
        <RefusalNotice problem={problem} error={act.error} safe={t('records.dishonesty.not')} />
        <div className="task-actions">
          <Button onPress={onCancel}>{t('common:action.cancel')}</Button>
          <Button type="submit" variant="primary" isDisabled={!complete} busy={act.busy} keys="Enter">
            {submit}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
