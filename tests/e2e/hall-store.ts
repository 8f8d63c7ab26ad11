import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import { acts } from '#core/acts.ts';
import { createDesk, type Desk } from '#core/desk.ts';
import { silentLog } from '#core/log.ts';
import { createSetClock, openStore, type OpenStore } from '#core/store/index.ts';
import { fileColumns } from '#core/vault-files.ts';
import { HallConfig, type HallConfigInput } from '#shared/contract/index.ts';
import { officeTimeZone } from '#shared/model/index.ts';
import { inventedIdNumber } from '../emulators/people.ts';
import { callerOf, testHall, type Caller } from '../core/cases/test-desk.ts';

export const passphrase = 'seven lanterns 43';
export const passwords = Object.fromEntries(testHall.staff.map(({ code, password }) => [code, password])) as Readonly<
  Record<'S1' | 'R1' | 'R2', string>
>;

export const today = Temporal.Now.plainDateISO(officeTimeZone);

/** The hall of the core's tests, with blocks and certificates that are valid whenever the specs run. */
export function hallConfig(printed: string): HallConfigInput {
  const { year } = today;
  return {
    ...testHall,
    office: {
      ...testHall.office,
      offlineAuthorisation: {
        number: '省民婚函〔2026〕1号',
        businesses: ['marriage'],
        validFrom: `${year - 1}-01-01`,
        validUntil: `${year + 1}-12-31`,
      },
    },
    staff: testHall.staff.map((member, i) => ({
      ...member,
      idNumber: inventedIdNumber('329901', '19850615', 930 + i),
      certificate: { number: `ZG000${i}`, validUntil: `${year + 1}-12-31` },
    })),
    numberBlocks: [year, year + 1].map((each) => ({ prefix: 'J' as const, regionCode: '329901', year: each, first: 1, last: 50 })),
    devices: { printers: [{ kind: 'file', name: '文件', folder: printed }] },
  };
}

export interface PreparedHall {
  readonly folder: string;
  readonly store: string;
  readonly profile: string;
  /** What the file printer was given. */
  readonly printed: string;
  remove(): void;
}

/** The folders of a hall, where nothing is yet. */
export function hallFolders(): PreparedHall {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-e2e-'));
  const printed = join(folder, 'printed');
  mkdirSync(printed);
  return {
    folder,
    store: join(folder, 'store'),
    profile: join(folder, 'profile'),
    printed,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface HallToPrepare {
  /** A training store needs no passphrase; a real one has `passphrase`. */
  readonly training?: boolean;
  /** Offline registration is opened for today, unless false. */
  readonly offlineDay?: boolean;
  /** What this office has otherwise than the usual one. */
  readonly office?: Partial<HallConfigInput['office']>;
  /** When a training store is made and its acts are done, with offset; by default now. */
  readonly clock?: string;
  /** Another hall than the usual one; `printed` is the file printer's folder. */
  readonly config?: (printed: string) => HallConfigInput;
  /** Acts before the window opens, as these members of staff at counter 03. */
  readonly acts?: (as: (code: 'S1' | 'R1' | 'R2') => Promise<Caller>) => Promise<void>;
  /** Acts of today in a store whose first ones are of an earlier `clock`; offline registration is opened for today too. */
  readonly later?: HallToPrepare['acts'];
  /** What nobody at a counter does: in the store itself, last. */
  readonly inside?: (store: OpenStore) => void;
}

/** A store made through the core and left closed for the program to open. */
export async function prepareHall({
  training = true,
  offlineDay = true,
  office = {},
  clock,
  config: configOf = hallConfig,
  acts: before,
  later,
  inside,
}: HallToPrepare = {}): Promise<PreparedHall & { readonly recoveryKey: string }> {
  const hall = hallFolders();
  let key: Uint8Array | null = null;
  const desk = openDesk(hall.store, clock, (kept) => (key = kept));
  try {
    const usual = configOf(hall.printed);
    const config = HallConfig.parse({ ...usual, office: { ...usual.office, ...office } });
    const made = await callerOf(desk, null).ask('setup.create', { config, training, passphrase: training ? null : passphrase });
    if (offlineDay) {
      const supervisor = await signIn(desk, 'S1');
      await supervisor.ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
    }
    await before?.((code) => signIn(desk, code));
    return { ...hall, recoveryKey: made.recoveryKey };
  } finally {
    await desk.close();
    if (later) await actLater(hall.store, later);
    if (inside) workInside(hall.store, key!, inside);
  }
}

async function actLater(store: string, acts: NonNullable<HallToPrepare['acts']>): Promise<void> {
  const desk = openDesk(store);
  try {
    await callerOf(desk, null).ask('setup.unlock', {});
    await (await signIn(desk, 'S1')).ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
    await acts((code) => signIn(desk, code));
  } finally {
    await desk.close();
  }
}

function workInside(store: string, key: Uint8Array, work: (store: OpenStore) => void): void {
  const opened = openStore(store, key, { clock: createSetClock(Temporal.Now.instant()), acts, fileColumns });
  if (!opened.ok) throw new Error(opened.error.code);
  work(opened.value);
  opened.value.close();
}

function openDesk(storeDirectory: string, clock: string | null = null, keepKey: (key: Uint8Array | null) => void = () => undefined): Desk {
  return createDesk({
    storeDirectory,
    resourcesDirectory: resolve('resources'),
    readerPath: null,
    clock,
    log: silentLog,
    events: { emit: () => undefined },
    keepKey,
    keepSession: () => undefined,
  });
}

async function signIn(desk: Desk, code: 'S1' | 'R1' | 'R2'): Promise<Caller> {
  const { answer, session } = await desk.call({
    operation: 'staff.signIn',
    input: { code, password: passwords[code], counter: '03' },
    requestId: uuidv7(),
    approval: null,
    station: 'counter',
    session: null,
  });
  if (!answer.ok || !session) throw new Error(`${code} could not sign in`);
  return callerOf(desk, session);
}
