import { z } from 'zod';
import { ok } from '#shared/model/index.ts';
import type { Author } from '#core/ports.ts';
import { defineAct } from '#core/store/types.ts';
import type { Store } from '#core/store/types.ts';
import { testAuthor } from '../helpers.ts';

/** A small act of its own on a table that needs no others. */
export const devicesSet = defineAct({
  type: 'test.devicesSet',
  payload: z.object({ station: z.string(), devices: z.json() }),
  project(db, { station, devices }) {
    db.prepare('INSERT INTO stations (station, devices) VALUES (?, ?) ON CONFLICT (station) DO UPDATE SET devices = excluded.devices').run(
      station,
      JSON.stringify(devices),
    );
  },
});

/** Commits one act. */
export function setDevices(store: Store, station: string, devices: z.core.util.JSONType = {}, author: Author = testAuthor()) {
  return store.commit(author, (transaction) => {
    const { seq } = transaction.append(devicesSet, { station, devices });
    return ok({ station, seq });
  });
}

export function stationsIn(store: Store): string[] {
  return store.read((db) => db.prepare('SELECT station FROM stations ORDER BY station').pluck().all()) as string[];
}
