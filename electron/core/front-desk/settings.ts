import type { failure, ParsedInput } from '#shared/contract/index.ts';
import { FrontDeskParts, FrontDeskSettings, ok, type Result } from '#shared/model/index.ts';
import { writing, type HandlersFor } from '../ports.ts';
import { defineAct, type ReadableDb } from '../store/index.ts';
import type { FrontDeskDeps } from './deps.ts';

/** Parts of the front desk work, from now on, as this says. */
export const frontDeskConfigured = defineAct({
  type: 'frontDesk.configured',
  payload: FrontDeskParts,
  project(db, parts) {
    // Whole parts: a list or a table of one that lost a line must lose it here, too.
    const settings = { ...readFrontDeskSettings(db), ...parts };
    db.prepare(
      `INSERT INTO front_desk_settings (only, settings) VALUES (1, :settings)
       ON CONFLICT (only) DO UPDATE SET settings = excluded.settings`,
    ).run({ settings: JSON.stringify(settings) });
  },
});

/** As they were set last; what nobody set is as the model says. */
export function readFrontDeskSettings(db: ReadableDb): FrontDeskSettings {
  const kept = db.prepare('SELECT settings FROM front_desk_settings').pluck().get() as string | undefined;
  return FrontDeskSettings.parse(JSON.parse(kept ?? '{}'));
}

type Parts = ParsedInput<'frontDesk.configure'>;

/** Parts that are to be set, as they hang together with what was decided elsewhere, or why they cannot be so. */
type SettleParts = (
  db: ReadableDb,
  parts: Parts,
) => Result<Parts, ReturnType<typeof failure<'appointment.divorceStopped' | 'ticket.divorceStopped'>>['error']>;

export function createFrontDeskSettingsHandlers(
  { store, events }: Pick<FrontDeskDeps, 'store' | 'events'>,
  settle: SettleParts,
): HandlersFor<'frontDesk.settings' | 'frontDesk.configure'> {
  return {
    'frontDesk.settings': () => ok(store.read(readFrontDeskSettings)),
    'frontDesk.configure': writing('frontDesk.configure', {
      act({ author, input }) {
        // Before the commit, which holds up whoever else wants to write; nothing comes between the two.
        const settled = store.read((db) => settle(db, input));
        if (!settled.ok) return settled;
        const configured = store.commit(author, ({ append }) => {
          append(frontDeskConfigured, settled.value);
          return ok({});
        });
        if (configured.ok) events.emit({ event: 'frontDesk.changed' });
        return configured;
      },
      answer: () => store.read(readFrontDeskSettings),
    }),
  };
}
