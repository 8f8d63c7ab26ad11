import { LocalPractice, type CivilDate, type LawSettings, type LeapDay } from '#shared/model/index.ts';

/** A set of settings and the first day on which it holds. */
export interface DatedSettings extends Omit<LawSettings, 'practice'> {
  readonly since: CivilDate;
}

/**
 * The settings every hall starts with. 民法典 1047 fixes the ages; no statute says when somebody born on
 * 29 February completes a year, so 1 March, the later day, is taken until a province decides otherwise.
 */
export const lockedSettings: readonly DatedSettings[] = [
  { since: '2021-01-01' as CivilDate, leapDay: 'march1', ages: { man: 22, woman: 20 } },
];

/**
 * The settings in force on a date: the latest that had begun, else the first; with what the office was told by its province,
 * whose decision on 29 February goes before ours from its day on.
 */
export function lawSettingsOn(
  on: CivilDate,
  practice: LocalPractice = LocalPractice.parse({}),
  dated: readonly DatedSettings[] = lockedSettings,
): LawSettings {
  const found = latest(dated, on) ?? [...dated].sort(bySince)[0];
  if (!found) throw new Error('no law settings');
  const decided: { readonly leapDay: LeapDay } | null = latest(practice.leapDay ?? [], on);
  return { leapDay: (decided ?? found).leapDay, ages: found.ages, practice };
}

/** The last that had begun on a date; null when none had. */
function latest<T extends { readonly since: CivilDate }>(dated: readonly T[], on: CivilDate): T | null {
  return [...dated].sort(bySince).findLast(({ since }) => since <= on) ?? null;
}

function bySince(a: { readonly since: CivilDate }, b: { readonly since: CivilDate }): number {
  return a.since < b.since ? -1 : 1;
}
