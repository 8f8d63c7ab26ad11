import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { HallError } from '#shared/contract/index.ts';
import { fail, ok } from '#shared/model/index.ts';
import type { Result } from '#shared/model/index.ts';
import {
  createId,
  createRecoveryKey,
  createStretchParameters,
  defaultStretchCost,
  deriveKey,
  equalBytes,
  keyedDigestBytes,
  open,
  parseRecoveryKey,
  randomBytes,
  seal,
  stretch,
  StretchParameters,
} from '../crypto/index.ts';
import type { StretchCost } from '../crypto/index.ts';
import { canonicalJson } from './canonical-json.ts';
import { codeOf, moveToNewName, writeDurably } from './files.ts';
import { KeyChange } from './key-changes.ts';
import { subkey } from './keys.ts';
import type { StoreIdentity } from './keys.ts';
import { checkPlace, layoutOf } from './layout.ts';
import { findTipStore } from './tip.ts';

const ofWrap = {
  id: z.string().min(1),
  /** Instant; null: not known, by a program that wrote none. */
  since: z.string().nullable(),
  sealed: z.base64(),
};

/** The data key, sealed under one of the ways to open the store. */
const Wrap = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('passphrase'), ...ofWrap, stretch: StretchParameters }),
  /** `onPaper`: somebody has said that the sheet with this key is sealed. Until then the key before it stays valid. */
  z.object({ kind: z.literal('recoveryKey'), ...ofWrap, onPaper: z.boolean() }),
  /** Training stores only: needs nothing. */
  z.object({ kind: z.literal('open'), ...ofWrap }),
]);
export type Wrap = z.infer<typeof Wrap>;

const ofKeyFile = {
  storeId: z.uuid(),
  training: z.boolean(),
  /** Tells a wrong data key from a damaged database. */
  check: z.base64(),
};

const KeyFile = z.object({
  format: z.literal(2),
  ...ofKeyFile,
  wraps: z.array(Wrap).min(1),
  /** The last change of this file and whose it was, for the journal to catch up when the program ended in between. */
  change: KeyChange.nullable(),
});
export type KeyFile = z.infer<typeof KeyFile>;

/** As the first programs wrote it: one wrap a kind. */
const FirstFormat = z
  .object({
    format: z.literal(1),
    ...ofKeyFile,
    wraps: z
      .array(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('passphrase'), stretch: StretchParameters, sealed: z.base64() }),
          z.object({ kind: z.literal('recoveryKey'), sealed: z.base64() }),
          z.object({ kind: z.literal('open'), sealed: z.base64() }),
        ]),
      )
      .min(1),
  })
  .transform(({ wraps, ...rest }): KeyFile => ({
    ...rest,
    format: 2,
    change: null,
    wraps: wraps.map((wrap, index) => {
      const known = { id: `${index + 1}`, since: null };
      return wrap.kind === 'recoveryKey' ? { ...wrap, ...known, onPaper: true } : { ...wrap, ...known };
    }),
  }));

const AnyKeyFile = z.union([KeyFile, FirstFormat]);

export type NewKey =
  | { readonly training: false; readonly passphrase: string }
  /** Null: opens for anybody. */
  | { readonly training: true; readonly passphrase: string | null };

export interface CreatedKey extends StoreIdentity {
  readonly dataKey: Uint8Array;
  /** To be printed once; nothing keeps it. */
  readonly recoveryKey: string;
}

/**
 * Makes a data key and writes `key.json` with its wraps; never over another one.
 * @throws when a real store would get no passphrase
 */
export async function createKeyFile(
  directory: string,
  wanted: NewKey,
  cost: StretchCost = defaultStretchCost,
  since: string | null = null,
): Promise<Result<CreatedKey, HallError<'store.exists'>>> {
  if (wanted.passphrase === '' || (!wanted.training && wanted.passphrase === null)) throw new Error('a real store needs a passphrase');
  const identity: StoreIdentity = { storeId: createId(), training: wanted.training };
  const dataKey = randomBytes(32);
  const { keyFile, recoveryKey } = await composeKeyFile(identity, dataKey, wanted.passphrase, { since, cost });
  const { keyFile: file } = layoutOf(directory);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const temporary = join(directory, temporaryKeyFileName());
  try {
    writeDurably(temporary, keyFileBytes(keyFile));
    if (!moveToNewName(temporary, file)) return fail({ code: 'store.exists', details: {} });
  } finally {
    rmSync(temporary, { force: true });
  }
  return ok({ ...identity, dataKey, recoveryKey });
}

