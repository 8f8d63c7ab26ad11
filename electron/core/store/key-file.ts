import { mkdirSync, readFileSync, rmSync } from 'node:fs';
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
import { subkey } from './keys.ts';
import type { StoreIdentity } from './keys.ts';
import { checkPlace, layoutOf } from './layout.ts';

/** The data key, sealed under one of the ways to open the store. */
const Wrap = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('passphrase'), stretch: StretchParameters, sealed: z.base64() }),
  z.object({ kind: z.literal('recoveryKey'), sealed: z.base64() }),
  /** Training stores only: needs nothing. */
  z.object({ kind: z.literal('open'), sealed: z.base64() }),
]);
type Wrap = z.infer<typeof Wrap>;

const KeyFile = z.object({
  format: z.literal(1),
  storeId: z.uuid(),
  training: z.boolean(),
  /** Tells a wrong data key from a damaged database. */
  check: z.base64(),
  wraps: z.array(Wrap).min(1),
});
export type KeyFile = z.infer<typeof KeyFile>;

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
): Promise<Result<CreatedKey, HallError<'store.exists'>>> {
  if (wanted.passphrase === '' || (!wanted.training && wanted.passphrase === null)) throw new Error('a real store needs a passphrase');
  const identity: StoreIdentity = { storeId: createId(), training: wanted.training };
  const dataKey = randomBytes(32);
  const recovery = createRecoveryKey();

  const sealUnder = (key: Uint8Array, wrap: Unsealed) => toBase64(seal(key, dataKey, boundTo(identity, wrap)));
  const wraps: Wrap[] = [];
  if (wanted.passphrase === null) {
    wraps.push({ kind: 'open', sealed: sealUnder(openKey(identity), { kind: 'open' }) });
  } else {
    const parameters = createStretchParameters(cost);
    const key = await stretch(wanted.passphrase, parameters);
    wraps.push({ kind: 'passphrase', stretch: parameters, sealed: sealUnder(key, { kind: 'passphrase', stretch: parameters }) });
  }
  wraps.push({ kind: 'recoveryKey', sealed: sealUnder(recoveryWrapKey(identity, recovery.key), { kind: 'recoveryKey' }) });

  const keyFile: KeyFile = { format: 1, ...identity, check: toBase64(keyCheck(dataKey, identity)), wraps };
  const { keyFile: file } = layoutOf(directory);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const temporary = join(directory, `.key-${createId()}.json`);
  try {
    writeDurably(temporary, Buffer.from(`${JSON.stringify(keyFile, null, 2)}\n`, 'utf8'));
    if (!moveToNewName(temporary, file)) return fail({ code: 'store.exists', details: {} });
  } finally {
    rmSync(temporary, { force: true });
  }
  return ok({ ...identity, dataKey, recoveryKey: recovery.text });
}

export interface Secret {
  readonly passphrase?: string | null;
  readonly recoveryKey?: string | null;
}

/** The 32-byte data key, for a passphrase or recovery key, or for nothing on a training store without passphrase. */
export async function unlockKeyFile(
  directory: string,
  secret: Secret,
): Promise<Result<Uint8Array, HallError<'store.absent' | 'store.wrongKey' | 'store.notAStore'>>> {
  const keyFile = readKeyFile(directory);
  if (!keyFile.ok) return keyFile;
  for (const wrap of keyFile.value.wraps) {
    const key = await keyFor(wrap, keyFile.value, secret);
    const dataKey = key && open(key, Buffer.from(wrap.sealed, 'base64'), boundTo(keyFile.value, wrap));
    if (dataKey) return ok(dataKey);
  }
  return fail({ code: 'store.wrongKey', details: {} });
}

/** Reads `key.json`; what is not one of ours is left as it is. */
export function readKeyFile(directory: string): Result<KeyFile, HallError<'store.absent' | 'store.notAStore'>> {
  const place = checkPlace(directory);
  if (!place.ok) return place;
  try {
    return ok(KeyFile.parse(JSON.parse(readFileSync(layoutOf(directory).keyFile, 'utf8'))));
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return fail({ code: 'store.absent', details: {} });
    if (thrown instanceof SyntaxError || thrown instanceof z.ZodError || ['EACCES', 'EPERM', 'EISDIR'].includes(codeOf(thrown) ?? ''))
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
