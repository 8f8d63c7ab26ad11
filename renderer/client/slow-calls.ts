/** Milliseconds a call may take before somebody is told that the PC is still at it. */
const patience = 3_000;

/** Whether some call has been under way for long: a slow disk, a printer that thinks. */
export interface SlowCalls {
  /** A call begins; the answer ends it. */
  begin(): () => void;
  isSlow(): boolean;
  subscribe(listener: () => void): () => void;
}

export function watchSlowCalls(): SlowCalls {
  const listeners = new Set<() => void>();
  let slow = 0;
  const change = (by: 1 | -1): void => {
    slow += by;
    for (const listener of listeners) listener();
  };
  return {
    begin() {
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        change(1);
      }, patience);
      return () => {
        clearTimeout(timer);
        if (late) change(-1);
      };
    },
    isSlow: () => slow > 0,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
