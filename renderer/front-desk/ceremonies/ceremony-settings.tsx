import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CeremonyKind, CeremonySettings, type CeremonyPlace } from '#shared/model/index.ts';
import { useAct } from '../../client/index.ts';
import { Button, Checkbox, TextField } from '../../components/index.ts';
import { DeskSettings } from '../desk-settings.tsx';
import { WholeField } from '../whole-field.tsx';
import { ScriptField } from './script-field.tsx';

export interface CeremonySettingsPanelProps {
  readonly settings: CeremonySettings;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** Where ceremonies are held, how long one takes and what is said. There is no field for a price, and none for a date. */
export function CeremonySettingsPanel({ settings, onSaved, onClose }: CeremonySettingsPanelProps): ReactElement {
  const { t } = useTranslation('front-desk');
  const save = useAct('frontDesk.configure');
  const [draft, setDraft] = useState(settings);
  const [done, setDone] = useState(false);
  const put = (more: Partial<CeremonySettings>): void => {
    setDone(false);
    save.forget();
    setDraft({ ...draft, ...more });
  };
  const read = CeremonySettings.safeParse(draft);
  const send = async (): Promise<void> => {
    if (!read.success) return;
    const scripts = Object.fromEntries(Object.entries(read.data.scripts).filter(([, words]) => words !== ''));
    const answer = await save.run({ ceremonies: { ...read.data, scripts } });
    if (!answer.ok) return;
    setDone(true);
    onSaved();
  };
  return (
    <DeskSettings
      title={t('ceremonies.settings.title')}
      save={save}
      whole={read.success}
      done={done}
      onSave={() => void send()}
      onClose={onClose}
    >
      <h3>{t('ceremonies.settings.places')}</h3>
      <Places places={draft.places} onChange={(places) => put({ places })} />
      <div className="desk-number">
        <WholeField
          label={t('ceremonies.settings.minutes')}
          value={draft.minutes}
          min={5}
          max={120}
          onChange={(minutes) => put({ minutes })}
        />
      </div>
      <h3>{t('ceremonies.settings.scripts')}</h3>
      <p className="soft">{t('ceremonies.settings.scriptsHint')}</p>
      {CeremonyKind.options.map((kind) => (
        <ScriptField
          key={kind}
          kind={kind}
          script={draft.scripts[kind] ?? ''}
          onChange={(script) => put({ scripts: { ...draft.scripts, [kind]: script } })}
        />
      ))}
    </DeskSettings>
  );
}

interface PlacesProps {
  readonly places: readonly CeremonyPlace[];
  readonly onChange: (places: CeremonyPlace[]) => void;
}

function Places({ places, onChange }: PlacesProps): ReactElement {
  const { t } = useTranslation('front-desk');
  const wrong = (name: string, at: number): string | null => {
    if (name.trim() === '') return t('settings.noName');
    return places.findIndex((each) => each.name.trim() === name.trim()) < at ? t('settings.twice') : null;
  };
  return (
    <>
      <p className="soft">{t('ceremonies.settings.placesHint')}</p>
      <ul className="desk-entries">
        {places.map((place, at) => (
          // Places tell entries apart: two may be called the same while they are typed.
          <li key={at}>
            <TextField
              label={t('ceremonies.settings.place', { place: at + 1 })}
              value={place.name}
              maxLength={30}
              error={wrong(place.name, at)}
              onChange={(name) => onChange(places.with(at, { ...place, name }))}
            />
            <Checkbox
              aria-label={t('ceremonies.settings.outdoorOf', { name: place.name })}
              isSelected={place.outdoor}
              onChange={(outdoor) => onChange(places.with(at, { ...place, outdoor }))}
            >
              {t('ceremonies.settings.outdoor')}
            </Checkbox>
            {places.length > 1 && (
              <Button
                small
                variant="quiet"
                icon="cross"
                aria-label={t('settings.removeOf', { name: place.name })}
                onPress={() => onChange(places.toSpliced(at, 1))}
              >
                {t('settings.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {places.length < 20 && (
        <div>
          <Button small icon="plus" onPress={() => onChange([...places, { name: '', outdoor: false }])}>
            {t('ceremonies.settings.addPlace')}
          </Button>
        </div>
      )}
    </>
  );
}
