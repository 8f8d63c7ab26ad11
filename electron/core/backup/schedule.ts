import { Temporal } from 'temporal-polyfill';
import { officeTimeZone } from '#shared/model/index.ts';

/** The latest moment at or before `now` at which a backup was to be made. */
export function lastDue(times: readonly string[], now: Temporal.Instant): Temporal.Instant {
  return nearest(times, now, -1);
}

/** The next moment after `now`. */
export function nextDue(times: readonly string[], now: Temporal.Instant): Temporal.Instant {
  return nearest(times, now, 1);
}

/**
 * Due when none was made since the last time of the plan: one that was missed while the PC was off is made up for. One from after
 * `now` was made under a clock that stood wrong, and says nothing.
 */
export function isDue(times: readonly string[], lastMadeAt: string | null, now: Temporal.Instant): boolean {
  return (
    lastMadeAt === null || isAfter(lastMadeAt, now) || Temporal.Instant.compare(Temporal.Instant.from(lastMadeAt), lastDue(times, now)) < 0
  );
}

export function isAfter(madeAt: string, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(madeAt), now) > 0;
}

function nearest(times: readonly string[], now: Temporal.Instant, side: -1 | 1): Temporal.Instant {
  const today = now.toZonedDateTimeISO(officeTimeZone).toPlainDate();
  const moments = [-1, 0, 1].flatMap((days) =>
    times.map((time) => today.add({ days }).toZonedDateTime({ timeZone: officeTimeZone, plainTime: time }).toInstant()),
  );
  const onThatSide = moments
    .filter((moment) => (side < 0 ? Temporal.Instant.compare(moment, now) <= 0 : Temporal.Instant.compare(moment, now) > 0))
    .toSorted((one, other) => Temporal.Instant.compare(one, other));
  return onThatSide.at(side < 0 ? -1 : 0)!;
}
