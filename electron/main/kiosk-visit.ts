/** Seconds without a touch: from when the kiosk asks whether somebody is still there, and when it forgets them. */
export const idleSeconds = { warning: 45, wipe: 60 } as const;

/** One person at the kiosk, from the first touch until they go. */
export interface KioskVisit {
  /** A touch, a key, a card. */
  touched(): void;
  /** To be called every second. */
  tick(): void;
  /** They are gone, or said so: the page goes, and whatever it knew. */
  end(): void;
}

export interface KioskVisitDeps {
  /** Milliseconds of a clock nobody can set. */
  readonly now: () => number;
  /** Seconds left before the page goes; null: somebody is there again. */
  readonly warn: (secondsLeft: number | null) => void;
  readonly wipe: () => void;
}

/**
 * Counts in main, not in the page: a page that hangs is wiped, too. The page that nobody touched since it was loaded stays
 * as it is, for it knows nobody.
 */
export function createKioskVisit({ now, warn, wipe }: KioskVisitDeps): KioskVisit {
  let touchedAt: number | null = null;
  let isWarned = false;

  function end(): void {
    touchedAt = null;
    isWarned = false;
    wipe();
  }

  return {
    end,
    touched() {
      touchedAt = now();
      if (!isWarned) return;
      isWarned = false;
      warn(null);
    },
    tick() {
      if (touchedAt === null) return;
      const idle = (now() - touchedAt) / 1_000;
      if (idle >= idleSeconds.wipe) return end();
      if (idle < idleSeconds.warning) return;
      isWarned = true;
      warn(Math.ceil(idleSeconds.wipe - idle));
    },
  };
}
