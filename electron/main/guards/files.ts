import { resolve, sep } from 'node:path';
import { isHallAddress } from './address.ts';

/** The file a hall:// address names inside `root`; null for anything that is not ours or leads outside. */
export function findFileInside(root: string, address: string): string | null {
  if (!isHallAddress(address)) return null;
  const path = decoded(new URL(address).pathname);
  if (path === null || path.includes('\0') || path.includes('\\')) return null;
  const file = resolve(root, `.${path}`);
  return file.startsWith(resolve(root) + sep) ? file : null;
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