/** All of a key file for a data key: opened by the passphrase (null: by anybody) and a recovery key made here. */
export async function composeKeyFile(
  identity: StoreIdentity,
  dataKey: Uint8Array,
  passphrase: string | null,
  { since, cost = defaultStretchCost }: { readonly since: string | null; readonly cost?: StretchCost },
): Promise<{ readonly keyFile: KeyFile; readonly recoveryKey: string }> {
  const first =
    passphrase === null ? openWrap(identity, dataKey, since) : await wrapByPassphrase(identity, dataKey, passphrase, since, cost);
  const recovery = wrapByNewRecoveryKey(identity, dataKey, since);
  const wraps = [first, recovery.wrap];
  return {
    keyFile: { format: 2, ...plainIdentity(identity), check: toBase64(keyCheck(dataKey, identity)), wraps, change: null },
    recoveryKey: recovery.recoveryKey,
  };
}

export async function wrapByPassphrase(
  identity: StoreIdentity,
  dataKey: Uint8Array,
  passphrase: string,
  since: string | null,
  cost: StretchCost = defaultStretchCost,
): Promise<Wrap> {
  const parameters = createStretchParameters(cost);
  const key = await stretch(passphrase, parameters);
  const sealed = toBase64(seal(key, dataKey, boundTo(identity, { kind: 'passphrase', stretch: parameters })));
  return { kind: 'passphrase', id: createId(), since, stretch: parameters, sealed };
}

/** A recovery key and its wrap, which counts as not yet on paper. */
export function wrapByNewRecoveryKey(
  identity: StoreIdentity,
  dataKey: Uint8Array,
  since: string | null,
): { readonly wrap: Wrap; readonly recoveryKey: string } {
  const { text, key } = createRecoveryKey();
  const sealed = toBase64(seal(recoveryWrapKey(identity, key), dataKey, boundTo(identity, { kind: 'recoveryKey' })));
  return { wrap: { kind: 'recoveryKey', id: createId(), since, sealed, onPaper: false }, recoveryKey: text };
}

function openWrap(identity: StoreIdentity, dataKey: Uint8Array, since: string | null): Wrap {
  return { kind: 'open', id: createId(), since, sealed: toBase64(seal(openKey(identity), dataKey, boundTo(identity, { kind: 'open' }))) };
}

export function keyFileBytes(keyFile: KeyFile): Uint8Array {
  return Buffer.from(`${JSON.stringify(keyFile, null, 2)}\n`, 'utf8');
}

/** Of a key file that is being written; what a cut-off program leaves is swept by this form of name. */
export function temporaryKeyFileName(): string {
  return `.key-${createId()}.json`;
}

export interface Secret {
  readonly passphrase?: string | null;
  readonly recoveryKey?: string | null;
}

/** The 32-byte data key, for a passphrase or recovery key, or for nothing on a training store without passphrase. */
export async function unlockKeyFile(
  directory: string,
  secret: Secret,
): Promise<Result<Uint8Array, KeyFileError | HallError<'store.wrongKey' | 'store.foreignKeyFile'>>> {
  const keyFile = readKeyFile(directory);
  if (!keyFile.ok) return keyFile;
  const { storeId } = keyFile.value;
  if ((findTipStore(directory) ?? storeId) !== storeId) return fail({ code: 'store.foreignKeyFile', details: {} });
  const dataKey = await unwrap(keyFile.value, secret);
  return dataKey === null ? fail({ code: 'store.wrongKey', details: {} }) : ok(dataKey);
}

