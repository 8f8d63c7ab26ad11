import { ethnicityName } from '#shared/locales/index.ts';
import { slots, type Slot } from '#shared/model/index.ts';
import { dateText } from '../../../documents/date-text.ts';
import { addressText, idNumberText, nationalityText, sexText } from '../../party-text.ts';
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
export function personText(slot: Slot, { couple, t }: Pick<DivorcePaperSource, 'couple' | 't'>) {
  const self = couple[slot];
  return {
    name: self.name,
    sex: sexText(self, t),
    nationality: nationalityText(self, t),
    birthDate: dateText(self.birthDate, t),
    ethnicity: ethnicityName(t, self.ethnicity),
    occupation: self.occupation,
    education: self.education ? t(`terms:education.${self.education}`) : '',
    idNumber: idNumberText(self, t),
    address: addressText(self),
  };
}

function ofBoth(pick: (person: ReturnType<typeof personText>) => Values, source: Pick<DivorcePaperSource, 'couple' | 't'>): Values {
  return Object.fromEntries(
    slots.flatMap((slot) =>
      Object.entries(pick(personText(slot, source))).map(([field, text]) => [`${slot}${field[0]!.toUpperCase()}${field.slice(1)}`, text]),
    ),
  );
}
