import { fail, ok } from '#shared/model/index.ts';
import { systemAuthor, type ReadableDb, type StoreDep } from '../store/index.ts';
import { answerTaken, chainsResumed } from './acts.ts';
import type { State } from './contents.ts';
import type { ChainMemory } from './courier.ts';
import { emptyChain, EnvelopeHeader, type ChainEnd, type Lane } from './envelope/index.ts';

/** Chains kept in the store: the envelope that has no answer yet beside the journal, their ends and the receipts in it. */
export function createChainMemory({ store }: StoreDep): ChainMemory {
  return {
    open: (lane) =>
      store.read((db) => {
        const row = db.prepare('SELECT header, digest, bytes FROM sync_open WHERE lane = ?').get(lane) as OpenRow | undefined;
        if (!row) return null;
        const header = EnvelopeHeader.parse(JSON.parse(row.header));
        // A kill between its act and its deletion left it over: it was answered.
        if (header.sequence <= endsOf(db, lane).sent.sequence) return null;
        return { header, digest: row.digest, bytes: new Uint8Array(row.bytes) };
      }),
    ends: (lane) => store.read((db) => endsOf(db, lane)),
    keep: ({ header, digest, bytes }) =>
      store.writeDraft((db) => {
        db.prepare('INSERT OR REPLACE INTO sync_open (lane, header, digest, bytes) VALUES (:lane, :header, :digest, :bytes)').run({
          lane: header.lane,
          header: JSON.stringify(header),
          digest,
          bytes: Buffer.from(bytes),
        });
      }),
    async settle(envelope, answer, taken) {
      const { lane, sequence } = envelope.header;
      const receipts = 'acts' in taken ? taken.acts : [];
      // Before the act that names it; a file that nothing names in the end is swept.
      const file = receipts.length > 0 ? await store.vault.put(answer.bytes) : null;
      store.commit(systemAuthor('province.answerTaken'), (transaction) => {
        // Somebody else settled it: the same answer, asked for twice.
        if (endsOf(transaction.db, lane).sent.sequence >= sequence) return fail('settled');
        transaction.append(answerTaken, {
          lane,
          sent: { sequence, digest: envelope.digest },
          received: { sequence: answer.header.sequence, digest: answer.digest },
          answer: file,
          receipts,
        });
        return ok(null);
      });
      store.writeDraft((db) => void db.prepare('DELETE FROM sync_open WHERE lane = ? AND digest = ?').run(lane, envelope.digest));
    },
  };
}

/** After a restore the province is ahead: the chains go on where it has them, and what was sealed before goes no more. */
export function resumeChains({ store }: StoreDep, state: State): void {
  store.commit(systemAuthor('province.chainsResumed'), ({ append }) => {
    for (const lane of ['acts', 'questions'] as const)
      append(chainsResumed, { lane, sent: state.received[lane], received: state.sent[lane] });
    return ok(null);
  });
  store.writeDraft((db) => void db.prepare('DELETE FROM sync_open').run());
}

interface OpenRow {
  readonly header: string;
  readonly digest: string;
  readonly bytes: Buffer;
}

function endsOf(db: ReadableDb, lane: Lane): { readonly sent: ChainEnd; readonly received: ChainEnd } {
  const end = (direction: 'sent' | 'received') =>
    (db.prepare('SELECT sequence, digest FROM sync_chains WHERE lane = ? AND direction = ?').get(lane, direction) as
      ChainEnd | undefined) ?? emptyChain;
  return { sent: end('sent'), received: end('received') };
}
