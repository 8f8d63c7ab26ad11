import type { Result } from '#shared/model/index.ts';
import type { PublicKey } from '../../crypto/index.ts';
import type { Address, AnswerFault, ChainEnd, EnvelopeHeader, Opened, Sealed } from '../envelope/index.ts';

/** Private keys of 32 bytes each, for the sealing thread alone. */
export interface OwnKeys {
  readonly sign: Uint8Array;
  /** In use, and those before. */
  readonly encrypt: readonly Uint8Array[];
}

export interface NamedKey {
  readonly keyId: string;
  readonly publicKey: PublicKey;
}

export type Job =
  | { readonly kind: 'seal'; readonly address: Address; readonly content: Uint8Array; readonly recipient: NamedKey }
  | {
      readonly kind: 'open';
      readonly bytes: Uint8Array;
      readonly asked: { readonly header: EnvelopeHeader };
      readonly end: ChainEnd;
      /** The key that the answer says it is signed with, where that is believed. */
      readonly signer: NamedKey | null;
    };

export interface Results {
  readonly seal: Sealed;
  readonly open: Result<Opened, AnswerFault>;
}

export type Done =
  | { readonly id: number; readonly kind: 'result'; readonly result: Results[Job['kind']] }
  | { readonly id: number; readonly kind: 'bug'; readonly error: unknown };
