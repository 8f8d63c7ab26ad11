import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import { writeWhole } from './write-whole.ts';

/** As much of Electron's safeStorage as is used: the keychain of the system. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(wrapped: Buffer): string;
  /** Linux only; `basic_text` is a password everybody knows. */
  getSelectedStorageBackend?(): string;
}

/** The file is there as long as the kiosk starts by itself; without a key until the staff open the store next. */
const KeptKey = z.strictObject({ version: z.literal(1), wrapped: z.base64().nullable() });

/** The store's data key, wrapped by the system's keychain, for a kiosk that starts by itself after power loss. */
export interface KeptKeyFile {
  /** Whether the system keeps secrets: only after the program is ready. */
  isPossible(): boolean;
  isOn(): Promise<boolean>;
  /** 32 bytes; null: none, or not to be read any more, which erases it. */
  read(): Promise<Uint8Array | null>;
  /** Switches it on with the key of the store that is open (null: none is), or off; false when the disk does not take it. */
  set(on: boolean, dataKey: Uint8Array | null): Promise<boolean>;
  /** The store's key is another, or the one kept was wrong (null). Nothing happens where it is switched off. */
  follow(dataKey: Uint8Array | null): Promise<void>;
  /** Until what was begun is written. */
  settle(): Promise<void>;
}

const realBackends = /^(?:gnome_libsecret|kwallet\d?|gnome_keyring)$/u;
const keyBytes = 32;

export function createKeptKeyFile(file: string, storage: SafeStorage, platform: NodeJS.Platform): KeptKeyFile {
  /** One change after the other: the last key said is the one kept. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };

  function isPossible(): boolean {
    if (!storage.isEncryptionAvailable()) return false;
    return platform !== 'linux' || realBackends.test(storage.getSelectedStorageBackend?.() ?? '');
  }

  async function load(): Promise<z.infer<typeof KeptKey> | null> {
    try {
      return KeptKey.parse(JSON.parse(await readFile(file, 'utf8')));
    } catch (error) {
      // Not there is off; anything else in its place is on without a key.
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : { version: 1, wrapped: null };
    }
  }

  /** At once, for whoever holds the key may erase it any moment. */
  function wrap(dataKey: Uint8Array | null): string | null {
    if (dataKey === null || !isPossible()) return null;
    try {
      return storage.encryptString(Buffer.from(dataKey).toString('base64')).toString('base64');
    } catch {
      return null;
    }
  }

  function save(wrapped: string | null): Promise<void> {
    return writeWhole(file, JSON.stringify({ version: 1, wrapped } satisfies z.infer<typeof KeptKey>));
  }

  function unwrap(wrapped: string): Uint8Array | null {
    try {
      const key = Buffer.from(storage.decryptString(Buffer.from(wrapped, 'base64')), 'base64');
      return key.length === keyBytes ? new Uint8Array(key) : null;
    } catch {
      return null;
    }
  }

  return {
    isPossible,
    isOn: () => inTurn(async () => (await load()) !== null),
    read: () =>
      inTurn(async () => {
        const kept = await load();
        if (kept === null) return null;
        const key = kept.wrapped !== null && isPossible() ? unwrap(kept.wrapped) : null;
        // A keychain that is not there today may be tomorrow; what it cannot open is good for nothing.
        if (key === null && kept.wrapped !== null && isPossible()) await save(null).catch(() => undefined);
        return key;
      }),
    set: (on, dataKey) => {
      const wrapped = on ? wrap(dataKey) : null;
      return inTurn(() => (on ? save(wrapped) : rm(file, { force: true }))).then(
        () => true,
        () => false,
      );
    },
    follow: (dataKey) => {
      const wrapped = wrap(dataKey);
      return inTurn(async () => {
        if ((await load()) === null) return;
        // A key that cannot be kept must not stay behind as one that was right once.
        await save(wrapped).catch(() => rm(file, { force: true }));
      }).catch(() => undefined);
    },
    settle: () => inTurn(() => Promise.resolve()),
  };
}
