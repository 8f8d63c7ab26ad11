/** What a second start on the same store brings along: anybody's words. */
export interface SecondStart {
  readonly argv: readonly string[];
  readonly directory: string;
  readonly data: unknown;
}

/** A second start only brings the first one forward; what it was called with opens, changes and switches nothing. */
export function answerSecondStart(_start: SecondStart): 'focus' {
  return 'focus';
}
