import { Acts, type Act, type ActResult, type PartResult } from './contents.ts';
import { openEnvelope, parsed, readEnvelope, sealEnvelope, textOf, type Envelope, type EnvelopeHeader, type Lane } from './envelope.ts';
import { ingestActs } from './ingest.ts';
import { presentKey, provinceKey, recipientFor, signerOf, stationKey, type CertificateRow } from './keys.ts';
import { ingestPart, WrongDigest } from './parts.ts';
import { answerQuestion } from './questions.ts';
import { Refusal, type ChainEnd } from './refusal.ts';
import { makeKeyPair, pointOf, sm3, verify } from './sm2.ts';
import type { Clock, Sender, Store } from './store.ts';

const ZEROS = '0'.repeat(64);

/** The answer to an envelope: its bytes, and how somebody else would have given it (for tests of a station). */
export interface Received {
  readonly header: EnvelopeHeader;
  readonly bytes: Uint8Array;
  readonly isRepeat: boolean;
  forge(who: 'stranger' | 'otherStation'): Uint8Array;
}

/** Whether this province can make something of an act. */
export type Understands = (act: Act) => boolean;

interface Taken {
  readonly digest: string;
  readonly contentType: 'receipts' | 'answer';
  readonly answer: string;
  readonly sealed: Uint8Array;
  readonly takenAt: string;
}

/**
 * Checks an envelope in the order of section 3, ingests it once and answers it. Everything of it is stored, or nothing.
 * @param client the station that the TLS certificate names.
 * @throws {Refusal}
 */
export function receiveEnvelope(store: Store, clock: Clock, client: Sender, bytes: Uint8Array, understands: Understands): Received {
  const now = clock().toISOString();
  const envelope = readEnvelope(bytes);
  const { header } = envelope;
  if (header.office !== client.office || header.station !== client.station) throw new Refusal('envelope.foreignStation');
  const digest = sm3(bytes).toString('hex');
  const before = takenUnder(store, header, header.sequence);
  if (before?.digest === digest) return answered(store, header, before, true);
  const signer = signerOf(store, header.signedWith, client, now);
  if (typeof signer === 'string') throw new Refusal(signer);
  const point = pointOf(signer.spki);
  if (!point || !verify(point, envelope.signature, envelope.signed)) throw new Refusal('envelope.signature');
  const pair = provinceKey(store, header.sealedFor, now);
  if (!pair) throw new Refusal('envelope.wrongRecipient');
  checkChain(header, chainEnds(store, client).received[header.lane]);
  const content = openEnvelope(envelope, pair);
  checkDirection(header);
  try {
    const taken = store.transaction(() => takeIn(store, { envelope, bytes, digest, content, signer, now, understands })).immediate();
    return answered(store, header, taken, false);
  } catch (error) {
    if (error instanceof WrongDigest) error.forget(store);
    throw error;
  }
}

function checkChain({ sequence, previous }: EnvelopeHeader, end: ChainEnd): void {
  if (sequence <= end.sequence) throw new Refusal('chain.replayed', end);
  if (sequence > end.sequence + 1) throw new Refusal('chain.gap', end);
  if (previous !== end.digest) throw new Refusal('chain.broken', end);
}

/** What a station may send in which lane. */
function checkDirection({ from, lane, contentType }: EnvelopeHeader): void {
  const allowed = lane === 'acts' ? ['acts', 'part'] : ['question'];
  if (from !== 'station' || !allowed.includes(contentType)) throw new Refusal('envelope.direction');
}

interface Arrived {
  readonly envelope: Envelope;
  readonly bytes: Uint8Array;
  readonly digest: string;
  readonly content: Uint8Array;
  readonly signer: CertificateRow;
  readonly now: string;
  readonly understands: Understands;
}

