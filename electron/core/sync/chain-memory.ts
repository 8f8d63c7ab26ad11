import { fail, ok } from '#shared/model/index.ts';
import { systemAuthor, type ReadableDb, type StoreDep, type Transaction, type WritableDb } from '../store/index.ts';
import { answerTaken, chainsResumed } from './acts.ts';
import { findQuestion, questionRefused, type AskedQuestion } from './asked.ts';
import type { ActReceipt, State } from './contents.ts';
import type { ChainMemory, OpenEnvelope } from './courier.ts';
import { emptyChain, EnvelopeHeader, Lane, type ChainEnd, type Sealed } from './envelope/index.ts';
import { findSentAct, type QueuedAct } from './outbox.ts';
import type { Answer } from './questions.ts';

/** What the rest of the hall makes of what the province said, in the transaction that journals it. */
export interface Heard {
  answered(transaction: Transaction, question: AskedQuestion, answer: Answer): void;
  receipted(transaction: Transaction, act: QueuedAct, receipt: ActReceipt): void;
}

export const unheard: Heard = { answered: () => undefined, receipted: () => undefined };

export interface ChainMemoryDeps extends StoreDep {
  readonly heard: Heard;
  /** Instant, ISO 8601 UTC. */
  readonly now: () => string;
}

const openBehind = 'lane = :lane AND sequence > :from';

/** Chains kept in the store: the envelopes that have no answer yet beside the journal, their ends and the receipts in it. */
export function createChainMemory({ store, heard, now }: ChainMemoryDeps): ChainMemory {
  return {
    open: (lane, after = 0) =>
      store.read((db) => {
        // A kill between its act and its deletion left it over: it was answered.
        const from = Math.max(after, endsOf(db, lane).sent.sequence);
        const row = db
          .prepare(`SELECT header, digest, bytes, answer, sequence, tries FROM sync_open WHERE ${openBehind} ORDER BY sequence LIMIT 1`)
          .get({ lane, from }) as OpenRow | undefined;
        if (!row) return null;
        const { header, digest, bytes, answer, sequence, tries } = row;
        return {
          header: EnvelopeHeader.parse(JSON.parse(header)),
          digest,
          tries,
          bytes: new Uint8Array(bytes),
          answer: answer && new Uint8Array(answer),
          ...contentsOf(db, lane, sequence),
        };
      }),
    countOpen: (lane) =>
      store.read((db) => {
        const from = endsOf(db, lane).sent.sequence;
        return db.prepare(`SELECT count(*) FROM sync_open WHERE ${openBehind}`).pluck().get({ lane, from }) as number;
      }),
    sealedEnd: (lane) =>
      store.read((db) => {
        const { sent } = endsOf(db, lane);
        const last = db
          .prepare(`SELECT sequence, digest FROM sync_open WHERE ${openBehind} ORDER BY sequence DESC LIMIT 1`)
          .get({ lane, from: sent.sequence }) as ChainEnd | undefined;
        return last ?? sent;
      }),
    ends: (lane) => store.read((db) => endsOf(db, lane)),
    keep: ({ header, digest, bytes }, ids) =>
      store.writeDraft((db) => {
        const at = { lane: header.lane, sequence: header.sequence };
        db.prepare(
          'INSERT OR REPLACE INTO sync_open (lane, sequence, header, digest, bytes) VALUES (:lane, :sequence, :header, :digest, :bytes)',
        ).run({ ...at, header: JSON.stringify(header), digest, bytes: Buffer.from(bytes) });
        const named = db.prepare('INSERT OR REPLACE INTO sync_open_acts (id, lane, sequence) VALUES (:id, :lane, :sequence)');
        for (const id of ids) named.run({ ...at, id });
      }),
    going: ({ header: { lane, sequence } }) =>
      store.writeDraft((db) => {
        const set = 'UPDATE sync_open SET tries = tries + 1, sent_at = :at WHERE lane = :lane AND sequence = :sequence';
        db.prepare(set).run({ lane, sequence, at: now() });
      }),
    keepAnswer: ({ header: { lane, sequence } }, answer) =>
      store.writeDraft((db) => {
        const set = 'UPDATE sync_open SET answer = :answer, answer_at = :at WHERE lane = :lane AND sequence = :sequence';
        db.prepare(set).run({ lane, sequence, answer: answer && Buffer.from(answer), at: answer && now() });
      }),
    async settle(envelope, answer, taken) {
      const { lane, sequence } = envelope.header;
      const receipts = 'acts' in taken ? taken.acts : [];
      const question = 'acts' in taken ? null : { id: taken.id, answer: taken };
      // Before the act that names it; a file that nothing names in the end is swept.
      const file = receipts.length > 0 || question !== null ? await store.vault.put(answer.bytes) : null;
      store.commit(systemAuthor('province.answerTaken'), (transaction) => {
        // Somebody else settled it: the same answer, asked for twice.
        if (endsOf(transaction.db, lane).sent.sequence >= sequence) return fail('settled');
        transaction.append(answerTaken, {
          lane,
          sent: { sequence, digest: envelope.digest },
          received: { sequence: answer.header.sequence, digest: answer.digest },
          answer: file,
          receipts,
          question,
        });
        hear(transaction, heard, receipts, question);
        return ok(null);
      });
      store.writeDraft((db) => forget(db, lane, '<=', sequence));
    },
    refuse(envelope, code) {
      const { lane, sequence } = envelope.header;
      store.writeDraft((db) => forget(db, lane, '>=', sequence));
      store.commit(systemAuthor('province.questionRefused'), (transaction) => {
        for (const id of envelope.ids) {
          transaction.append(questionRefused, { id, code });
          const { answer } = findQuestion(transaction.db, id) ?? { answer: null };
          if (answer !== null) hear(transaction, heard, [], { id, answer });
        }
        return ok(null);
      });
    },
    drop: ({ header: { lane, sequence } }: Sealed) => store.writeDraft((db) => forget(db, lane, '>=', sequence)),
  };
}

