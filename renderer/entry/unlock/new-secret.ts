export interface NewSecretProblems {
  readonly chosen?: 'required' | 'short';
  readonly again?: 'differs';
}

/** What is wrong with a passphrase or password typed twice, before the core is asked. */
export function findNewSecretProblems(
  { chosen, again }: { readonly chosen: string; readonly again: string },
  minimum: number,
): NewSecretProblems {
  if (chosen === '') return { chosen: 'required' };
  if ([...chosen.normalize('NFKC')].length < minimum) return { chosen: 'short' };
  return chosen === again ? {} : { again: 'differs' };
}
