import type { Registration, CivilDate, LeapDay, ReissueApplication, Slot } from '#shared/model/index.ts';
import { slots } from '#shared/model/index.ts';
import { reachesAge } from '../dates.ts';
import type { RegistrationPrefix } from '../registration-number.ts';

/** 补发结婚证 BJ, 补发离婚证 BL, with the year of the reissue. */
export const reissuePrefixes = { marriage: 'BJ', divorce: 'BL' } as const satisfies Record<Registration, RegistrationPrefix>;

/** Marriageable ages by the law of the time: 1950 年婚姻法第4条, 1980 年婚姻法第5条 (in force 1981-01-01), 民法典 1047 alike. */
const marriageableAges: ReadonlyArray<{ readonly since: string; readonly ages: Readonly<Record<Slot, number>> }> = [
  { since: '1950-05-01', ages: { man: 20, woman: 18 } },
  { since: '1981-01-01', ages: { man: 22, woman: 20 } },
];

/** Who was under age on the day of a registration, and the day on which each came of age by the law in force then. */
export function underAgeAt(
  { registeredOn, parties }: ReissueApplication['record'],
  born: Readonly<Record<Slot, CivilDate | null>>,
  leapDay: LeapDay,
): ReadonlyArray<{ readonly slot: Slot; readonly ofAgeOn: CivilDate }> {
  if (registeredOn === null) return [];
  const ages = marriageableAges.findLast(({ since }) => since <= registeredOn)?.ages;
  if (ages === undefined) return [];
  return slots.flatMap((slot) => {
    const birth = parties[slot].born ?? born[slot];
    if (birth === null) return [];
    const ofAgeOn = reachesAge(birth, ages[slot], leapDay);
    return registeredOn < ofAgeOn ? [{ slot, ofAgeOn }] : [];
  });
}

/**
 * 登记日期 of the certificate issued anew: that of the registration; of a marriage of somebody under age the day on which both had
 * come of age (规范 2015 art. 68). null while the registration's is not known.
 */
export function dateOnCertificate(
  { kind, record }: Pick<ReissueApplication, 'kind' | 'record'>,
  born: Readonly<Record<Slot, CivilDate | null>>,
  leapDay: LeapDay,
): CivilDate | null {
  const late = kind === 'marriage' ? underAgeAt(record, born, leapDay).map(({ ofAgeOn }) => ofAgeOn) : [];
  return late.toSorted().at(-1) ?? record.registeredOn;
}
