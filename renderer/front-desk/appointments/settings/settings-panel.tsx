import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { AppointmentSettings, type CivilDate, type Counter } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../../client/index.ts';
import { Button, Checkbox, Notice, Panel } from '../../../components/index.ts';
import { WholeField } from '../../whole-field.tsx';
import { Mapping } from './mapping.tsx';
import { PlacesTable } from './places-table.tsx';
import { Spans, type Closed, type Session } from './spans.tsx';

export interface SettingsPanelProps {
  readonly settings: AppointmentSettings;
  readonly counters: readonly Counter[];
  readonly today: CivilDate;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

const evening: Session = { weekday: 3, date: null, from: '17:30', until: '19:30', services: [] };
const rest: Closed = { weekday: null, date: null, from: '12:00', until: '13:00', services: [], counters: [] };

/** For supervisors: how many are expected when, and what an export calls things. What stops divorce is refused (M-131). */
export function SettingsPanel({ settings, counters, today, onSaved, onClose }: SettingsPanelProps): ReactElement {
  const { t } = useTranslation(['front-desk', 'common']);
  const save = useAct('frontDesk.configure');
  const [draft, setDraft] = useState(settings);
  const [done, setDone] = useState(false);
  const put = (more: Partial<AppointmentSettings>): void => {
    setDone(false);
    save.forget();
    setDraft({ ...draft, ...more });
  };
  const read = AppointmentSettings.safeParse(draft);
  const send = async (): Promise<void> => {
    if (!read.success) return;
    const answer = await save.run({ appointments: read.data });
    if (!answer.ok) return;
    setDone(true);
    onSaved();
  };
  const { ahead, noShows } = draft;
  const codes = counters.map(({ code }) => code);
  return (
    <Panel
      title={t('appointments.settings.title')}
      actions={
        <Button variant="quiet" small icon="back" onPress={onClose}>
          {t('common:action.back')}
        </Button>
      }
    >
      <form
        className="task-form appointment-settings"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <h3>{t('appointments.settings.places')}</h3>
        <PlacesTable usual={draft.usual} counters={draft.counters} office={counters} onChange={put} />
        <h3>{t('appointments.settings.sessions')}</h3>
        <Spans
          spans={draft.sessions}
          everyDay={false}
          counters={[]}
          fresh={evening}
          add={t('appointments.settings.addSession')}
          today={today}
          onChange={(sessions) => put({ sessions })}
        />
        <h3>{t('appointments.settings.closed')}</h3>
        <Spans
          spans={draft.closed}
          everyDay
          counters={codes}
          fresh={rest}
          add={t('appointments.settings.addClosed')}
          today={today}
          onChange={(closed) => put({ closed })}
        />
        <h3>{t('appointments.settings.limits')}</h3>
        <div className="appointment-fields">
          <WholeField
            label={t('appointments.settings.aheadMin')}
            value={ahead.min}
            min={0}
            max={30}
            onChange={(min) => put({ ahead: { ...ahead, min } })}
          />
          <WholeField
            label={t('appointments.settings.aheadMax')}
            value={ahead.max}
            min={Number.isNaN(ahead.min) ? 0 : ahead.min}
            max={180}
            onChange={(max) => put({ ahead: { ...ahead, max } })}
          />
          <WholeField
            label={t('appointments.settings.cutoff')}
            value={draft.cutoffMinutes}
            min={0}
            max={240}
            onChange={(cutoffMinutes) => put({ cutoffMinutes })}
          />
          <WholeField
            label={t('appointments.settings.grace')}
            value={draft.graceMinutes}
            min={0}
            max={240}
            onChange={(graceMinutes) => put({ graceMinutes })}
          />
        </div>
        <Checkbox isSelected={noShows !== null} onChange={(on) => put({ noShows: on ? { count: 3, withinDays: 90, delayDays: 7 } : null })}>
          {t('appointments.settings.noShows')}
        </Checkbox>
        {noShows && (
          <div className="appointment-fields">
            {(['count', 'withinDays', 'delayDays'] as const).map((name) => (
              <WholeField
                key={name}
                label={t(`appointments.settings.noShow.${name}`)}
                value={noShows[name]}
                min={1}
                max={{ count: 10, withinDays: 365, delayDays: 30 }[name]}
                onChange={(value) => put({ noShows: { ...noShows, [name]: value } })}
              />
            ))}
          </div>
        )}
        <h3>{t('appointments.settings.mapping')}</h3>
        <Mapping mapping={draft.exported} onChange={(exported) => put({ exported })} />
        <ErrorNotice error={save.error} onDismiss={save.forget} />
        {!read.success && <Notice tone="waiting">{t('appointments.settings.incomplete')}</Notice>}
        {done && <Notice tone="done">{t('appointments.settings.saved')}</Notice>}
        <div className="task-actions">
          <Button variant="primary" type="submit" icon="check" busy={save.busy} isDisabled={!read.success}>
            {t('appointments.settings.save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
