import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PeakDaySettings, type CivilDate } from '#shared/model/index.ts';
import { useAct, useAsk } from '../../client/index.ts';
import { Button, DateField, TextField } from '../../components/index.ts';
import { DeskSettings } from '../desk-settings.tsx';
import { DeskWaiting } from '../desk-page.tsx';
import { WholeField } from '../whole-field.tsx';
import { DayRules } from './day-rules.tsx';

export interface DaySettingsPageProps {
  readonly today: CivilDate;
  readonly onClose: () => void;
}

/** The settings as they are, then the form. */
export function DaySettingsPage({ today, onClose }: DaySettingsPageProps): ReactElement {
  const settings = useAsk('frontDesk.settings', {}, { keep: true });
  if (settings.value === undefined) return <DeskWaiting error={settings.error} />;
  return <DaySettings settings={settings.value.peakDays} today={today} onSaved={settings.again} onClose={onClose} />;
}

interface DaySettingsProps extends DaySettingsPageProps {
  readonly settings: PeakDaySettings;
  readonly onSaved: () => void;
}

/** Which days are expected to be peak days. A day gets more counters by its plan; nothing here takes a business away (M-131). */
function DaySettings({ settings, today, onSaved, onClose }: DaySettingsProps): ReactElement {
  const { t } = useTranslation('front-desk');
  const save = useAct('frontDesk.configure');
  const [draft, setDraft] = useState(settings);
  const [done, setDone] = useState(false);
  const put = (more: Partial<PeakDaySettings>): void => {
    setDone(false);
    save.forget();
    setDraft({ ...draft, ...more });
  };
  const { days, once } = draft;
  const read = PeakDaySettings.safeParse(draft);
  const send = async (): Promise<void> => {
    if (!read.success) return;
    const answer = await save.run({ peakDays: read.data });
    if (!answer.ok) return;
    setDone(true);
    onSaved();
  };
  return (
    <DeskSettings
      title={t('peakDays.settings.title')}
      save={save}
      whole={read.success}
      done={done}
      onSave={() => void send()}
      onClose={onClose}
    >
      <p className="soft">{t('peakDays.settings.explain')}</p>
      <h3>{t('peakDays.settings.everyYear')}</h3>
      <DayRules rules={days} today={today} onChange={(next) => put({ days: next })} />
      <h3>{t('peakDays.settings.once')}</h3>
      {once.length > 0 && (
        <ul className="desk-entries">
          {once.map((day, place) => (
            <li key={place}>
              <TextField
                label={t('peakDays.settings.onceName', { place: place + 1 })}
                value={day.name}
                maxLength={20}
                error={day.name.trim() === '' ? t('settings.noName') : null}
                onChange={(name) => put({ once: once.with(place, { ...day, name }) })}
              />
              <DateField
                label={t('peakDays.settings.onceDate', { place: place + 1 })}
                value={day.date}
                onChange={(date) => date && put({ once: once.with(place, { ...day, date }) })}
              />
              <Button
                small
                variant="quiet"
                icon="cross"
                aria-label={t('settings.removeOf', { name: day.name })}
                onPress={() => put({ once: once.toSpliced(place, 1) })}
              >
                {t('settings.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {once.length < 60 && (
        <div>
          <Button small icon="plus" onPress={() => put({ once: [...once, { name: '', date: today }] })}>
            {t('peakDays.settings.addOnce')}
          </Button>
        </div>
      )}
      <h3>{t('peakDays.settings.reckoning')}</h3>
      <div className="desk-number">
        <WholeField
          label={t('peakDays.settings.minutesEach')}
          value={draft.minutesEach}
          min={5}
          max={120}
          onChange={(minutesEach) => put({ minutesEach })}
        />
      </div>
    </DeskSettings>
  );
}