/** The data key a secret gives; null when it opens none of the wraps. */
export async function unwrap(keyFile: KeyFile, secret: Secret): Promise<Uint8Array | null> {
  for (const wrap of keyFile.wraps) {
    const key = await keyFor(wrap, keyFile, secret);
    const dataKey = key && open(key, Buffer.from(wrap.sealed, 'base64'), boundTo(keyFile, wrap));
    if (dataKey) return dataKey;
  }
  return null;
}

/** Says of what somebody typed whether it is a recovery key of the store here. */
export function createRecoveryKeyProof(directory: string): (typed: string) => Promise<boolean> {
  return async (typed) => {
    const keyFile = readKeyFile(directory);
    if (!keyFile.ok) return false;
    const recovery = keyFile.value.wraps.filter(({ kind }) => kind === 'recoveryKey');
    return (await unwrap({ ...keyFile.value, wraps: recovery }, { recoveryKey: typed })) !== null;
  };
}

export type KeyFileError = HallError<'store.absent' | 'store.notAStore' | 'store.keyFileMissing' | 'store.keyFileDamaged'>;

/** Reads `key.json`; what is not one of ours is left as it is. */
export function readKeyFile(directory: string): Result<KeyFile, KeyFileError> {
  const place = checkPlace(directory);
  if (!place.ok) return place;
  try {
    return ok(AnyKeyFile.parse(JSON.parse(readFileSync(layoutOf(directory).keyFile, 'utf8'))));
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') {
      const isLost = existsSync(layoutOf(directory).database);
      return isLost ? fail({ code: 'store.keyFileMissing', details: {} }) : fail({ code: 'store.absent', details: {} });
    }
    if (thrown instanceof SyntaxError || thrown instanceof z.ZodError) return fail({ code: 'store.keyFileDamaged', details: {} });
    if (['EACCES', 'EPERM', 'EISDIR'].includes(codeOf(thrown) ?? ''))
      return fail({ code: 'store.notAStore', details: { file: 'key.json' } });
    throw thrown;
  }
}

/** Whether this data key and this key file, flags included, belong together. */
export function isKeyOf(keyFile: KeyFile, dataKey: Uint8Array): boolean {
  return dataKey.length === 32 && equalBytes(keyCheck(dataKey, keyFile), Buffer.from(keyFile.check, 'base64'));
}

async function keyFor(wrap: Wrap, keyFile: KeyFile, secret: Secret): Promise<Uint8Array | null> {
  switch (wrap.kind) {
    case 'passphrase':
      return secret.passphrase ? stretch(secret.passphrase, wrap.stretch) : null;
    case 'recoveryKey': {
      const key = secret.recoveryKey ? parseRecoveryKey(secret.recoveryKey) : null;
      return key && recoveryWrapKey(keyFile, key);
    }
    case 'open':
      return keyFile.training ? openKey(keyFile) : null;
  }
}

type Unsealed = { readonly kind: 'open' | 'recoveryKey' } | { readonly kind: 'passphrase'; readonly stretch: StretchParameters };

/** Everything a wrap must not be parted from. */
function boundTo({ storeId, training }: StoreIdentity, wrap: Unsealed): string {
  return canonicalJson({ format: 1, storeId, training, kind: wrap.kind, stretch: wrap.kind === 'passphrase' ? wrap.stretch : null });
}

/** Only what identifies: callers hold identities with more in them. */
function plainIdentity({ storeId, training }: StoreIdentity): StoreIdentity {
  return { storeId, training };
}

function keyCheck(dataKey: Uint8Array, identity: StoreIdentity): Uint8Array {
  return keyedDigestBytes(subkey(dataKey, identity, 'key-check'), 'tongxin key check');
}

function recoveryWrapKey(identity: StoreIdentity, key: Uint8Array): Uint8Array {
  return deriveKey(key, identity.storeId, 'tongxin/1/wrap/recovery-key');
}

/** No secret: it only keeps the file's form the same for all stores. */
function openKey(identity: StoreIdentity): Uint8Array {
  return deriveKey(new Uint8Array(32), identity.storeId, 'tongxin/1/wrap/open');
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
