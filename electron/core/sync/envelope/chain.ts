import { fail, ok, type Result } from '#shared/model/index.ts';
import { noEnvelope, type EnvelopeHeader } from './header.ts';

/** How far a chain has come: its last envelope. */
export interface ChainEnd {
  readonly sequence: number;
  readonly digest: string;
}

export const emptyChain: ChainEnd = { sequence: 0, digest: noEnvelope };

export type ChainFault =
  /** It came before, with the same bytes: the same answer is given again. */
  | 'chain.repeated'
  /** Its number was used by another envelope. */
  | 'chain.replayed'
  /** Envelopes before it are missing. */
  | 'chain.gap'
  /** It has the next number and names another envelope before it. */
  | 'chain.broken';

/**
 * Whether an envelope is the next of its chain; `digestAt` answers what was received under an earlier number, null when it is
 * not known any more.
 */
export function checkNext(
  end: ChainEnd,
  { sequence, previous }: Pick<EnvelopeHeader, 'sequence' | 'previous'>,
  digest: string,
  digestAt: (sequence: number) => string | null,
): Result<ChainEnd, ChainFault> {
  if (sequence <= end.sequence) return fail(digestAt(sequence) === digest ? 'chain.repeated' : 'chain.replayed');
  if (sequence > end.sequence + 1) return fail('chain.gap');
  return previous === end.digest ? ok({ sequence, digest }) : fail('chain.broken');
}
