import { firstPage } from './address.ts';

export interface Navigation {
  readonly address: string;
  readonly isMainFrame: boolean;
}

/** A window shows its one page and loads it anew; it goes nowhere else, and holds no frames. Steps within the page are no navigation. */
export function mayNavigate({ address, isMainFrame }: Navigation): boolean {
  return isMainFrame && URL.parse(address)?.href.replace(/[?#].*$/su, '') === firstPage;
}
