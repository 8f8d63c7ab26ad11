import type { Meter } from '../meter.ts';
import type { Store } from '../store/index.ts';

/** The same store, telling the meter how long each transaction of the journal took. */
export function metered<S extends Store>(store: S, meter: Pick<Meter, 'committed'>): S {
  return {
    ...store,
    commit(author, decide) {
      const started = performance.now();
      try {
        return store.commit(author, decide);
      } finally {
        meter.committed(author.requestId, performance.now() - started);
      }
    },
  };
}
