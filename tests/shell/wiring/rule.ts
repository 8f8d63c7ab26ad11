import type { Place } from './places.ts';

/** A door: where it may be, the guard that has to stand there, and what to do for a new one. */
export interface Rule {
  readonly kind: Place['kind'];
  readonly name: RegExp;
  /** Sources the rule looks at; by default main and preload. */
  readonly within?: RegExp;
  /** Files in which the door may be; null: in none. */
  readonly only: readonly string[] | null;
  /** A name that has to be used in the door itself. */
  readonly guard?: string;
  /** A name that has to be used in the function the door stands in. */
  readonly around?: string;
  /** In each of `only`, there has to be one. */
  readonly required?: true;
  readonly say: string;
}