function takeIn(store: Store, arrived: Arrived): Taken {
  const { envelope, bytes, digest, signer, now } = arrived;
  const { header } = envelope;
  const { office, station, lane, sequence } = header;
  const answer = contentOf(store, arrived);
  const contentType = lane === 'acts' ? ('receipts' as const) : ('answer' as const);
  const end = chainEnds(store, header).sent[lane];
  const unsealed = { from: 'province' as const, office, station, lane, sequence: end.sequence + 1, previous: end.digest };
  const keys = { signer: presentKey(store, 'sign', now).pair, recipient: recipientFor(store, signer) };
  const sealed = sealEnvelope({ ...unsealed, contentType, madeAt: now }, Buffer.from(answer), keys);
  const row = { office, station, lane, sequence, digest, takenAt: now, envelope: bytes, contentType, answer, sealed };
  store
    .prepare(
      `INSERT INTO taken VALUES
       (:office, :station, :lane, :sequence, :digest, :takenAt, :envelope, :contentType, :answer, :sealed, :sealedDigest)`,
    )
    .run({ ...row, sealedDigest: sm3(sealed).toString('hex') });
  return row;
}

function contentOf(store: Store, { envelope: { header }, digest, content, now, understands }: Arrived): string {
  if (header.contentType === 'question') return answerQuestion(store, header, content, now);
  const receipts = (acts: ActResult[], part: PartResult | null) => JSON.stringify({ sequence: header.sequence, digest, acts, part });
  if (header.contentType === 'part') return receipts([], ingestPart(store, header, content));
  const json = parsed(textOf(content) ?? '');
  const acts = (json as { acts?: unknown } | null | undefined)?.acts;
  if (Array.isArray(acts) && acts.length > 200) throw new Refusal('content.tooMany');
  const read = Acts.safeParse(json);
  if (!read.success || !read.data.acts.every(understands)) throw new Refusal('content.invalid');
  return receipts(ingestActs(store, header, read.data.acts, now), null);
}

function takenUnder(store: Store, { office, station, lane }: EnvelopeHeader, sequence: number): Taken | undefined {
  const find = store.prepare<unknown[], Taken>(
    `SELECT digest, contentType, answer, sealed, takenAt FROM taken
     WHERE office = :office AND station = :station AND lane = :lane AND sequence = :sequence`,
  );
  return find.get({ office, station, lane, sequence });
}

function answered(store: Store, header: EnvelopeHeader, taken: Taken, isRepeat: boolean): Received {
  const forge = (who: 'stranger' | 'otherStation'): Uint8Array => {
    const original = readEnvelope(taken.sealed).header;
    const station = who === 'otherStation' ? `${header.station.slice(0, 18)}-X` : header.station;
    const pair = who === 'stranger' ? makeKeyPair() : presentKey(store, 'sign', taken.takenAt).pair;
    const { office, lane, sequence, previous, contentType, madeAt, sealedFor } = original;
    const unsealed = { from: 'province' as const, office, station, lane, sequence, previous, contentType, madeAt };
    return sealEnvelope(unsealed, Buffer.from(taken.answer), { signer: pair, recipient: stationKey(store, sealedFor) });
  };
  return { header, bytes: taken.sealed, isRepeat, forge };
}

/** The ends of the four chains of a station. */
export interface ChainEnds {
  readonly received: Record<Lane, ChainEnd>;
  readonly sent: Record<Lane, ChainEnd>;
}

export function chainEnds(store: Store, { office, station }: Sender): ChainEnds {
  const find = store.prepare<unknown[], { sequence: number; digest: string; sealedDigest: string }>(
    `SELECT sequence, digest, sealedDigest FROM taken
     WHERE office = :office AND station = :station AND lane = :lane ORDER BY sequence DESC LIMIT 1`,
  );
  const start = { sequence: 0, digest: ZEROS, sealedDigest: ZEROS };
  const [acts, questions] = [
    find.get({ office, station, lane: 'acts' }) ?? start,
    find.get({ office, station, lane: 'questions' }) ?? start,
  ];
  const sent = ({ sequence, sealedDigest }: typeof start) => ({ sequence, digest: sealedDigest });
  const received = ({ sequence, digest }: typeof start) => ({ sequence, digest });
  return {
    received: { acts: received(acts), questions: received(questions) },
    sent: { acts: sent(acts), questions: sent(questions) },
  };
}
