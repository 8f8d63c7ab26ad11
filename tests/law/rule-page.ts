import type { Rule } from '#shared/law/rule.ts';

/** A rule in words: its article and days in force; below it all it may say. */
export function describeRule<Facts, Step extends string>({ id, article, since, until, says }: Rule<Facts, Step>): string[] {
  const sayings = Object.entries(says).map(([message, { outcome, ground, blocksFrom, article: own, internal, params }]) =>
    [
      ` ${message}`,
      outcome,
      ...(ground ? [ground] : []),
      ...(blocksFrom ? [`before ${blocksFrom}`] : []),
      ...(own ? [own] : []),
      ...(internal ? ['internal'] : []),
      ...(params.length > 0 ? [`(${params.join(' ')})`] : []),
    ].join(' '),
  );
  return [`${id} ${article} ${since}${until === null ? '' : ` – ${until}`}`, ...sayings];
}
