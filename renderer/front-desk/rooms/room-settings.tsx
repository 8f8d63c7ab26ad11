import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { RoomSettings } from '#shared/model/index.ts';
import { useAct, useAsk } from '../../client/index.ts';
import { Button, TextField } from '../../components/index.ts';
import { DeskSettings } from '../desk-settings.tsx';
import { DeskWaiting } from '../desk-page.tsx';

/** The settings as they are, then the form. */
export function RoomSettingsPage({ onClose }: { readonly onClose: () => void }): ReactElement {
  const settings = useAsk('frontDesk.settings', {}, { keep: true });
  if (settings.value === undefined) return <DeskWaiting error={settings.error} />;
  return <RoomSettingsForm settings={settings.value.rooms} onSaved={settings.again} onClose={onClose} />;
}

interface RoomSettingsFormProps {
  readonly settings: RoomSettings;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** Which counselling rooms there are; at least one. */
function RoomSettingsForm({ settings, onSaved, onClose }: RoomSettingsFormProps): ReactElement {
  const { t } = useTranslation('front-desk');
  const save = useAct('frontDesk.configure');
  const [rooms, setRooms] = useState(settings.rooms);
  const [done, setDone] = useState(false);
  const put = (next: string[]): void => {
    setDone(false);
    save.forget();
    setRooms(next);
  };
  const read = RoomSettings.safeParse({ rooms });
  const wrong = (room: string, place: number): string | null => {
    if (room.trim() === '') return t('settings.noName');
    return rooms.findIndex((each) => each.trim() === room.trim()) < place ? t('settings.twice') : null;
  };
  const send = async (): Promise<void> => {
    if (!read.success) return;
    const answer = await save.run({ rooms: read.data });
    if (!answer.ok) return;
    setDone(true);
    onSaved();
  };
  return (
    <DeskSettings
      title={t('rooms.settings.title')}
      save={save}
      whole={read.success}
      done={done}
      onSave={() => void send()}
      onClose={onClose}
    >
      <p className="soft">{t('rooms.settings.explain')}</p>
      <ul className="desk-entries">
        {rooms.map((room, place) => (
          // Places tell entries apart: two may be called the same while they are typed.
          <li key={place}>
            <TextField
              label={t('rooms.settings.room', { place: place + 1 })}
              value={room}
              maxLength={20}
              error={wrong(room, place)}
              onChange={(name) => put(rooms.with(place, name))}
            />
            {rooms.length > 1 && (
              <Button
                small
                variant="quiet"
                icon="cross"
                aria-label={t('settings.removeOf', { name: room })}
                onPress={() => put(rooms.toSpliced(place, 1))}
              >
                {t('settings.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {rooms.length < 20 && (
        <div>
          <Button small icon="plus" onPress={() => put([...rooms, ''])}>
            {t('rooms.settings.add')}
          </Button>
        </div>
      )}
    </DeskSettings>
  );
}
