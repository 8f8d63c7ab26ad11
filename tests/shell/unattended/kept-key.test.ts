import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeptKeyFile, type SafeStorage } from '../../../electron/main/unattended/kept-key.ts';

/** Wraps by a secret of its own, as a keychain does; another secret opens nothing. */
function keychain({ secret = 7, available = true, backend = 'gnome_libsecret' } = {}): SafeStorage {
  const turn = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ secret));
  return {
    isEncryptionAvailable: () => available,
    getSelectedStorageBackend: () => backend,
    encryptString: (text) => turn(Buffer.from(`v1${text}`)),
    decryptString(wrapped) {
      const text = turn(wrapped).toString();
      if (!text.startsWith('v1')) throw new Error('not of this keychain');
      return text.slice(2);
    },
  };
}

const one = new Uint8Array(32).fill(1);
const two = new Uint8Array(32).fill(2);
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-key-'));
  file = join(folder, 'profile', 'kiosk-key.json');
});
afterEach(() => rmSync(folder, { recursive: true }));
const make = (options = {}, platform: NodeJS.Platform = 'linux') => createKeptKeyFile(file, keychain(options), platform);

describe('the key of a kiosk that starts by itself', () => {
  it('is read by the next start, and is in no file in clear', async () => {
    expect(await make().set(true, one)).toBe(true);
    expect(await make().read()).toEqual(one);
    expect(await make().isOn()).toBe(true);
    const text = readFileSync(file);
    for (const clear of [Buffer.from(one), Buffer.from(Buffer.from(one).toString('base64'))]) expect(text.includes(clear)).toBe(false);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'profile'))).toEqual(['kiosk-key.json']);
  });

  it('follows another key of the store', async () => {
    const kept = make();
    await kept.set(true, one);
    await kept.follow(two);
    expect(await make().read()).toEqual(two);
  });

  it('of several changes at once the last is kept, though whoever holds the keys erases them at once', async () => {
    const kept = make();
    const [first, last] = [new Uint8Array(one), new Uint8Array(two)];
    const written = [kept.set(true, first), kept.follow(last)];
    first.fill(0);
    last.fill(0);
    await Promise.all(written);
    await kept.settle();
    expect(await make().read()).toEqual(two);
  });

  it('is erased when it is no longer right, stays switched on, and the next key is kept', async () => {
    const kept = make();
    await kept.set(true, one);
    await kept.follow(null);
    expect(await kept.read()).toBeNull();
    expect(await kept.isOn()).toBe(true);
    await kept.follow(two);
    expect(await kept.read()).toEqual(two);
  });

  it('is erased with its file when it is switched off, and no key is kept afterwards', async () => {
    const kept = make();
    await kept.set(true, one);
    await kept.set(false, null);
    await kept.follow(two);
    expect(existsSync(file)).toBe(false);
    expect(await kept.isOn()).toBe(false);
  });

  it('is never kept where nobody switched it on', async () => {
    await make().follow(one);
    expect(existsSync(file)).toBe(false);
  });
});

describe('no key is read', () => {
  it('under another keychain, which erases it', async () => {
    await make().set(true, one);
    expect(await make({ secret: 9 }).read()).toBeNull();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ version: 1, wrapped: null });
  });

  it('while the keychain is away, and it is there again with it', async () => {
    await make().set(true, one);
    expect(await make({ available: false }).read()).toBeNull();
    expect(await make().read()).toEqual(one);
  });

  it.each(['', '{', '[]', '{"version":2,"wrapped":null}', '{"version":1,"wrapped":"%"}'])('from a file that says %j', async (text) => {
    await make().set(true, one);
    writeFileSync(file, text);
    expect(await make().read()).toBeNull();
    await make().follow(two);
    expect(await make().read()).toEqual(two);
  });

  it('of another length', async () => {
    await make().set(true, new Uint8Array(16));
    expect(await make().read()).toBeNull();
  });
});

describe('a key can be kept', () => {
  it.each<[string, boolean, object, NodeJS.Platform]>([
    ['by libsecret', true, {}, 'linux'],
    ['by KWallet', true, { backend: 'kwallet6' }, 'linux'],
    ['by a password everybody knows', false, { backend: 'basic_text' }, 'linux'],
    ['by nobody knows what', false, { backend: 'unknown' }, 'linux'],
    ['by nothing', false, { available: false }, 'linux'],
    ['by DPAPI', true, { backend: '' }, 'win32'],
    ['by a DPAPI that does not answer', false, { available: false }, 'win32'],
  ])('%s: %s', async (_how, isPossible, options, platform) => {
    const kept = make(options, platform);
    expect(kept.isPossible()).toBe(isPossible);
    await kept.set(true, one);
    expect(await kept.read()).toEqual(isPossible ? one : null);
    if (!isPossible) expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ version: 1, wrapped: null });
  });
});
