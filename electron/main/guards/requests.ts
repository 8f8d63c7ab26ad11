import { isHallAddress } from './address.ts';
import { mayNavigate } from './navigation.ts';

/** What a page asks Chromium to load, and what for (`mainFrame`, `script`, `image` …). */
export interface PageRequest {
  readonly address: string;
  readonly kind: string;
}

/** Kinds that would be a page within the page, or tell somebody something. */
const never: readonly string[] = ['subFrame', 'object', 'ping', 'cspReport', 'webSocket'];

/** A window loads its own files and the pictures it made itself; no request of it leaves the PC. */
export function mayRequest({ address, kind }: PageRequest): boolean {
  if (never.includes(kind)) return false;
  if (kind === 'mainFrame') return mayNavigate({ address, isMainFrame: true });
  const url = URL.parse(address);
  if (url?.protocol === 'data:') return kind === 'image';
  if (url?.protocol === 'blob:') return isHallAddress(url.pathname);
  return isHallAddress(address);
}
