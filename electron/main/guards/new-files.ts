import { relative, sep } from 'node:path';

/**
 * Whether a file somebody chose for a copy lies outside the program's own folders (store, logs, profile): a ledger saved over
 * `hall.db` or `key.json` would be the end of the store. All paths are absolute, and no part of them is a link.
 */
export function mayBeSaved(file: string, own: readonly string[]): boolean {
  return own.every((folder) => isOutside(relative(folder, file)));
}

/** Another drive of Windows is an absolute path. */
function isOutside(path: string): boolean {
  return path === '..' || path.startsWith(`..${sep}`) || /^(?:[A-Za-z]:|\\\\)/u.test(path);
}
