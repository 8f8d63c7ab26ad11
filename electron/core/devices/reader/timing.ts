/** Waits of the dialogue, in milliseconds. */
export interface ReaderTiming {
  /** Between two looks for a card; readers ask for at least 300. */
  readonly poll: number;
  /** Between two status checks while no card is awaited. */
  readonly check: number;
  /** Answers 'no card' in a row before a card counts as taken away. */
  readonly removalPolls: number;
  /** After a reset, until the SAM listens again. */
  readonly reboot: number;
  /** Silence that must have lasted before the same command is sent again. */
  readonly flush: number;
  /** Silence that must follow the first reading of a card: more bytes mean that the frame was not what it seemed. */
  readonly settle: number;
  /** After damage on the line, how long each card must be said twice. */
  readonly distrust: number;
  /** Before each attempt to open a lost reader again; the last one repeats. */
  readonly reopen: readonly [number, ...number[]];
  /** Stretches or shrinks the time each command may take. */
  readonly patience: number;
}

export const usualTiming: ReaderTiming = {
  poll: 500,
  check: 3000,
  removalPolls: 3,
  reboot: 1000,
  flush: 100,
  settle: 30,
  distrust: 60_000,
  reopen: [1000, 2000, 3000, 5000],
  patience: 1,
};
