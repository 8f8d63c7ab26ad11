import { failure } from '#shared/contract/index.ts';
import { isMissed } from '#shared/law/appointments/index.ts';
import { ok } from '#shared/model/index.ts';
import type { ClockWatchDep } from '../../office/index.ts';
import type { ClockDep, EventsDep } from '../../ports.ts';
import { StoreFault, systemAuthor, type StoreDep } from '../../store/index.ts';
import { appointmentMissed } from './acts.ts';
import { officeMoment, settingsOf } from './agree.ts';
import { listOpenThrough } from './records.ts';

type SweepDeps = StoreDep & ClockDep & ClockWatchDep & EventsDep;

/** At most this many in one look, so that nobody at a counter waits for it. */
const together = 40;

/** Writes down who did not come; while the clock is doubted nobody is said not to have. Answers how many; the rest comes with the next look. */
export function sweepAppointments({ store, clock, clockWatch, events }: SweepDeps): number {
  const due = () =>
    store.read((db) => {
      if (clockWatch.refusal(db)) return [];
      const [settings, now] = [settingsOf(db), officeMoment(clock)];
      return listOpenThrough(db, now.today).filter(({ plan }) => isMissed(settings, now, plan));
    });
  const rows = due().slice(0, together);
  if (rows.length === 0) return 0;
  const swept = store.commit(systemAuthor('appointments.sweep'), ({ append, db }) => {
    if (clockWatch.refusal(db)) return failure('appointment.notYet', {});
    for (const { id } of rows) append(appointmentMissed, { id });
    return ok({ count: rows.length });
  });
  if (!swept.ok) return 0;
  events.emit({ event: 'frontDesk.changed' });
  return rows.length;
}

/** Looks every minute; what the disk did not take is tried again with the next look. */
export function createAppointmentSweep(deps: SweepDeps): { readonly close: () => void } {
  let closed = false;
  const timer = setInterval(() => {
    if (closed) return;
    try {
      sweepAppointments(deps);
    } catch (thrown) {
      if (!(thrown instanceof StoreFault)) throw thrown;
    }
  }, 60_000).unref();
  return {
    close() {
      closed = true;
      clearInterval(timer);
    },
  };
}
