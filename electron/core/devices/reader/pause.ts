/** Waiting that can be cut short. */
export interface Pause {
  sleep(ms: number): Promise<void>;
  wake(): void;
}

export function createPause(): Pause {
  let wake: (() => void) | null = null;
  return {
    sleep: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    wake: () => wake?.(),
  };
}
