import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomBooking, Session } from '#shared/contract/index.ts';
import { addDays } from '#shared/law/dates.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { ErrorNotice, useAct, useAsk } from '../../client/index.ts';
import { Button, DateField, Notice, Panel } from '../../components/index.ts';
import { DeskPage, DeskWaiting, Fact, Facts } from '../desk-page.tsx';
import { BookingForm } from './booking-form.tsx';
import { halfHours } from './half-hours.ts';
import { RoomGrid } from './room-grid.tsx';
import { RoomSettingsPage } from './room-settings.tsx';
import './rooms.css';

type Chosen =
  { readonly at: 'free'; readonly room: string; readonly from: string } | { readonly at: 'booked'; readonly booking: RoomBooking };

/** 辅导室: who sits where on a day, and the half hours that are free. */
export function RoomsTab({ session }: { readonly session: Session }): ReactElement {
  const { t } = useTranslation('front-desk');
  const [day, setDay] = useState<CivilDate | null>(null);
  // Until somebody chooses a day it is today, and only the core knows which day that is.
  const office = useAsk('office.get', {}, { keep: true });
  const on = day ?? office.value?.today ?? null;
  const list = useAsk('rooms.list', { from: on ?? '2000-01-01', until: on ?? '2000-01-01' }, { enabled: on !== null, keep: true });
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [done, setDone] = useState(false);
  const [setting, setSetting] = useState(false);
  const go = (next: CivilDate | null): void => {
    if (next === null) return;
    setDay(next);
    setChosen(null);
    setDone(false);
  };
  if (on === null || list.value === undefined) return <DeskWaiting error={list.error ?? office.error} />;
  if (setting) return <RoomSettingsPage onClose={() => setSetting(false)} />;
  const { rooms, closed, bookings, counsellors, today } = list.value;
  const isPast = on < today;
  const finish = (): void => {
    setChosen(null);
    setDone(true);
    list.again();
  };
  return (
    <DeskPage
      aside={
        chosen === null ? (
          <Panel title={t('rooms.title')}>
            <p>{t('rooms.explain')}</p>
            {done && <Notice tone="done">{t('rooms.done')}</Notice>}
          </Panel>
        ) : chosen.at === 'free' ? (
          <BookingForm
            key={`${on} ${chosen.room} ${chosen.from}`}
            time={{ room: chosen.room, on, from: chosen.from }}
            counsellors={counsellors}
            onDone={finish}
            onClose={() => setChosen(null)}
          />
        ) : (
          <Booked key={chosen.booking.id} booking={chosen.booking} isPast={isPast} onDone={finish} onClose={() => setChosen(null)} />
        )
      }
    >
      <div className="desk-tools">
        <Button small icon="back" onPress={() => go(addDays(on, -1))}>
          {t('day.before')}
        </Button>
        <DateField label={t('day.day')} value={on} onChange={go} />
        <Button small icon="chevronRight" onPress={() => go(addDays(on, 1))}>
          {t('day.after')}
        </Button>
        <Button small isDisabled={on === today} onPress={() => go(today)}>
          {t('day.today')}
        </Button>
        {session.staff.roles.includes('supervisor') && (
          <Button small icon="edit" onPress={() => setSetting(true)}>
            {t('rooms.settings.open')}
          </Button>
        )}
      </div>
      <RoomGrid
        rooms={rooms}
        closed={closed}
        bookings={bookings}
        isPast={isPast}
        chosen={chosen?.at === 'free' ? `${chosen.room} ${chosen.from}` : (chosen?.booking.id ?? null)}
        onFree={(room, from) => {
          setDone(false);
          setChosen({ at: 'free', room, from });
        }}
        onBooked={(booking) => setChosen({ at: 'booked', booking })}
      />
      <p className="soft small">{t('rooms.hours', { from: halfHours[0], until: '18:00' })}</p>
    </DeskPage>
  );
}

interface BookedProps {
  readonly booking: RoomBooking;
  readonly isPast: boolean;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function Booked({ booking, isPast, onDone, onClose }: BookedProps): ReactElement {
  const { t } = useTranslation(['front-desk', 'common']);
  const cancel = useAct('rooms.cancel');
  const { time, who, counsellorName, caseNumber, id } = booking;
  return (
    <Panel
      title={t('rooms.booked', { room: time.room })}
      actions={
        <Button variant="quiet" small icon="back" onPress={onClose}>
          {t('common:action.back')}
        </Button>
      }
    >
      <Facts>
        <Fact name={t('rooms.time')}>{t('rooms.span', { from: time.from, until: time.until })}</Fact>
        <Fact name={t('rooms.who')}>{who}</Fact>
        <Fact name={t('rooms.counsellor')}>{counsellorName ?? t('rooms.noCounsellor')}</Fact>
        {caseNumber !== null && <Fact name={t('rooms.caseNumber')}>{caseNumber}</Fact>}
      </Facts>
      <ErrorNotice error={cancel.error} onDismiss={cancel.forget} />
      <div className="task-actions">
        <Button
          icon="cross"
          busy={cancel.busy}
          isDisabled={isPast}
          onPress={() => void cancel.run({ id }).then((answer) => answer.ok && onDone())}
        >
          {t('rooms.cancel')}
        </Button>
      </div>
    </Panel>
  );
}
