import { comparableNumbers, type RecordedPerson } from '#shared/model/index.ts';

/** Somebody in a record, and whom they were registered with. */
export interface RecordedParty extends Pick<RecordedPerson, 'name' | 'idNumber' | 'documentNumber' | 'born'> {
  /** As names are compared; '' unknown. */
  readonly comparableName: string;
  readonly comparableSpouse: string;
}

/** Why two records may be of one person. */
export const samenesses = ['number', 'nameAndBirth', 'nameAndSpouse'] as const;
export type Sameness = (typeof samenesses)[number];

/**
 * What two parties have in common that proposes them as one person (MZ/T 113-2018 links what an archive has of one person): a number,
 * else the name with the day of birth or with the spouse. [] where nothing does, or where their numbers or days of birth tell them apart.
 * A clerk decides.
 */
export function samenessOf(one: RecordedParty, other: RecordedParty): Sameness[] {
  const numbers = comparableNumbers(one);
  const others = comparableNumbers(other);
  if (numbers.some((number) => others.includes(number))) return ['number'];
  if (one.comparableName === '' || one.comparableName !== other.comparableName) return [];
  const apart = numbers.length > 0 && others.length > 0;
  const born = one.born !== null && one.born === other.born;
  if (apart || (!born && one.born !== null && other.born !== null)) return [];
  const spouse = one.comparableSpouse !== '' && one.comparableSpouse === other.comparableSpouse;
  return [...(born ? (['nameAndBirth'] as const) : []), ...(spouse ? (['nameAndSpouse'] as const) : [])];
}
