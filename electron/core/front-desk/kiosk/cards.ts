import { failure, type HallError } from '#shared/contract/index.ts';
import { ok, redact, type Redacted, type Result } from '#shared/model/index.ts';
import { createId } from '../../crypto/index.ts';
import type { EventsDep } from '../../ports.ts';
import type { CardHolder, FrontDeskDeps } from '../deps.ts';

/** How long the reader waits for a visitor, and a card that was read for its page. Milliseconds. */
const waits = { card: 60_000, page: 10_000 } as const;

/** Cards laid down at the kiosk; what one says is handed over once. */
export interface VisitorCards {
  await(): Result<null, HallError<'reader.none' | 'reader.awaitedByCase'>>;
  rest(): void;
  /** The card that was read last; null: none, or it was taken. */
  take(): Redacted<CardHolder> | null;
}

export function createVisitorCards({
  cardReader,
  holderOf,
  events,
}: Pick<FrontDeskDeps, 'cardReader' | 'holderOf'> & EventsDep): VisitorCards {
  let waiting: string | null = null;
  let read: Redacted<CardHolder> | null = null;
  let timer: NodeJS.Timeout | undefined;
  const after = (ms: number, then: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(then, ms).unref();
  };
  const forget = (): void => {
    read = null;
  };

  function rest(): void {
    clearTimeout(timer);
    forget();
    if (waiting !== null) cardReader.disarm(waiting);
    waiting = null;
  }

  return {
    rest,
    await() {
      if (!cardReader.isThere()) return failure('reader.none', {});
      const id = createId();
      const armed = cardReader.arm(id, async ({ card }) => {
        if (waiting !== id) return { taken: false, problem: 'notAwaited' };
        const holder = holderOf(card);
        if (holder === null) return { taken: false, problem: 'unknownLayout' };
        rest();
        read = redact(holder);
        after(waits.page, forget);
        events.emit({ event: 'kiosk.cardRead' });
        return { taken: true };
      });
      if (!armed) return failure('reader.awaitedByCase', {});
      forget();
      waiting = id;
      after(waits.card, rest);
      return ok(null);
    },
    take() {
      const taken = read;
      if (taken !== null) rest();
      return taken;
    },
  };
}
