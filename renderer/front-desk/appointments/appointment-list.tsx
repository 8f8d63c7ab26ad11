import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/contract/index.ts';
import { Button, StateMark, type Tone } from '../../components/index.ts';

export const tones: Readonly<Record<Appointment['state'], Tone>> = {
  booked: 'waiting',
  arrived: 'done',
  noShow: 'refused',
  cancelled: 'neutral',
};

export interface AppointmentListProps {
  readonly appointments: readonly Appointment[];
  readonly chosen: string | null;
  readonly onLook: (id: string) => void;
}

export function AppointmentList({ appointments, chosen, onLook }: AppointmentListProps): ReactElement {
  const { t } = useTranslation('front-desk');
  if (appointments.length === 0) return <p className="soft">{t('appointments.none')}</p>;
  return (
    <table className="table">
      <tbody>
        {appointments.map(({ id, on, from, until, people, service, state, counter }) => {
          const names = people.map(({ name }) => name).join('、');
          return (
            <tr key={id} className={chosen === id ? 'table-current' : undefined}>
              <td>
                {on} {from}–{until}
              </td>
              <th scope="row" className="serif table-wrap">
                {names}
              </th>
              <td>{t(`service.${service}`)}</td>
              <td>{counter}</td>
              <td>
                <StateMark tone={tones[state]}>{t(`appointments.state.${state}`)}</StateMark>
              </td>
              <td className="table-actions">
                <Button small aria-label={t('appointments.lookAt', { names })} onPress={() => onLook(id)}>
                  {t('ceremonies.look')}
                </Button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
