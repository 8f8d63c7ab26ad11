import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { toIdNumber18, type CivilDate, type Service } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Panel, Segmented, TextField } from '../../components/index.ts';
import { useShortcut } from '../../counter/use-shortcut.ts';
import type { ChosenSlot } from './slot-grid.tsx';

export interface Typed {
  readonly name: string;
  readonly idNumber: string;
  readonly otherName: string;
  readonly otherIdNumber: string;
  readonly phone: string;
  readonly note: string;
}
export const noTyping: Typed = { name: '', idNumber: '', otherName: '', otherIdNumber: '', phone: '', note: '' };

export interface BookingFormProps {
  readonly service: Service;
  readonly slot: ChosenSlot | null;
  readonly application: string;
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
  readonly onBooked: (id: string, on: CivilDate) => void;
}

/** Who comes at the half hour chosen in the grid. What is typed stays while another half hour is chosen. */
export function BookingForm({ service, slot, application, typed, onType, onBooked }: BookingFormProps): ReactElement {
  const { t } = useTranslation('front-desk');
  const book = useAct('appointments.book');
  const [source, setSource] = useState<'reception' | 'phone'>('reception');
  const write = (part: Partial<Typed>): void => onType({ ...typed, ...part });
  const wrong = (number: string): string | undefined =>
    number.trim().length >= 15 && toIdNumber18(number) === null ? t('appointments.wrongNumber') : undefined;
  const mayBook = slot !== null && typed.name.trim() !== '' && !book.busy;
  const save = async (): Promise<void> => {
    if (slot === null) return;
    const { name, idNumber, otherName, otherIdNumber, phone, note } = typed;
    const people = [{ name, idNumber }, ...(otherName.trim() === '' ? [] : [{ name: otherName, idNumber: otherIdNumber }])];
    const answer = await book.run({ service, ...slot, people, phone, note, application, source });
    if (answer.ok) onBooked(answer.value.id, answer.value.on);
  };
  useShortcut('Ctrl+Enter', mayBook ? () => void save() : null);
  return (
    <Panel title={t('appointments.bookTitle', { service: t(`service.${service}`) })}>
      <form
        className="task-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (mayBook) void save();
        }}
      >
        <p role="status">{slot ? t('appointments.chosen', { date: slot.on, from: slot.from }) : t('appointments.chooseFirst')}</p>
        <Segmented
          label={t('appointments.source')}
          value={source}
          onChange={setSource}
          options={[
            { id: 'reception', label: t('appointments.atDesk') },
            { id: 'phone', label: t('appointments.byPhone') },
          ]}
        />
        <TextField label={t('appointments.name')} value={typed.name} onChange={(name) => write({ name })} maxLength={60} serif />
        <TextField
          label={t('appointments.idNumber')}
          value={typed.idNumber}
          onChange={(idNumber) => write({ idNumber })}
          error={wrong(typed.idNumber)}
          maxLength={30}
        />
        <TextField
          label={t('appointments.otherName')}
          value={typed.otherName}
          onChange={(otherName) => write({ otherName })}
          maxLength={60}
          serif
        />
        <TextField
          label={t('appointments.otherIdNumber')}
          value={typed.otherIdNumber}
          onChange={(otherIdNumber) => write({ otherIdNumber })}
          error={wrong(typed.otherIdNumber)}
          maxLength={30}
        />
        <TextField
          label={t('appointments.phone')}
          value={typed.phone}
          onChange={(phone) => write({ phone })}
          maxLength={20}
          inputMode="tel"
        />
        <TextField label={t('appointments.note')} value={typed.note} onChange={(note) => write({ note })} maxLength={200} />
        <ErrorNotice error={book.error} onDismiss={book.forget} />
        <div className="task-actions">
          <Button variant="primary" type="submit" icon="check" keys="Ctrl+Enter" busy={book.busy} isDisabled={!mayBook}>
            {t('appointments.book')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
