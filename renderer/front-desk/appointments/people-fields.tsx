import { useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskCard } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { Button, Notice } from '../../components/index.ts';
import { useShortcut } from '../../counter/use-shortcut.ts';
import { ReadCard, ReaderNotices } from '../cards/read-card.tsx';
import { useDeskReader } from '../cards/use-desk-reader.ts';
import { PersonFields, type Typed } from './person-fields.tsx';

type Place = 'first' | 'other';
export type People = readonly [Typed, Typed];

export interface PeopleFieldsProps {
  readonly people: People;
  readonly onChange: (people: People) => void;
  /** An appointment of today that one of them has already; absent where it is the one shown. */
  readonly onOpen?: (id: string, on: CivilDate) => void;
}

/** Who comes: typed, or read from the card of each by the keys that read them at the counter. */
export function PeopleFields({ people, onChange, onOpen }: PeopleFieldsProps): ReactElement {
  const { t } = useTranslation('front-desk');
  const fields = useRef<HTMLDivElement>(null);
  const [last, setLast] = useState<DeskCard | null>(null);
  const [first, other] = people;
  const put = (place: Place, person: Typed): void => onChange(place === 'first' ? [person, other] : [first, person]);
  const reader = useDeskReader<Place>((place, card) => {
    put(place, card.person);
    setLast(card);
  });
  const ask = (place: Place): void => {
    setLast(null);
    if (reader.is === 'ready') return reader.read(place);
    // Without a reader the same key leads to where the card is typed.
    fields.current?.querySelector<HTMLElement>(`[data-place=${place}] input[type=text]`)?.focus();
  };
  useShortcut('F6', () => ask('first'));
  useShortcut('F7', () => ask('other'));
  return (
    <div ref={fields} className="task-form">
      <ReaderNotices reader={reader} />
      {last?.expired && (
        <Notice tone="waiting" onDismiss={() => setLast(null)}>
          {t('card.expired', { name: last.person.name })}
        </Notice>
      )}
      {last?.appointment && onOpen && (
        <Notice
          tone="info"
          actions={
            <Button small icon="calendar" onPress={() => onOpen(last.appointment!.id, last.appointment!.on)}>
              {t('appointments.openTwice')}
            </Button>
          }
        >
          {t('card.hasAppointment', { time: last.appointment.from, service: t(`service.${last.appointment.service}`) })}
        </Notice>
      )}
      {(['first', 'other'] as const).map((place) => {
        const person = place === 'first' ? first : other;
        return (
          <div key={place} data-place={place} className="task-form">
            <ReadCard
              reader={reader}
              place={place}
              keys={place === 'first' ? 'F6' : 'F7'}
              title={t(place === 'first' ? 'appointments.first' : 'appointments.other')}
              filled={person.name !== ''}
            />
            <PersonFields person={person} other={place === 'other'} onChange={(typed) => put(place, typed)} />
          </div>
        );
      })}
    </div>
  );
}
