import { hoursOn, type CivilDate } from '#shared/model/index.ts';
import { useAsk } from '../../client/index.ts';

/** The hall's day, by its own clock, past midnight too; undefined until it answers. */
export function useToday(): CivilDate | undefined {
  return useAsk('hall.health', {}, { every: 60_000 }).value?.today;
}

/** When the office stops taking people in on a day (民法典 203), `17:00`; '' until it answers. */
export type Closing = (on: CivilDate) => string;

export function useClosing(): Closing {
  const hours = useAsk('office.get', {}).value?.office.hours;
  return (on) => (hours ? hoursOn(hours, on).until : '');
}
