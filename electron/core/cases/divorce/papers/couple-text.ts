import { slots, type Slot } from '#shared/model/index.ts';
import { personText } from '../../party-text.ts';
import type { DivorcePaperSource, Values } from './source.ts';

/** `manName`, `manIdNumber` and the same of the woman. */
export function namedCouple(source: Pick<DivorcePaperSource, 'couple' | 't'>): Values {
  return ofBoth(({ name, idNumber }) => ({ name, idNumber }), source);
}

/** What certificate and application say of both. */
export function certifiedCouple(source: Pick<DivorcePaperSource, 'couple' | 't'>): Values {
  return ofBoth(({ name, sex, nationality, birthDate, idNumber }) => ({ name, sex, nationality, birthDate, idNumber }), source);
}

export function describedCouple(source: Pick<DivorcePaperSource, 'couple' | 't'>): Values {
  return ofBoth((person) => person, source);
}

/** One party as forms describe them. */
export function textOf(slot: Slot, { couple, t }: Pick<DivorcePaperSource, 'couple' | 't'>) {
  return personText(couple[slot], t);
}

function ofBoth(pick: (person: ReturnType<typeof textOf>) => Values, source: Pick<DivorcePaperSource, 'couple' | 't'>): Values {
  return Object.fromEntries(
    slots.flatMap((slot) =>
      Object.entries(pick(textOf(slot, source))).map(([field, text]) => [`${slot}${field[0]!.toUpperCase()}${field.slice(1)}`, text]),
    ),
  );
}