function hear(
  transaction: Transaction,
  heard: Heard,
  receipts: readonly ActReceipt[],
  question: { readonly id: string; readonly answer: Answer } | null,
): void {
  for (const receipt of receipts) {
    const act = findSentAct(transaction.db, receipt.id);
    if (act) heard.receipted(transaction, act, receipt);
  }
  const asked = question && findQuestion(transaction.db, question.id);
  if (asked?.state === 'answered') heard.answered(transaction, asked, question!.answer);
}

/** After a restore the province is ahead: the chains go on where it has them, and what was sealed before goes no more. */
export function resumeChains({ store }: StoreDep, state: State, lanes: readonly Lane[] = Lane.options): void {
  store.commit(systemAuthor('province.chainsResumed'), ({ append }) => {
    for (const lane of lanes) append(chainsResumed, { lane, sent: state.received[lane], received: state.sent[lane] });
    return ok(null);
  });
  store.writeDraft((db) => {
    for (const lane of lanes) forget(db, lane, '>=', 0);
  });
}

function contentsOf(db: ReadableDb, lane: Lane, sequence: number): { ids: string[]; asks: OpenEnvelope['asks'] } {
  const ids = db.prepare('SELECT id FROM sync_open_acts WHERE lane = ? AND sequence = ?').pluck().all(lane, sequence) as string[];
  const asked = lane === 'questions' && ids[0] !== undefined ? findQuestion(db, ids[0]) : null;
  return { ids, asks: asked?.question.kind ?? null };
}

function forget(db: WritableDb, lane: Lane, which: '<=' | '>=', sequence: number): void {
  for (const table of ['sync_open', 'sync_open_acts'])
    db.prepare(`DELETE FROM ${table} WHERE lane = :lane AND sequence ${which} :sequence`).run({ lane, sequence });
}

interface OpenRow {
  readonly header: string;
  readonly digest: string;
  readonly bytes: Buffer;
  readonly answer: Buffer | null;
  readonly sequence: number;
  readonly tries: number;
}

function endsOf(db: ReadableDb, lane: Lane): { readonly sent: ChainEnd; readonly received: ChainEnd } {
  const end = (direction: 'sent' | 'received') =>
    (db.prepare('SELECT sequence, digest FROM sync_chains WHERE lane = ? AND direction = ?').get(lane, direction) as
      ChainEnd | undefined) ?? emptyChain;
  return { sent: end('sent'), received: end('received') };
}
