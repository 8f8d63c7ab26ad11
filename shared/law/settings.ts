import { LocalPractice, type CivilDate, type LawSettings } from '#shared/model/index.ts';

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

/** The settings in force on a date: the latest that had begun, else the first; with what the office was told by its province. */
export function lawSettingsOn(
  on: CivilDate,
  practice: LocalPractice = LocalPractice.parse({}),
  dated: readonly DatedSettings[] = lockedSettings,
): LawSettings {
  const inOrder = [...dated].sort((a, b) => (a.since < b.since ? -1 : 1));
  const found = inOrder.findLast((settings) => settings.since <= on) ?? inOrder[0];
  if (!found) throw new Error('no law settings');
  return { leapDay: found.leapDay, ages: found.ages, practice };
}
