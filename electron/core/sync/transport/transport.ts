import type { Refusal, State } from '../contents.ts';

/** What became of a call to the province; whatever is not `answered` leaves nothing changed that is known. */
export type Reply<T> =
  | { readonly outcome: 'answered'; readonly value: T }
  /** It was understood, and will not be better when it is sent again as it is. */
  | { readonly outcome: 'refused'; readonly status: number; readonly refusal: Refusal['error'] }
  /** Nobody answered, or not as the protocol says: to be sent again, the same bytes. `after`: seconds to wait at least. */
  | { readonly outcome: 'failed'; readonly why: FailureReason; readonly detail: string; readonly after: number | null };

export type FailureReason =
  /** No connection: no network, wrong address, proxy. */
  | 'unreachable'
  /** Not the province that was pinned. */
  | 'untrusted'
  /** It does not believe this station's TLS certificate. */
  | 'notAdmitted'
  | 'timedOut'
  /** It was cut off, or is no answer of this protocol. */
  | 'garbled'
  /** It says so itself (429, 5xx). */
  | 'busy';

/** The way to the province: HTTPS, or whatever a site has instead (a message broker). It carries bytes and believes nothing. */
export interface SyncTransport {
  /** An envelope, and the one that answers it. */
  send(envelope: Uint8Array): Promise<Reply<Uint8Array>>;
  state(): Promise<Reply<State>>;
  /** The signed document as it came. */
  keys(): Promise<Reply<SignedKeys>>;
  close(): void;
}

export interface SignedKeys {
  readonly document: Uint8Array;
  readonly signature: Uint8Array;
  readonly signedWith: string;
}
