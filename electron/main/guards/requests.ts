import { isHallAddress } from './address.ts';

/** A window loads its own files and what it made itself; no request of it leaves the PC. */
export function mayRequest(address: string): boolean {
  const url = URL.parse(address);
  if (url === null) return false;
  if (url.protocol === 'blob:') return isHallAddress(url.pathname);
  return url.protocol === 'data:' || isHallAddress(address);
}
