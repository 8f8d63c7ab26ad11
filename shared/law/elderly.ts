import type { CivilDate } from '#shared/model/index.ts';
import { fullAge } from './dates.ts';

/** 老年人权益保障法 2: citizens of sixty full years and more. */
const elderlyFrom = 60;

/** Whether somebody is 老年人 on a day; whoever is born on 29 February is so from the day before 1 March. */
export function isElderly(birth: CivilDate, on: CivilDate): boolean {
  return birth <= on && fullAge(birth, on, 'february28') >= elderlyFrom;
}
