import { Temporal } from 'temporal-polyfill';
import { fail, ok, type Result } from '#shared/model/index.ts';
import { digestHex, type PublicKey, type Unwrapper } from '../../crypto/index.ts';
import { checkNext, type ChainEnd, type ChainFault } from './chain.ts';
import type { EnvelopeHeader } from './header.ts';
import { checkEnvelope, openEnvelope, type EnvelopeFault, type Sealed } from './seal.ts';

/** An answer that was opened, and where its chain ends with it. */
export interface Opened {
  readonly header: EnvelopeHeader;
  readonly content: Uint8Array;
  readonly digest: string;
}

export type AnswerFault = EnvelopeFault | Exclude<ChainFault, 'chain.repeated'> | 'answer.notOurs';

/**
 * The province's answer to an envelope, checked as it checks ours: addressed to this station in this lane, signed by a key of the
 * province that is believed, sealed for this station, the next of its chain. Whatever fails is no answer: nothing is known to have come.
 */
export async function openAnswer(
  bytes: Uint8Array,
  asked: Pick<Sealed, 'header'>,
  end: ChainEnd,
  keyOf: (keyId: string, at: Temporal.Instant) => PublicKey | null,
  recipients: readonly Unwrapper[],
): Promise<Result<Opened, AnswerFault>> {
  const checked = checkEnvelope(bytes, ({ signedWith, madeAt }) => keyOf(signedWith, Temporal.Instant.from(madeAt)));
  if (!checked.ok) return checked;
  const { header } = checked.value;
  const { office, station, lane, contentType } = asked.header;
  const expected = contentType === 'question' ? 'answer' : 'receipts';
  const isOurs = header.office === office && header.station === station && header.lane === lane;
  if (header.from !== 'province' || !isOurs || header.contentType !== expected) return fail('answer.notOurs');
  const digest = digestHex(bytes);
  const next = checkNext(end, header, digest, () => null);
  if (!next.ok) return fail(next.error === 'chain.repeated' ? 'chain.replayed' : next.error);
  const recipient = recipients.find(({ keyId }) => keyId === header.sealedFor);
  if (!recipient) return fail('envelope.wrongRecipient');
  const opened = await openEnvelope(checked.value, recipient);
  return opened.ok ? ok({ header, content: opened.value, digest }) : opened;
}
