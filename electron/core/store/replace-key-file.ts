import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { equalBytes } from '../crypto/index.ts';
import { codeOf, syncDirectory, syncFile, writeDurably } from './files.ts';
import { isKeyOf, keyFileBytes, readKeyFile, temporaryKeyFileName, unwrap } from './key-file.ts';
import type { KeyFile, Secret } from './key-file.ts';
import { layoutOf } from './layout.ts';

export type KeyFileStep = 'begin' | 'written' | 'kept' | 'replaced' | 'proven' | 'swept';

export interface KeyFileProof {
  /** Null where no wrap was made anew. */
  readonly dataKey: Uint8Array | null;
  /** What must open the new file. Empty where nothing that is typed was changed. */
  readonly secret: Secret;
  readonly onStep?: (step: KeyFileStep) => void;
}

/**
 * Puts a changed key file in the place of the old one. The old one stays beside it until the new one was read back from
 * the disk and has given the data key; a program that is cut off anywhere leaves one of the two, whole.
 * @throws when the new file does not give the data key: the old one is then back in its place
 */
export async function replaceKeyFile(
  directory: string,
  keyFile: KeyFile,
  { dataKey, secret, onStep = () => {} }: KeyFileProof,
): Promise<void> {
  const layout = layoutOf(directory);
  const temporary = join(directory, temporaryKeyFileName());
  const bytes = keyFileBytes(keyFile);
  let replaced = false;
  try {
    onStep('begin');
    writeDurably(temporary, bytes);
    onStep('written');
    rmSync(layout.keyFileBefore, { force: true });
    copyFileSync(layout.keyFile, layout.keyFileBefore);
    syncFile(layout.keyFileBefore);
    syncDirectory(directory);
    onStep('kept');
    renameSync(temporary, layout.keyFile);
    replaced = true;
    syncDirectory(directory);
    onStep('replaced');
    if (!equalBytes(readFileSync(layout.keyFile), bytes) || !(await opens(directory, dataKey, secret)))
      throw new Error('the new key file does not give the data key');
    onStep('proven');
    rmSync(layout.keyFileBefore);
    syncDirectory(directory);
    onStep('swept');
  } catch (thrown) {
    rmSync(temporary, { force: true });
    if (!replaced) rmSync(layout.keyFileBefore, { force: true });
    else if (existsSync(layout.keyFileBefore)) renameSync(layout.keyFileBefore, layout.keyFile);
    throw thrown;
  }
}

async function opens(directory: string, dataKey: Uint8Array | null, secret: Secret): Promise<boolean> {
  const keyFile = readKeyFile(directory);
  if (!keyFile.ok) return false;
  if (dataKey === null) return true;
  if (!isKeyOf(keyFile.value, dataKey)) return false;
  if (!secret.passphrase && !secret.recoveryKey) return true;
  const given = await unwrap(keyFile.value, secret);
  return given !== null && equalBytes(given, dataKey);
}

/** Ends what a change of the key file left behind when it was cut off. For whoever holds the store's lock. */
export function settleKeyFile(directory: string): void {
  const layout = layoutOf(directory);
  for (const name of readdirSync(directory)) if (/^\.key-[0-9a-f-]+\.json$/.test(name)) rmSync(join(directory, name), { force: true });
  if (!existsSync(layout.keyFileBefore)) return;
  // The new one got its name when it was whole, so it counts unless the disk lost it.
  if (isWhole(directory)) rmSync(layout.keyFileBefore);
  else renameSync(layout.keyFileBefore, layout.keyFile);
  syncDirectory(directory);
}

/** Whether something was left behind. */
export function isKeyFileUnsettled(directory: string): boolean {
  try {
    return existsSync(layoutOf(directory).keyFileBefore) || readdirSync(directory).some((name) => name.startsWith('.key-'));
  } catch (thrown) {
    if (codeOf(thrown) !== null) return false; // what is wrong with the place is said where it is opened
    throw thrown;
  }
}

function isWhole(directory: string): boolean {
  return readKeyFile(directory).ok;
}
