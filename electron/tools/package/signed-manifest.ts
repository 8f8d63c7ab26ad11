import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Asked of package.json of what is signed. */
export interface AboutProgram {
  readonly version: string;
  readonly storeSchema: number;
}

export interface SigningKey {
  readonly privateKey: KeyObject;
  /** PEM. */
  readonly publicKey: string;
  /** Made for one package and forgotten; nobody's word. */
  readonly throwAway: boolean;
}

/** The maker's key, which must be the pair of the public key that is installed; without one, a key for this package alone. */
export function signingKey(file: string | undefined, installed: string): SigningKey {
  const privateKey = file === undefined ? generateKeyPairSync('ed25519').privateKey : createPrivateKey(readFileSync(file, 'utf8'));
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
  if (file !== undefined && existsSync(installed) && readFileSync(installed, 'utf8').trim() !== publicKey.trim())
    throw new Error(`${file} is not the pair of ${installed}: updates signed by one would not be taken with the other`);
  return { privateKey, publicKey, throwAway: file === undefined };
}

/**
 * Writes `manifest.json` (SHA-256 of each file by its path) and `manifest.sig` (Ed25519 over its bytes, base64) beside the
 * files, as main reads them (electron/main/program/manifest.ts).
 */
export function signFiles(
  folder: string,
  files: readonly string[],
  { version, storeSchema }: AboutProgram,
  needs: { readonly electron: number; readonly coreNode: number },
  { privateKey }: Pick<SigningKey, 'privateKey'>,
  notes = '',
): void {
  const digestByPath = Object.fromEntries(
    files.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  );
  const builtAt = new Date().toISOString();
  const manifest = JSON.stringify({
    format: 1,
    product: 'tongxin',
    version,
    builtAt,
    needs,
    schema: storeSchema,
    notes,
    files: digestByPath,
  });
  writeFileSync(join(folder, 'manifest.json'), manifest);
  writeFileSync(join(folder, 'manifest.sig'), `${sign(null, Buffer.from(manifest, 'utf8'), privateKey).toString('base64')}\n`);
}
