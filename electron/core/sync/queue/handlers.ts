import { failure, type LinkView, type QueueItem } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { writing, type ClockDep, type EventsDep, type HandlersFor } from '../../ports.ts';
import type { ReadableDb, StoreDep } from '../../store/index.ts';
import { actRetried } from '../aside.ts';
import { provinceClock } from '../province-clock.ts';
import type { Sender } from '../sender.ts';
import { countOpen, countQueue, findQueue, type StoredItem } from './find-queue.ts';

interface QueueDeps extends StoreDep, ClockDep, EventsDep {
  /** null: a training store, of which nothing leaves. */
  readonly sender: Sender | null;
}

/** Days for which what was accepted is looked through by name. */
const looksBack = 31;

/** What goes to the province, for people: where it stands and why, and sending it again. */
export function createQueueHandlers({ store, clock, events, sender }: QueueDeps): HandlersFor<'sync.queue' | 'sync.tryNow'> {
  const linkOf = (db: ReadableDb): LinkView => ({
    ...(sender?.state() ?? { state: 'training', trouble: null, nextTryAt: null, lastAnswerAt: null }),
    open: countOpen(db),
    offsetMs: provinceClock.view(db)?.offsetMs ?? null,
  });
  return {
    'sync.queue': ({ input }) => {
      const since = clock.now().subtract({ hours: 24 * looksBack });
      return ok(
        store.read((db) => {
          const link = linkOf(db);
          const { items, more } = findQueue(db, { ...input, since: since.toString() });
          return { counts: countQueue(db), items: items.map((item) => explained(item, link)), more, link };
        }),
      );
    },

    'sync.tryNow': writing('sync.tryNow', {
      act({ input: { id }, author }) {
        const retried = store.commit(author, ({ db, append }) => {
          if (id !== null && !isWaitingFor(db, id)) return failure('sync.nothingToRetry', {});
          append(actRetried, { id });
          return ok(null);
        });
        // Its answer comes as an event: nobody waits here for a network.
        if (retried.ok) {
          sender?.tryNow();
          events.emit({ event: 'sync.changed' });
        }
        return retried;
      },
      answer: () => ({}),
    }),
  };
}

/** An act that the province has not taken, or a question that it has not answered. */
function isWaitingFor(db: ReadableDb, id: string): boolean {
  const found = db.prepare(
    `SELECT 1 FROM outbox WHERE id = :id AND state IN ('pending', 'rejected')
     UNION ALL SELECT 1 FROM province_questions WHERE id = :id AND state = 'open'`,
  );
  return found.get({ id }) !== undefined;
}

const isWaiting = ({ state }: StoredItem) => state === 'queued' || state === 'sealed' || state === 'sent';

/** With what only the link knows: why nothing goes at all, and when it is tried next. */
function explained(item: StoredItem, { trouble, nextTryAt }: LinkView): QueueItem {
  if (!isWaiting(item)) return { ...item, nextTryAt: null };
  if (item.waitsFor !== null) return { ...item, reason: { code: 'queue.waitsForEarlier', text: null }, nextTryAt: null };
  const reason = item.reason ?? (trouble && { code: trouble.code ?? `link.${trouble.why}`, text: null });
  return { ...item, reason, nextTryAt };
}
