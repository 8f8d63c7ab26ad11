import { ProvinceSettings } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { writing, type EventsDep, type HandlersFor } from '../ports.ts';
import { defineAct, type ReadableDb, type StoreDep } from '../store/index.ts';

/** The way to the province is, from now on, as this says. */
export const provinceConfigured = defineAct({
  type: 'province.configured',
  payload: ProvinceSettings,
  project(db, settings, { at, staffId }) {
    db.prepare(
      `INSERT INTO province_settings (only, settings, configured_at, configured_by) VALUES (1, :settings, :at, :staffId)
       ON CONFLICT (only) DO UPDATE SET settings = excluded.settings, configured_at = excluded.configured_at,
         configured_by = excluded.configured_by`,
    ).run({ settings: JSON.stringify(settings), at, staffId });
  },
});

/** As they were set last; a station that nobody configured has those of the contract. */
export function readProvinceSettings(db: ReadableDb): ProvinceSettings {
  const kept = db.prepare('SELECT settings FROM province_settings').pluck().get() as string | undefined;
  return ProvinceSettings.parse(JSON.parse(kept ?? '{}'));
}

interface SettingsDeps extends StoreDep, EventsDep {
  /** null: a training store, of which nothing leaves. */
  readonly sender: { turn(): Promise<unknown> } | null;
}

export function createSettingsHandlers({ store, events, sender }: SettingsDeps): HandlersFor<'province.configure'> {
  return {
    'province.configure': writing('province.configure', {
      act({ author, input }) {
        const configured = store.commit(author, ({ append }) => {
          append(provinceConfigured, input);
          return ok({});
        });
        if (configured.ok) {
          events.emit({ event: 'office.changed' });
          // What waited for another way need not wait any longer.
          void sender?.turn();
        }
        return configured;
      },
      answer: () => store.read(readProvinceSettings),
    }),
  };
}
