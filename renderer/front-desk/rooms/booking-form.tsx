import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '#shared/model/index.ts';
import { dateWords, ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Panel, Select, TextField } from '../../components/index.ts';
import { useShortcut } from '../../counter/use-shortcut.ts';
import { endsAfter } from './half-hours.ts';

export interface BookingFormProps {
  readonly time: { readonly room: string; readonly on: CivilDate; readonly from: string };
  readonly counsellors: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const nobody = 'nobody';

/** Whom to expect in a room, until when, and with whom. */
export function BookingForm({ time, counsellors, onDone, onClose }: BookingFormProps): ReactElement {
  const { t } = useTranslation(['front-desk', 'common']);
  const book = useAct('rooms.book');
  const ends = endsAfter(time.from);
  const [until, setUntil] = useState(ends[1] ?? ends[0]!);
  const [who, setWho] = useState('');
  const [counsellor, setCounsellor] = useState<string>(nobody);
  const [caseNumber, setCaseNumber] = useState('');
  const save = async (): Promise<void> => {
    const answer = await book.run({ ...time, until, who, counsellorId: counsellor === nobody ? null : counsellor, caseNumber });
    if (answer.ok) onDone();
  };
  const mayBook = who.trim() !== '' && !book.busy;
  useShortcut('Ctrl+Enter', mayBook ? () => void save() : null);
  return (
    <Panel
      title={t('rooms.bookTitle', { room: time.room })}
      actions={
        <Button variant="quiet" small icon="back" onPress={onClose}>
          {t('common:action.back')}
        </Button>
      }
    >
      <form
        className="task-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (mayBook) void save();
        }}
      >
        <p>{t('rooms.begins', { date: dateWords(t, time.on), from: time.from })}</p>
        <Select label={t('rooms.until')} value={until} onChange={setUntil} options={ends.map((id) => ({ id, label: id }))} />
        <TextField label={t('rooms.who')} hint={t('rooms.whoHint')} value={who} onChange={setWho} maxLength={60} autoFocus />
        <Select
          label={t('rooms.counsellor')}
          value={counsellor}
          onChange={setCounsellor}
          options={[{ id: nobody, label: t('rooms.noCounsellor') }, ...counsellors.map(({ id, name }) => ({ id, label: name }))]}
        />
        <TextField label={t('rooms.caseNumber')} hint={t('rooms.caseHint')} value={caseNumber} onChange={setCaseNumber} maxLength={60} />
        <ErrorNotice error={book.error} onDismiss={book.forget} />
        <div className="task-actions">
          <Button variant="primary" type="submit" icon="check" keys="Ctrl+Enter" busy={book.busy} isDisabled={!mayBook}>
            {t('rooms.book')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
