/** Something to be done at the counter. */
export interface Errand {
  readonly minute: number;
  /** Whoever finds the hall closed may not come again. */
  readonly mayBeDropped: boolean;
  run(): Promise<void>;
}

export interface Diary {
  enter(on: string, errand: Errand): void;
  /** By the hour; they stand in it no longer. */
  take(on: string): Errand[];
}

export function createDiary(): Diary {
  const entered = new Map<string, Errand[]>();
  return {
    enter: (on, errand) => void entered.set(on, [...(entered.get(on) ?? []), errand]),
    take(on) {
      const errands = entered.get(on) ?? [];
      entered.delete(on);
      return errands.toSorted((one, other) => one.minute - other.minute);
    },
  };
}
