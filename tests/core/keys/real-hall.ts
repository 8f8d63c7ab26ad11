import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Desk } from '#core/desk.ts';
import { HallConfig } from '#shared/contract/index.ts';
import { callerOf, openDesk, testHall, type Caller } from '../cases/test-desk.ts';

export const passphrase = '同心大厅的早晨 2026 年';

const passwords = Object.fromEntries(testHall.staff.map(({ code, password }) => [code, password])) as Record<string, string>;

export interface RealHall {
  readonly store: string;
  readonly desk: Desk;
  readonly recoveryKey: string;
  readonly kept: { key: Uint8Array | null; sessions: Map<string, unknown> };
  readonly events: ReturnType<typeof openDesk>['events'];
  /** Signed in with a password, as on a real store one must. */
  signIn(code: string, password?: string): Promise<Caller & { readonly token: string }>;
  anyone(): Caller;
  /** A new core on the same store: as after a kill. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** A hall just set up, its recovery key sealed; each test opens a copy of it, for making one takes seconds. */
export async function makeRealHall(): Promise<{ readonly folder: string; readonly recoveryKey: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-keys-'));
  const { desk } = openDesk({ dir: join(folder, 'store'), clock: null });
  const anyone = callerOf(desk, null);
  const { recoveryKey } = await anyone.ask('setup.create', { config: HallConfig.parse(testHall), training: false, passphrase });
  await anyone.ask('setup.sealRecoveryKey', {});
  await desk.close();
  return { folder, recoveryKey };
}

export async function openRealHall(made: { readonly folder: string; readonly recoveryKey: string }): Promise<RealHall> {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-keys-'));
  cpSync(made.folder, folder, { recursive: true });
  const store = join(folder, 'store');
  let now = openDesk({ dir: store, clock: null });
  await callerOf(now.desk, null).ask('setup.unlock', { recoveryKey: made.recoveryKey });
  const hall: RealHall = {
    get desk() {
      return now.desk;
    },
    get kept() {
      return now.kept;
    },
    get events() {
      return now.events;
    },
    store,
    recoveryKey: made.recoveryKey,
    async signIn(code, password = passwords[code]!) {
      const call = { operation: 'staff.signIn', input: { code, password, counter: '03' }, requestId: uuidv7(), approval: null };
      const { answer, session } = await hall.desk.call({ ...call, station: 'counter', session: null });
      if (!answer.ok || !session) throw new Error(`${code}: ${JSON.stringify(answer)}`);
      return { ...callerOf(hall.desk, session), token: session };
    },
    anyone: () => callerOf(hall.desk, null),
    async restart() {
      await hall.desk.close();
      now = openDesk({ dir: store, clock: null });
    },
    async close() {
      await hall.desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return hall;
}
