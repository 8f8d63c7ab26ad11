/** A call, or a page, in one language. */
export interface Spoken {
  /** BCP 47. */
  readonly language: string;
  readonly text: string;
  /** Mandarin in syllables with the number of their tone; null in other languages, and where nobody knows. */
  readonly pinyin: string | null;
}

/** One way to be heard. `volume` from 0 to 1. True once it was heard to its end; false: it cannot say this, nothing was heard. */
export type Speaker = (spoken: Spoken, volume: number) => Promise<boolean>;
