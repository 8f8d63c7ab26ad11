/** Characters a new one needs; the core refuses shorter ones too. */
export const secretMinimum = { passphrase: 12, password: 8 } as const;
/** `passphrase` opens the store, `password` signs a member of staff in. */
export type NewSecretKind = keyof typeof secretMinimum;

/** A new secret as typed, twice. */
export interface NewSecret {
  readonly chosen: string;
  readonly again: string;
}

export interface NewSecretProblems {
  readonly chosen?: 'required' | 'short';
  readonly again?: 'differs';
}

/** What is wrong with a passphrase or password typed twice, before the core is asked. */
export function findNewSecretProblems(kind: NewSecretKind, { chosen, again }: NewSecret): NewSecretProblems {
  if (chosen === '') return { chosen: 'required' };
  if ([...chosen.normalize('NFKC')].length < secretMinimum[kind]) return { chosen: 'short' };
  return chosen === again ? {} : { again: 'differs' };
}
