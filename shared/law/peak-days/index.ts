export { peakDaysBetween, peakDaysOf } from './days.ts';
export { countersNeeded, forecastDay, type Forecast, type PastYear } from './forecast.ts';
