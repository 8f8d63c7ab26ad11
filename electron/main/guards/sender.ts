import { isHallAddress } from './address.ts';

export interface Sender {
  readonly url: string;
  readonly isMainFrame: boolean;
}

/** Main listens only to the top frame of our own page; null is a frame that is already gone. */
export function isTrustedSender(sender: Sender | null): boolean {
  return sender !== null && sender.isMainFrame && isHallAddress(sender.url);
}
