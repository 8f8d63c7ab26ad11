import type { Temporal } from 'temporal-polyfill';
import type { ReadableDb, StoreDep } from '../store/index.ts';

/** Remembers what the province says it does not believe any more. Its own keys are among them; nobody asks for those. */
export function keepRevoked({ store }: StoreDep, revoked: ReadonlyMap<string, Temporal.Instant>): void {
  store.writeDraft((db) => {
    db.prepare('DELETE FROM province_revoked').run();
    const keep = db.prepare('INSERT INTO province_revoked (key_id, since) VALUES (?, ?)');
    for (const [keyId, since] of revoked) keep.run(keyId, since.toString());
  });
}

/** One more, which it refused just now. */
export function noteRevoked({ store }: StoreDep, keyId: string, at: Temporal.Instant): void {
  store.writeDraft((db) => {
    db.prepare('INSERT OR IGNORE INTO province_revoked (key_id, since) VALUES (?, ?)').run(keyId, at.toString());
  });
}

/** When the province revoked a key, as it said last; null: it did not. */
export function findRevoked(db: ReadableDb, keyId: string): string | null {
  return (db.prepare('SELECT since FROM province_revoked WHERE key_id = ?').pluck().get(keyId) as string | undefined) ?? null;
}
