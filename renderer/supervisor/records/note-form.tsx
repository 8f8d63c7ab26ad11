import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import { writtenNotes, type WrittenNote } from '#shared/law/records/note.ts';
import { slots, type CivilDate, type RegisterRecord, type Slot } from '#shared/model/index.ts';
import { encodeFile, useAct } from '../../client/index.ts';
import { ApprovalFields, Button, DateField, noApproval, Panel, Segmented, Select, TextField } from '../../components/index.ts';
import { findApprovalProblem, RefusalNotice, type ApprovalProblem } from '../second-person.tsx';
import { PageChooser } from './page-chooser.tsx';

export interface NoteFormProps {
  readonly record: RegisterRecord;
  readonly session: Session;
  readonly onNoted: () => void;
}

const noChange = { field: '', before: '', after: '' };

/** What happened to a record, with the scanned paper it rests on, by two people. The core says what is still lacking. */
export function NoteForm({ record, session, onNoted }: NoteFormProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
  const [kind, setKind] = useState<WrittenNote>('voidedByCourt');
  const [party, setParty] = useState<Slot | null>(null);
  const [on, setOn] = useState<CivilDate | null>(null);
  const [said, setSaid] = useState({ authority: '', document: '', fileNumber: '', text: '' });
  const [change, setChange] = useState(noChange);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [approval, setApproval] = useState(noApproval);
  const [problem, setProblem] = useState<ApprovalProblem | null>(null);
  const note = useAct('records.note');
  const ofOne = kind === 'spouseDied' || kind === 'identityChanged';
  const write = (field: keyof typeof said) => (value: string) => setSaid({ ...said, [field]: value });

  const send = async (): Promise<void> => {
    if (on === null) return;
    const person = findApprovalProblem(session, approval);
    setProblem(person);
    note.forget();
    if (person !== null) return;
    const pages = await Promise.all(files.map((file) => encodeFile(file)));
    const changes = kind === 'identityChanged' && change.field.trim() !== '' ? [change] : [];
    const { fileNumber, ...words } = said;
    const wanted = { recordId: record.id, kind, party: ofOne ? party : null, on, ...words, changes, pages };
    const answer = await note.run(
      { ...wanted, fileNumber: fileNumber.trim() === '' ? null : fileNumber },
      { approval: { ...approval, code: approval.code.trim() } },
    );
    if (answer.ok) onNoted();
  };

  return (
    <Panel title={t('records.note')}>
      <form
        className="task-form"
        noValidate
        aria-label={t('records.note')}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className="soft small">{t('records.noteExplain')}</p>
        <Select
          label={t('records.noteKind')}
          value={kind}
          onChange={setKind}
          options={writtenNotes.map((id) => ({ id, label: t(`terms:noteKind.${id}`) }))}
          autoFocus
        />
        {ofOne && (
          <Segmented
            label={t('records.whom')}
            value={party}
            onChange={setParty}
            options={slots.map((id) => ({ id, label: `${t(`terms:slot.${id}`)} ${record[id].name}` }))}
          />
        )}
        <div className="task-pair">
          <DateField label={t('records.effective')} value={on} onChange={setOn} isRequired />
          <TextField label={t('records.document')} value={said.document} onChange={write('document')} maxLength={80} />
        </div>
        <div className="task-pair">
          <TextField label={t('records.authority')} value={said.authority} onChange={write('authority')} maxLength={80} />
          <TextField label={t('records.revocationFile')} value={said.fileNumber} onChange={write('fileNumber')} maxLength={60} />
        </div>
        {kind === 'identityChanged' && (
          <div className="record-change">
            {(['field', 'before', 'after'] as const).map((part) => (
              <TextField
                key={part}
                label={t(`records.change.${part}`)}
                value={change[part]}
                onChange={(value) => setChange({ ...change, [part]: value })}
                maxLength={part === 'field' ? 60 : 200}
              />
            ))}
          </div>
        )}
        <TextField label={t('records.text')} value={said.text} onChange={write('text')} rows={2} maxLength={500} />
        <PageChooser files={files} onChange={setFiles} />
        <ApprovalFields
          value={approval}
          onChange={(value) => {
            setApproval(value);
            setProblem(null);
          }}
        />
        <RefusalNotice problem={problem} error={note.error} safe={t('records.noteNot')} />
        <div className="task-actions">
          <Button type="submit" variant="primary" isDisabled={on === null} busy={note.busy} keys="Enter">
            {t('records.doNote')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
