import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Resources lie beside `out` in a folder, and outside the archive of a packed program. */
export function resourcesFolder(programFolder: string): string {
  const beside = join(programFolder, 'resources');
  return existsSync(beside) ? beside : join(process.resourcesPath, 'resources');
}

/** The maker's public key, PEM, as it was installed; null: this installation takes no updates. An update never brings a key. */
export function installedKey(installedFolder: string): string | null {
  const file = join(resourcesFolder(installedFolder), 'update', 'public-key.pem');
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
