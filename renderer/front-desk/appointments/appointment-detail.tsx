import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/contract/index.ts';
import { maskIdNumber, type CivilDate } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Panel, ReasonPanel, StateMark } from '../../components/index.ts';
import { Fact, Facts } from '../desk-page.tsx';
import { SheetPrint } from '../sheet-print.tsx';
import { tones } from './appointment-list.tsx';
import type { ChosenSlot } from './slot-grid.tsx';

export interface AppointmentDetailProps {
  readonly appointment: Appointment;
  readonly today: CivilDate;
  /** Chosen in the grid, for another time. */
  readonly slot: ChosenSlot | null;
  readonly moving: boolean;
  readonly onMove: () => void;
  readonly onEdit: () => void;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** One appointment: come or not, another half hour, none after all, and its slip. */
export function AppointmentDetail({
  appointment,
  today,
  slot,
  moving,
  onMove,
  onEdit,
  onChanged,
  onClose,
}: AppointmentDetailProps): ReactElement {
  const { t } = useTranslation(['front-desk', 'common']);
  const { id, on, from, until, people, phone, note, state, slipCode, service, source, caseNumber } = appointment;
  const change = useAct('appointments.change');
  const cancel = useAct('appointments.cancel');
  const arrive = useAct('appointments.arrive');
  const miss = useAct('appointments.noShow');
  const [cancelling, setCancelling] = useState(false);
  const done = async (answer: Promise<{ readonly ok: boolean }>): Promise<void> => {
    if ((await answer).ok) onChanged();
  };
  const giveUp = async (reason: string): Promise<void> => {
    const answer = await cancel.run({ id, reason });
    if (!answer.ok) return;
    setCancelling(false);
    onChanged();
  };
  if (cancelling)
    return (
      <ReasonPanel
        title={t('appointments.cancel')}
        confirm={t('appointments.cancelNow')}
        onConfirm={(reason) => void giveUp(reason)}
        onCancel={() => setCancelling(false)}
        busy={cancel.busy}
        error={<ErrorNotice error={cancel.error} />}
      />
    );
  return (
    <Panel
      title={t(`service.${service}`)}
      actions={
        <Button variant="quiet" small icon="back" onPress={onClose}>
          {t('common:action.back')}
        </Button>
      }
    >
      <div className="task-form">
        <StateMark tone={tones[state]}>{t(`appointments.state.${state}`)}</StateMark>
        <Facts>
          <Fact name={t('appointments.time')}>
            {on} {from}–{until}
          </Fact>
          <Fact name={t('appointments.people')}>
            {people.map((person, place) => (
              <span key={place} className="table-two">
                {`${person.name} ${maskIdNumber(person.idNumber)}`.trim()}
              </span>
            ))}
          </Fact>
          <Fact name={t('appointments.phone')}>{phone}</Fact>
          {note !== '' && <Fact name={t('appointments.note')}>{note}</Fact>}
          {caseNumber !== null && <Fact name={t('appointments.case')}>{caseNumber}</Fact>}
          <Fact name={t('appointments.source')}>{t(`appointments.from.${source}`)}</Fact>
          <Fact name={t('appointments.code')}>{slipCode}</Fact>
        </Facts>
        <ErrorNotice error={change.error ?? arrive.error ?? miss.error} />
        {moving ? (
          <>
            <p role="status">{slot ? t('appointments.chosen', { date: slot.on, from: slot.from }) : t('appointments.chooseFirst')}</p>
            <div className="task-actions">
              <Button onPress={onChanged}>{t('common:action.back')}</Button>
              <Button
                variant="primary"
                icon="check"
                isDisabled={slot === null}
                busy={change.busy}
                onPress={() => slot && void done(change.run({ id, ...slot, people, phone, note, application: caseNumber ?? '' }))}
              >
                {t('appointments.moveNow')}
              </Button>
            </div>
          </>
        ) : (
          <div className="task-actions appointment-actions">
            {state === 'booked' && (
              <Button icon="cross" onPress={() => setCancelling(true)}>
                {t('appointments.cancel')}
              </Button>
            )}
            {state === 'booked' && <Button onPress={onEdit}>{t('appointments.edit')}</Button>}
            {(state === 'booked' || state === 'noShow') && (
              <Button icon="calendar" onPress={onMove}>
                {t('appointments.move')}
              </Button>
            )}
            {state === 'booked' && on <= today && (
              <Button icon="clock" busy={miss.busy} onPress={() => void done(miss.run({ id }))}>
                {t('appointments.missed')}
              </Button>
            )}
            {(state === 'booked' || state === 'noShow') && on === today && (
              <Button variant="primary" icon="check" busy={arrive.busy} onPress={() => void done(arrive.run({ id }))}>
                {t('appointments.arrived')}
              </Button>
            )}
          </div>
        )}
        {state !== 'cancelled' && <SlipPrint id={id} />}
      </div>
    </Panel>
  );
}

function SlipPrint({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation('front-desk');
  const draw = useAct('appointments.slip');
  return (
    <SheetPrint
      kind="appointmentSlip"
      label={t('appointments.printSlip')}
      draw={{ run: () => draw.run({ id }), busy: draw.busy, error: draw.error }}
    />
  );
}
