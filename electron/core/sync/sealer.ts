import type { Result } from '#shared/model/index.ts';
import type { Signer, Unwrapper } from '../crypto/index.ts';
import { openAnswer, sealEnvelope, type Address, type AnswerFault, type ChainEnd, type Opened, type Sealed } from './envelope/index.ts';
import type { ProvinceKeys } from './province-keys.ts';

/** Makes envelopes and opens answers; the work of it may be done elsewhere than in the thread that asks. */
export interface Sealer {
  seal(address: Address, content: Uint8Array): Promise<Sealed>;
  /** `end`: of the chain of answers before this one. */
  open(bytes: Uint8Array, asked: Pick<Sealed, 'header'>, end: ChainEnd): Promise<Result<Opened, AnswerFault>>;
  /** Whatever was asked before is answered still. */
  close(): void;
}

export interface SealerKeys {
  readonly signer: Signer;
  /** Of this station: in use, and those before. */
  readonly recipients: readonly Unwrapper[];
  /** The province's: what is sealed goes to `encrypt`; answers are believed of the keys `signing` gives. */
  readonly province: Pick<ProvinceKeys, 'encrypt' | 'signing'>;
}

/** In this thread: for keys that are elsewhere, as in a UKey, a card or a signature server. */
export function createSealer({ signer, recipients, province }: SealerKeys): Sealer {
  return {
    seal: (address, content) => sealEnvelope(address, content, signer, province.encrypt),
    open: (bytes, asked, end) => openAnswer(bytes, asked, end, province.signing, recipients),
    close: () => undefined,
  };
}
