import type { Events } from './ports.ts';

/** At most once in half a second, and never too late to tell the last. */
export function soon(tell: () => void): () => void {
  let timer: NodeJS.Timeout | null = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      tell();
    }, 500).unref();
  };
}

/** A case may have asked the province something, and the couple waits for the answer. */
export function wakingOn(events: Events, wake: () => void): Events {
  return {
    emit(event) {
      events.emit(event);
      if (event.event === 'case.changed') wake();
    },
  };
}
