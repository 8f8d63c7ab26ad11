/** Counts the calls that are being answered, for who has to wait until nobody is at work. */
export interface Calls {
  begin(): () => void;
  /** Until no more than `others` are running, or so many milliseconds have passed. */
  settle(others: number, patience: number): Promise<void>;
}

export function createCalls(): Calls {
  let running = 0;
  const waiting = new Set<() => void>();
  return {
    begin() {
      running += 1;
      return () => {
        running -= 1;
        for (const look of waiting) look();
      };
    },
    settle(others, patience) {
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          waiting.delete(look);
          resolve();
        };
        const look = () => void (running <= others && done());
        const timer = setTimeout(done, patience);
        waiting.add(look);
        look();
      });
    },
  };
}
