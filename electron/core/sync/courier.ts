import { fail, ok, type Result } from '#shared/model/index.ts';
import type { Signer, Unwrapper } from '../crypto/index.ts';
import { Acts, Receipts, type PartHead, type SentAct } from './contents.ts';
import {
  openAnswer,
  sealEnvelope,
  type AnswerFault,
  type ChainEnd,
  type EnvelopeHeader,
  type Lane,
  type Opened,
  type Sealed,
} from './envelope/index.ts';
import type { ProvinceKeys } from './province-keys.ts';
import { Answer, Question } from './questions.ts';
import type { FailureReason, SyncTransport } from './transport/transport.ts';

/** Where the chains of this station stand; survives every kill, so that no number is used for two contents. */
export interface ChainMemory {
  /** The envelope that was sealed last in a lane and not answered: it goes again, with the same bytes, before any other. */
  open(lane: Lane): Sealed | null;
  /** The ends of what was sent and answered, and of the answers. */
  ends(lane: Lane): { readonly sent: ChainEnd; readonly received: ChainEnd };
  /** Before an envelope goes for the first time. */
  keep(envelope: Sealed): void;
  /** Its answer came: both chains go on. In one transaction with what `taken` writes. */
  settle(envelope: Sealed, answer: Opened & { readonly bytes: Uint8Array }, taken: Receipts | Answer): Promise<void>;
}

export interface CourierDeps {
  readonly office: string;
  readonly station: string;
  readonly now: () => string;
  readonly signer: Signer;
  /** Of this station: in use, and those before. */
  readonly recipients: readonly Unwrapper[];
  /** The province's: what is sealed goes to `encrypt`; answers are believed of the keys `signing` gives. */
  readonly province: Pick<ProvinceKeys, 'encrypt' | 'signing'>;
  readonly transport: SyncTransport;
  readonly memory: ChainMemory;
}

/** Why nothing is known to have come. */
export type Undelivered =
  | { readonly why: 'failed'; readonly reason: FailureReason; readonly after: number | null }
  | { readonly why: 'refused'; readonly status: number; readonly code: string; readonly expected: ChainEnd | null }
  | { readonly why: 'answer'; readonly fault: AnswerFault | 'answer.content' };

export interface Courier {
  /** Up to 200 acts, in order. What is open from before goes first: its receipts come back then, and these acts are to be brought again. */
  bringActs(acts: readonly SentAct[]): Promise<Result<{ readonly receipts: Receipts; readonly isEarlier: boolean }, Undelivered>>;
  /** A piece of an attachment, before the act that names it. */
  bringPart(head: PartHead, bytes: Uint8Array): Promise<Result<{ readonly receipts: Receipts; readonly isEarlier: boolean }, Undelivered>>;
  ask(question: Question): Promise<Result<{ readonly answer: Answer; readonly isEarlier: boolean }, Undelivered>>;
}

/** Seals, sends and opens; one envelope of a lane at a time. */
export function createCourier(deps: CourierDeps): Courier {
  const { memory, transport } = deps;

  const seal = async (lane: Lane, contentType: EnvelopeHeader['contentType'], content: Uint8Array): Promise<Sealed> => {
    const { sent } = memory.ends(lane);
    const { office, station, now, signer, province } = deps;
    const chained = { sequence: sent.sequence + 1, previous: sent.digest };
    const compression = contentType === 'part' ? 'none' : 'deflate';
    const address = { from: 'station', office, station, lane, ...chained, contentType, compression, madeAt: now() } as const;
    const sealed = await sealEnvelope(address, content, signer, province.encrypt);
    memory.keep(sealed);
    return sealed;
  };

  const deliver = async <T extends Receipts | Answer>(
    lane: Lane,
    contentType: EnvelopeHeader['contentType'],
    content: Uint8Array,
    read: (json: unknown, sealed: Sealed) => T | null,
  ): Promise<Result<{ readonly value: T; readonly isEarlier: boolean }, Undelivered>> => {
    const earlier = memory.open(lane);
    const sealed = earlier ?? (await seal(lane, contentType, content));
    const reply = await transport.send(sealed.bytes);
    if (reply.outcome === 'failed') return fail({ why: 'failed', reason: reply.why, after: reply.after });
    if (reply.outcome === 'refused') {
      const { code, expected = null } = reply.refusal;
      return fail({ why: 'refused', status: reply.status, code, expected });
    }
    const opened = await openAnswer(reply.value, sealed, memory.ends(lane).received, deps.province.signing, deps.recipients);
    if (!opened.ok) return fail({ why: 'answer', fault: opened.error });
    const value = read(jsonOf(opened.value.content), sealed);
    if (value === null) return fail({ why: 'answer', fault: 'answer.content' });
    await memory.settle(sealed, { ...opened.value, bytes: reply.value }, value);
    return ok({ value, isEarlier: earlier !== null });
  };

  /** Receipts are about the envelope that went, whatever its content. */
  const receiptsOf = (json: unknown, { header, digest }: Sealed): Receipts | null => {
    const receipts = Receipts.safeParse(json).data;
    return receipts?.sequence === header.sequence && receipts.digest === digest ? receipts : null;
  };
  const bring = async (contentType: 'acts' | 'part', content: Uint8Array) => {
    const delivered = await deliver('acts', contentType, content, receiptsOf);
    return delivered.ok ? ok({ receipts: delivered.value.value, isEarlier: delivered.value.isEarlier }) : delivered;
  };

  return {
    bringActs: (acts) => bring('acts', Buffer.from(JSON.stringify(Acts.parse({ acts })))),
    bringPart: (head, bytes) => bring('part', partContent(head, bytes)),
    async ask(question) {
      const asked = Buffer.from(JSON.stringify(Question.parse(question)));
      const delivered = await deliver('questions', 'question', asked, (json) => Answer.safeParse(json).data ?? null);
      if (!delivered.ok) return delivered;
      return ok({ answer: delivered.value.value, isEarlier: delivered.value.isEarlier });
    },
  };
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
