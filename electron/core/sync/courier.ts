import { fail, ok, type Result } from '#shared/model/index.ts';
import { Receipts, type PartHead, type SentAct } from './contents.ts';
import type { AnswerFault, ChainEnd, EnvelopeHeader, Lane, Opened, Sealed } from './envelope/index.ts';
import type { OffsetMeter } from './province-clock.ts';
import { Answer, Question } from './questions.ts';
import type { Sealer } from './sealer.ts';
import type { FailureReason, SyncTransport } from './transport/transport.ts';

/** An envelope that was sealed and has not been settled. */
export interface OpenEnvelope extends Sealed {
  /** Acts or the question in it. */
  readonly ids: readonly string[];
  /** What kind of question it is, where it is one. */
  readonly asks: Question['kind'] | null;
  /** The province's answer where it came already; not believed yet. */
  readonly answer: Uint8Array | null;
  /** How often it went. */
  readonly tries: number;
}

/** Where the chains of this station stand; survives every kill, so that no number is used for two contents. */
export interface ChainMemory {
  /** The first envelope of a lane that was sealed and not settled, behind this number: it goes with the same bytes, before any other. */
  open(lane: Lane, after?: number): OpenEnvelope | null;
  countOpen(lane: Lane): number;
  /** Of what was sealed last, answered or not. */
  sealedEnd(lane: Lane): ChainEnd;
  /** The ends of what was sent and answered, and of the answers. */
  ends(lane: Lane): { readonly sent: ChainEnd; readonly received: ChainEnd };
  /** Before an envelope goes for the first time. */
  keep(envelope: Sealed, ids: readonly string[]): void;
  /** It is about to go, once more. */
  going(envelope: Sealed): void;
  /** An answer came, or what came is none (null). */
  keepAnswer(envelope: Sealed, answer: Uint8Array | null): void;
  /** Both chains go on. In one transaction with what `taken` writes. */
  settle(envelope: OpenEnvelope, answer: Opened & { readonly bytes: Uint8Array }, taken: Receipts | Answer): Promise<void>;
  /** The province refused a question for what it says: whoever asked is told so. */
  refuse(envelope: OpenEnvelope, code: string): void;
  /** The province refused it, so it never belonged to the chain, and nothing behind it does. */
  drop(envelope: Sealed): void;
}

export interface CourierDeps {
  readonly office: string;
  readonly station: string;
  readonly now: () => string;
  readonly sealer: Sealer;
  readonly transport: Pick<SyncTransport, 'send'>;
  readonly memory: ChainMemory;
  readonly meter: OffsetMeter;
}

/** Why nothing is known to have come. */
export type Undelivered =
  | { readonly why: 'failed'; readonly reason: FailureReason; readonly after: number | null }
  | {
      readonly why: 'refused';
      readonly status: number;
      readonly code: string;
      readonly expected: ChainEnd | null;
      readonly envelope: OpenEnvelope;
    }
  | { readonly why: 'answer'; readonly fault: AnswerFault | 'answer.content' };

export interface Courier {
  /** Seals up to 200 acts, each as it may be sent, behind whatever is open, and keeps the envelope; answers its number. */
  sealActs(acts: readonly SentAct[]): Promise<number>;
  /** A piece of an attachment, before the act that names it; answers the number of its envelope. */
  sealPart(head: PartHead, bytes: Uint8Array): Promise<number>;
  sealQuestion(question: Question): Promise<number>;
  /** Sends the first open envelope of a lane and takes in its answer; null: none is open. */
  deliver(lane: Lane): Promise<Result<Receipts | Answer, Undelivered> | null>;
}

/** Seals, sends and opens; one envelope of a lane at a time is under way. */
export function createCourier({ office, station, now, sealer, transport, memory, meter }: CourierDeps): Courier {
  const seal = async (
    lane: Lane,
    contentType: EnvelopeHeader['contentType'],
    content: Uint8Array,
    ids: readonly string[],
  ): Promise<number> => {
    const end = memory.sealedEnd(lane);
    const compression = contentType === 'part' ? 'none' : 'deflate';
    const chained = { sequence: end.sequence + 1, previous: end.digest };
    const sealed = await sealer.seal(
      { from: 'station', office, station, lane, ...chained, contentType, compression, madeAt: now() },
      content,
    );
    memory.keep(sealed, ids);
    return chained.sequence;
  };

  const fetchAnswer = async (envelope: OpenEnvelope): Promise<Result<Fetched, Undelivered>> => {
    if (envelope.answer !== null) return ok({ bytes: envelope.answer, tellTime: null });
    memory.going(envelope);
    const hear = meter.ask();
    const reply = await transport.send(envelope.bytes);
    const tell = hear();
    if (reply.outcome === 'failed') return fail({ why: 'failed', reason: reply.why, after: reply.after });
    if (reply.outcome === 'refused') {
      const { code, expected = null } = reply.refusal;
      return fail({ why: 'refused', status: reply.status, code, expected, envelope });
    }
    memory.keepAnswer(envelope, reply.value);
    // What went before may have been answered before.
    return ok({ bytes: reply.value, tellTime: envelope.tries === 0 ? tell : null });
  };

  return {
    sealActs: (acts) =>
      seal(
        'acts',
        'acts',
        Buffer.from(JSON.stringify({ acts })),
        acts.map(({ id }) => id),
      ),
    sealPart: (head, bytes) => seal('acts', 'part', partContent(head, bytes), []),
    sealQuestion: (question) => seal('questions', 'question', Buffer.from(JSON.stringify(Question.parse(question))), [question.id]),

    async deliver(lane) {
      const envelope = memory.open(lane);
      if (!envelope) return null;
      const fetched = await fetchAnswer(envelope);
      if (!fetched.ok) return fetched;
      const { bytes, tellTime } = fetched.value;
      const opened = await sealer.open(bytes, envelope, memory.ends(lane).received);
      const value = opened.ok ? contentOf(opened.value, envelope) : null;
      if (!opened.ok || value === null) {
        // Somebody on the way, or a fault over there: it is asked for again.
        memory.keepAnswer(envelope, null);
        return fail({ why: 'answer', fault: opened.ok ? 'answer.content' : opened.error });
      }
      tellTime?.(opened.value.header.madeAt);
      await memory.settle(envelope, { ...opened.value, bytes }, value);
      return ok(value);
    },
  };
}

interface Fetched {
  readonly bytes: Uint8Array;
  /** Takes when the answer was made; null: that is not now. */
  readonly tellTime: ((provinceTime: string) => void) | null;
}

/** Receipts are about the envelope that went, whatever its content; an answer is about its question. */
function contentOf({ content }: Opened, { header, digest, ids, asks }: OpenEnvelope): Receipts | Answer | null {
  const json = jsonOf(content);
  if (header.contentType === 'question') {
    const answer = Answer.safeParse(json).data;
    if (!answer || !ids.includes(answer.id)) return null;
    // It will not answer otherwise when it is asked again.
    const isOther = answer.kind !== 'refused' && asks !== null && answer.kind !== asks;
    return isOther ? { id: answer.id, answeredAt: answer.answeredAt, kind: 'refused', code: 'answer.otherKind', reason: '' } : answer;
  }
  const receipts = Receipts.safeParse(json).data;
  return receipts?.sequence === header.sequence && receipts.digest === digest ? receipts : null;
}

/** Length of the head (4), the head, the bytes. */
function partContent(head: PartHead, bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, text, bytes]);
}

function jsonOf(content: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(content).toString('utf8'));
  } catch {
    return null;
  }
}
