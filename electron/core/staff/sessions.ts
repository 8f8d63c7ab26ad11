import { z } from 'zod';
import type { Session } from '#shared/contract/index.ts';
import { randomBytes } from '../crypto/index.ts';
import type { Caller } from '../ports.ts';
import type { ReadableDb, StoreDep } from '../store/types.ts';
import { findStaff, getCredentials } from './records.ts';
import type { Sessions } from './types.ts';

/** What main keeps of a session over a restart of the core. */
const Kept = z.object({
  staffId: z.uuid(),
  counter: z.string().nullable(),
  locked: z.boolean(),
  wrongPins: z.number().int(),
  /** Of the password the session was begun with. */
  passwordVersion: z.number().int(),
});
type Kept = z.infer<typeof Kept>;

export interface SessionTableDeps extends StoreDep {
  /** Tells main of every change; null when the session ended. */
  readonly keepSession: (token: string, kept: unknown) => void;
}

/** The sessions of this core, in memory only. */
export interface SessionTable extends Sessions {
  begin(of: { readonly staffId: string; readonly counter: string | null; readonly passwordVersion: number }): string;
  change(token: string, change: Partial<Pick<Kept, 'locked' | 'wrongPins' | 'passwordVersion'>>): void;
  end(token: string): void;
  /** The session as its window may know it; null when there is none. */
  view(token: string): Session | null;
  wrongPins(token: string): number;
}

const tokenBytes = 32;

export function createSessions({ store, keepSession }: SessionTableDeps): SessionTable {
  const keptByToken = new Map<string, Kept>();

  function keep(token: string, kept: Kept): void {
    keptByToken.set(token, kept);
    keepSession(token, kept);
  }

  function end(token: string): void {
    if (keptByToken.delete(token)) keepSession(token, null);
  }

  /** Asks the store each time: somebody deactivated, or whose password was set anew, is out at once; roles are today's. */
  function find(token: string): { readonly caller: Caller; readonly locked: boolean } | null {
    const kept = keptByToken.get(token);
    if (!kept) return null;
    const staff = store.read((db) => findHolder(db, kept));
    if (!staff) {
      end(token);
      return null;
    }
    return { caller: { token, staff, counter: kept.counter }, locked: kept.locked };
  }

  return {
    find,
    end,
    restore(sessions) {
      for (const { token, kept } of sessions) {
        const parsed = Kept.safeParse(kept);
        if (parsed.success) keptByToken.set(token, parsed.data);
      }
    },
    begin({ staffId, counter, passwordVersion }) {
      const token = Buffer.from(randomBytes(tokenBytes)).toString('base64url');
      keep(token, { staffId, counter, locked: false, wrongPins: 0, passwordVersion });
      return token;
    },
    change(token, change) {
      const kept = keptByToken.get(token);
      if (kept) keep(token, { ...kept, ...change });
    },
    view(token) {
      const found = find(token);
      if (!found) return null;
      const { staff, counter } = found.caller;
      const hasPin = store.read((db) => getCredentials(db, staff.id)).pinHash !== null;
      return { staff, counter, locked: found.locked, hasPin };
    },
    wrongPins: (token) => keptByToken.get(token)?.wrongPins ?? 0,
  };
}

function findHolder(db: ReadableDb, { staffId, passwordVersion }: Kept): Caller['staff'] | null {
  const staff = findStaff(db, staffId);
  return staff?.active && getCredentials(db, staffId).passwordVersion === passwordVersion ? staff : null;
}
