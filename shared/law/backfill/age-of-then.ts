import type { CivilDate, Slot } from '#shared/model/index.ts';

/** The ages at which the law let people marry, by the day it came into force (婚姻法 1950 art. 4; 1980 art. 5, 民法典 art. 1047). */
const ages: ReadonlyArray<{ readonly from: string; readonly man: number; readonly woman: number }> = [
  { from: '1981-01-01', man: 22, woman: 20 },
  { from: '1950-05-01', man: 20, woman: 18 },
];

/** Whether somebody was of age for marriage that day; before 1950 there was no such law. Places where a lower age held are not told apart. */
export function isOfAge(slot: Slot, born: CivilDate, on: CivilDate): boolean {
  const law = ages.find(({ from }) => on >= from);
  if (law === undefined) return true;
  const birthday = `${String(Number(born.slice(0, 4)) + law[slot]).padStart(4, '0')}${born.slice(4)}`;
  return on >= birthday;
}
