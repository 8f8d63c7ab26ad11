import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomBooking } from '#shared/contract/index.ts';
import { classNames, Icon } from '../../components/index.ts';
import { halfHours } from './half-hours.ts';

export interface RoomGridProps {
  readonly rooms: readonly string[];
  /** Of these only what was booked is shown. */
  readonly closed: readonly string[];
  readonly bookings: readonly RoomBooking[];
  readonly isPast: boolean;
  readonly chosen: string | null;
  readonly onFree: (room: string, from: string) => void;
  readonly onBooked: (booking: RoomBooking) => void;
}

/** The half hours of a day down, the rooms across. A booking is one cell, as high as it lasts. */
export function RoomGrid({ rooms, closed, bookings, isPast, chosen, onFree, onBooked }: RoomGridProps): ReactElement {
  const { t } = useTranslation('front-desk');
  const at = (room: string, half: string): RoomBooking | undefined =>
    bookings.find(({ time }) => time.room === room && time.from <= half && half < time.until);
  return (
    <table className="table room-grid">
      <thead>
        <tr>
          <th>{t('rooms.time')}</th>
          {[...rooms, ...closed].map((room) => (
            <th key={room}>{closed.includes(room) ? t('rooms.closed', { room }) : room}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {halfHours.map((half) => (
          <tr key={half}>
            <th scope="row">{half}</th>
            {[...rooms, ...closed].map((room) => {
              const booking = at(room, half);
              if (!booking && closed.includes(room))
                return (
                  <td key={room} className="room-cell soft">
                    —
                  </td>
                );
              if (!booking)
                return (
                  <td key={room} className="room-cell">
                    <button
                      type="button"
                      className={classNames('room-free', chosen === `${room} ${half}` && 'room-chosen')}
                      disabled={isPast}
                      aria-label={t('rooms.bookAt', { room, from: half })}
                      onClick={() => onFree(room, half)}
                    >
                      <Icon name="plus" />
                      <span>{t('rooms.book')}</span>
                    </button>
                  </td>
                );
              if (booking.time.from !== half && half !== halfHours[0]) return null;
              const rows = halfHours.filter((each) => each >= half && each < booking.time.until).length;
              return (
                <td key={room} className="room-cell" rowSpan={rows}>
                  <button
                    type="button"
                    className={classNames('room-taken', chosen === booking.id && 'room-chosen')}
                    onClick={() => onBooked(booking)}
                  >
                    <span className="room-who">{booking.who}</span>{' '}
                    <span className="small soft">
                      {t('rooms.span', { from: booking.time.from, until: booking.time.until })}{' '}
                      {booking.counsellorName ?? t('rooms.noCounsellor')}
                    </span>
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
