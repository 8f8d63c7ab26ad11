import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Approval, Health, OperationName } from '#shared/contract/index.ts';
import { createCoreHost, type CoreHost } from '../../../electron/main/core-host.ts';
import { createKeptKeyFile, type KeptKeyFile, type SafeStorage } from '../../../electron/main/unattended/kept-key.ts';
import { makeRealHall, passphrase } from './real-hall.ts';
import { testHall } from '../cases/test-desk.ts';

/** A kiosk's PC: main as it is, the real core, and a keychain that turns bits. */
const turned = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
const keychain: SafeStorage = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptString: (text) => turned(Buffer.from(text)),
  decryptString: (wrapped) => turned(wrapped).toString(),
};
const passwords = Object.fromEntries(testHall.staff.map(({ code, password }) => [code, password])) as Record<string, string>;

let made: Awaited<ReturnType<typeof makeRealHall>>;
let profile: string;
let kept: KeptKeyFile;
let host: CoreHost | null = null;

beforeAll(async () => {
  made = await makeRealHall();
  return () => rmSync(made.folder, { recursive: true, force: true });
});
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'kiosk-pc-'));
  kept = createKeptKeyFile(join(profile, 'kiosk-key.json'), keychain, 'linux');
});
afterEach(async () => {
  await stop();
  rmSync(profile, { recursive: true, force: true });
});

/** The program starts, as after the power came back. */
function start(): void {
  host = createCoreHost({
    nodeBinary: process.execPath,
    entry: join(import.meta.dirname, '../../../electron/core/process.ts'),
    start: {
      storeDirectory: join(made.folder, 'store'),
      resourcesDirectory: join(import.meta.dirname, '../../../resources'),
      options: { readerPath: null, clock: null },
    },
    keptKey: kept.read(),
    onKey: (key) => void kept.follow(key),
    log: () => undefined,
    onEvent: () => undefined,
  });
}

async function stop(): Promise<void> {
  await host?.stop();
  await kept.settle();
  host = null;
}

async function call(
  operation: OperationName,
  input: unknown,
  { session = null, approval = null }: { session?: string | null; approval?: Approval | null } = {},
) {
  const given = await host!.call('counter', session, { operation, input, requestId: uuidv7(), approval });
  const answer = given.answer as { ok: boolean; value: unknown; error?: { code: string } };
  if (!answer.ok) throw new Error(`${operation}: ${answer.error?.code}`);
  return { value: answer.value, session: given.session ?? null };
}
const storeState = async () => ((await call('hall.health', {})).value as Health).store;

test(
  'a restart opens the store with the kept key, follows a rotated one, and drops one that is no longer right',
  { timeout: 120_000 },
  async () => {
    start();
    expect(await storeState()).toBe('locked');
    expect(host!.dataKey()).toBeNull();
    await call('setup.unlock', { passphrase });
    expect(await kept.set(true, host!.dataKey())).toBe(true);
    await stop();

    start();
    expect(await storeState()).toBe('open');
    const before = await kept.read();
    const { session } = await call('staff.signIn', { code: 'S1', password: passwords['S1'], counter: '03' });
    await call('keys.rotate', { passphrase }, { session, approval: { code: 'R1', password: passwords['R1']! } });
    await kept.settle();
    expect(await kept.read()).not.toEqual(before);
    await stop();

    start();
    expect(await storeState()).toBe('open');
    await stop();

    // The key of before the rotation, as on a PC whose store was rotated elsewhere.
    await kept.set(true, before);
    start();
    expect(await storeState()).toBe('locked');
    await stop();
    expect(await kept.read()).toBeNull();
    expect(await kept.isOn()).toBe(true);

    // The staff open it once, and the next start is by itself again.
    start();
    await call('setup.unlock', { passphrase });
    await stop();
    start();
    expect(await storeState()).toBe('open');
  },
);

test('switched off, the next start asks the staff', { timeout: 60_000 }, async () => {
  start();
  await call('setup.unlock', { passphrase });
  await kept.set(true, host!.dataKey());
  await kept.set(false, null);
  await stop();
  start();
  expect(await storeState()).toBe('locked');
});
