import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overflow } from '#shared/contract/index.ts';
import type { CivilDate, Service } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Notice, Panel, Segmented, TextField } from '../../components/index.ts';
import { useShortcut } from '../../counter/use-shortcut.ts';
import { PeopleFields, type People } from './people-fields.tsx';
import { isWhole, nobody, peopleOf } from './person-fields.tsx';
import type { ChosenSlot } from './slot-grid.tsx';

export interface Typing {
  readonly people: People;
  readonly phone: string;
  readonly note: string;
}
export const noTyping: Typing = { people: [nobody, nobody], phone: '', note: '' };

export interface BookingFormProps {
  readonly service: Service;
  readonly slot: ChosenSlot | null;
  readonly application: string;
  readonly typed: Typing;
  /** Whom of the overflow list it is for. */
  readonly calledBack: Overflow | null;
  readonly onNotThem: () => void;
  readonly onType: (typed: Typing) => void;
  readonly onBooked: (id: string, on: CivilDate) => void;
  /** The one they have already. */
  readonly onOpen: (id: string, on: CivilDate) => void;
}

/** Who comes at the half hour chosen in the grid. What is typed stays while another half hour is chosen. */
export function BookingForm(props: BookingFormProps): ReactElement {
  const { service, slot, application, typed, calledBack, onNotThem, onType, onBooked, onOpen } = props;
  const { t } = useTranslation('front-desk');
  const book = useAct('appointments.book');
  const [source, setSource] = useState<'reception' | 'phone'>('reception');
  const { people, phone, note } = typed;
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (slot !== null) panel.current?.querySelector<HTMLElement>('input[type=text]')?.focus();
  }, [slot]);
  const mayBook = slot !== null && isWhole(people) && !book.busy;
  const save = async (): Promise<void> => {
    if (slot === null) return;
    const answer = await book.run({
      service,
      ...slot,
      people: peopleOf(people),
      phone,
      note,
      application,
      source,
      overflowId: calledBack?.id ?? null,
    });
    if (answer.ok) onBooked(answer.value.id, answer.value.on);
  };
  const twice = book.error?.code === 'appointment.twice' ? book.error.details : null;
  useShortcut('Ctrl+Enter', mayBook ? () => void save() : null);
  return (
    <Panel ref={panel} title={t('appointments.bookTitle', { service: t(`service.${service}`) })}>
      <form
        className="task-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (mayBook) void save();
        }}
      >
        {calledBack && (
          <Notice tone="info">
            {t('appointments.calledBack', { name: calledBack.name, phone: calledBack.phone })}{' '}
            <Button small onPress={onNotThem}>
              {t('appointments.notThem')}
            </Button>
          </Notice>
        )}
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
        <PeopleFields people={people} onChange={(next) => onType({ ...typed, people: next })} onOpen={onOpen} />
        <TextField
          label={t('appointments.phone')}
          value={phone}
          onChange={(next) => onType({ ...typed, phone: next })}
          maxLength={20}
          inputMode="tel"
        />
        <TextField label={t('appointments.note')} value={note} onChange={(next) => onType({ ...typed, note: next })} maxLength={200} />
        <ErrorNotice error={book.error} onDismiss={book.forget} />
        {twice && (
          <div>
            <Button small icon="calendar" onPress={() => onOpen(twice.id, twice.on)}>
              {t('appointments.openTwice')}
            </Button>
          </div>
        )}
        <div className="task-actions">
          <Button variant="primary" type="submit" icon="check" keys="Ctrl+Enter" busy={book.busy} isDisabled={!mayBook}>
            {t('appointments.book')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
