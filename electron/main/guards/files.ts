import { resolve, sep } from 'node:path';
import { isHallAddress } from './address.ts';

/** Names as the build gives them: no drive, stream, hidden file, or trailing dot that Windows would drop. */
const plainName = /^[\w@+~-](?:[\w@+~ .-]*[\w@+~-])?$/u;
/** Windows opens these as devices, with whatever ending. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)/iu;

/** The file a hall:// address names inside `root`; null for anything that is not ours or leads outside. */
export function findFileInside(root: string, address: string): string | null {
  if (!isHallAddress(address)) return null;
  const path = decoded(new URL(address).pathname);
  const names = path?.split('/').slice(1);
  if (!names?.every((name) => plainName.test(name) && !deviceName.test(name))) return null;
  const file = resolve(root, ...names);
  return file.startsWith(resolve(root) + sep) ? file : null;
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
