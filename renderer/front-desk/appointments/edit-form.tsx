import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/contract/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Panel, TextField } from '../../components/index.ts';
import { PeopleFields, type People } from './people-fields.tsx';
import { isWhole, nobody, peopleOf } from './person-fields.tsx';

/** Who comes to an appointment and how they are reached; its time stays. */
export function EditForm({ appointment, onDone }: { readonly appointment: Appointment; readonly onDone: () => void }): ReactElement {
  const { t } = useTranslation(['front-desk', 'common']);
  const { id, on, from, caseNumber } = appointment;
  const change = useAct('appointments.change');
  const [people, setPeople] = useState<People>([appointment.people[0] ?? nobody, appointment.people[1] ?? nobody]);
  const [phone, setPhone] = useState(appointment.phone);
  const [note, setNote] = useState(appointment.note);
  const maySave = isWhole(people) && !change.busy;
  const save = async (): Promise<void> => {
    const answer = await change.run({ id, on, from, people: peopleOf(people), phone, note, application: caseNumber ?? '' });
    if (answer.ok) onDone();
  };
  return (
    <Panel title={t('appointments.edit')}>
      <form
        className="task-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (maySave) void save();
        }}
      >
        <PeopleFields people={people} onChange={setPeople} />
        <TextField label={t('appointments.phone')} value={phone} onChange={setPhone} maxLength={20} inputMode="tel" />
        <TextField label={t('appointments.note')} value={note} onChange={setNote} maxLength={200} />
        <ErrorNotice error={change.error} onDismiss={change.forget} />
        <div className="task-actions">
          <Button onPress={onDone}>{t('common:action.back')}</Button>
          <Button variant="primary" type="submit" icon="check" busy={change.busy} isDisabled={!maySave}>
            {t('appointments.saveEdit')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
