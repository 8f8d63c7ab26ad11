import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packedKey } from './installed-package.ts';

/** Resources lie beside `out` in a folder, and outside the archive of a packed program. */
export function resourcesFolder(programFolder: string): string {
  const beside = join(programFolder, 'resources');
  return existsSync(beside) ? beside : join(process.resourcesPath, 'resources');
}

/**
 * The maker's public key, PEM, as it was installed; null: this installation takes no updates. An update never brings a key. A
 * packed program has it in its archive and looks nowhere else: what starts first must not depend on a file beside it.
 */
export function installedKey(installedFolder: string): string | null {
  if (packedKey(installedFolder, 'package-key') !== null) return packedKey(installedFolder, 'update-key');
  const file = join(resourcesFolder(installedFolder), 'update', 'public-key.pem');
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
