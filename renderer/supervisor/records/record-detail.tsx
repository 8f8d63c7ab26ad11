import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output, RecordQuery, Session } from '#shared/contract/index.ts';
import { isCorrectable } from '#shared/law/records/corrected.ts';
import { slots, type RecordNote } from '#shared/model/index.ts';
import { dateWords, momentWords, useClient } from '../../client/index.ts';
import { Button, Findings, IdNumber, Panel, StateMark } from '../../components/index.ts';
import { LookUpForm } from './look-up-form.tsx';
import { ScannedPages } from './scanned-pages.tsx';
import { NoteForm } from './note-form.tsx';
import { ProceedingsOf } from './proceedings/proceedings-of.tsx';

export interface RecordDetailProps {
  /** null: nothing is opened; somebody may still be told that nothing was found. */
  readonly opened: Output<'records.get'> | null;
  readonly by: Pick<RecordQuery, 'text'>;
  readonly matter: string;
  readonly session: Session;
  readonly onNoted: () => void;
}

/** A record with its notes and whether it still stands, and what is done with it. */
export function RecordDetail({ opened, by, matter, session, onNoted }: RecordDetailProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
  const [task, setTask] = useState<'give' | 'note' | 'proceeding' | null>(null);
  const mayNote = session.staff.roles.some((role) => role === 'archivist' || role === 'supervisor');
  const mayProceed = session.staff.roles.some((role) => role === 'registrar' || role === 'supervisor');
  return (
    <>
      {opened === null ? <p className="soft">{t('records.openOne')}</p> : <Whole opened={opened} />}
      <div className="task-actions">
        <Button icon="paper" aria-expanded={task === 'give'} onPress={() => setTask(task === 'give' ? null : 'give')}>
          {t('records.give')}
        </Button>
        {mayNote && opened !== null && (
          <Button icon="edit" aria-expanded={task === 'note'} onPress={() => setTask(task === 'note' ? null : 'note')}>
            {t('records.note')}
          </Button>
        )}
        {mayProceed && opened !== null && (
          <Button icon="history" aria-expanded={task === 'proceeding'} onPress={() => setTask(task === 'proceeding' ? null : 'proceeding')}>
            {t('records.proceeding.begin')}
          </Button>
        )}
      </div>
      {task === 'give' && <LookUpForm record={opened?.record ?? null} by={by} matter={matter} session={session} />}
      {task === 'proceeding' && opened !== null && <ProceedingsOf record={opened.record} session={session} onChanged={onNoted} />}
      {task === 'note' && opened !== null && (
        <NoteForm
          record={opened.record}
          session={session}
          onNoted={() => {
            setTask(null);
            onNoted();
          }}
        />
      )}
    </>
  );
}

function Whole({ opened: { record, inForce, because } }: { readonly opened: Output<'records.get'> }): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
  const facts: readonly (readonly [string, string])[] = [
    [t('records.field.number'), record.registrationNumber || t('records.noNumber')],
    [t('records.field.on'), dateWords(t, record.registeredOn)],
    [t('records.field.office'), record.office.name],
    [t('records.field.file'), record.fileNumber ?? t('records.noFile')],
  ];
  return (
    <Panel
      title={t(`records.of.${record.kind}`)}
      actions={
        <StateMark tone={inForce ? 'done' : 'refused'} icon={inForce ? 'check' : 'cross'}>
          {t(inForce ? 'records.stands' : 'records.standsNot')}
        </StateMark>
      }
    >
      <dl className="record-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="serif">{value}</dd>
          </div>
        ))}
        {slots.map((slot) => (
          <div key={slot}>
            <dt>{t(`terms:slot.${slot}`)}</dt>
            <dd>
              <span className="serif">{record[slot].name}</span> <IdNumber number={record[slot].idNumber || record[slot].documentNumber} />
            </dd>
          </div>
        ))}
      </dl>
      {because.length > 0 && <Findings findings={because} />}
      <h3>{t('records.notes')}</h3>
      {record.notes.length === 0 ? (
        <p className="soft">{t('records.noNotes')}</p>
      ) : (
        <ol className="record-notes">
          {record.notes.map((note) => (
            <Note key={note.id} note={note} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function Note({ note }: { readonly note: RecordNote }): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
  const client = useClient();
  return (
    <li>
      <p>
        <strong>{t(`terms:noteKind.${note.kind}`)}</strong> {dateWords(t, note.on)}
        {note.party !== null && ` · ${t(`terms:slot.${note.party}`)}`}
      </p>
      <p>{[note.authority, note.document, note.fileNumber, note.text].filter((part) => part !== null && part !== '').join(' · ')}</p>
      {note.changes.map(({ field, before, after }) => (
        <p key={field}>{t('records.changed', { field: isCorrectable(field) ? t(`terms:recordField.${field}`) : field, before, after })}</p>
      ))}
      <p className="small soft">
        {t('records.notedBy', { at: momentWords(t, note.at), by: note.staffName, approver: note.approverName ?? '' })}
      </p>
      <ScannedPages count={note.scans} load={(page) => client.call('records.notePage', { noteId: note.id, page })} />
    </li>
  );
}
