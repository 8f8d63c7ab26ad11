import { Temporal } from 'temporal-polyfill';
import { failure } from '#shared/contract/index.ts';
import { officeTimeZone, ok } from '#shared/model/index.ts';
import { createId } from '../crypto/index.ts';
import { writing, type ClockDep, type HandlersFor } from '../ports.ts';
import type { StoreDep } from '../store/index.ts';
import { clockConfirmed, findMisdated } from './clock-acts.ts';
import { zoneWords } from './clock-state.ts';
import type { ClockWatchDep } from './clock-watch.ts';
import { twoPeople } from './two-people.ts';

/** Minutes the time read may be off: somebody typed it, and a second person typed a password. */
const patience = 5;

/** The way out of a doubted clock: two people, and the time from somewhere else. */
export function createClockHandlers({ store, clock, clockWatch }: StoreDep & ClockDep & ClockWatchDep): HandlersFor<'clock.confirm'> {
  return {
    'clock.confirm': writing('clock.confirm', {
      act(call) {
        const { today, time, reason } = call.input;
        const now = clock.now();
        const zone = zoneWords(clock.zone());
        const read = Temporal.PlainDate.from(today).toZonedDateTime({ timeZone: officeTimeZone, plainTime: time }).toInstant();
        if (Math.abs(now.since(read).total('minutes')) > patience)
          return failure('clock.mismatch', { now: now.toString({ smallestUnit: 'millisecond' }), read: read.toString(), zone });
        const result = store.commit(call.author, ({ db, append, at, on }) => {
          const { state, lastAct } = clockWatch.view(db);
          const { enteredBy: confirmedBy, approvedBy } = twoPeople(call);
          const misdated = findMisdated(db, on, at);
          append(clockConfirmed, {
            id: createId(),
            state,
            read: { today, time },
            zone,
            lastAct,
            misdated,
            confirmedBy,
            approvedBy,
            reason,
          });
          return ok(null);
        });
        if (result.ok) clockWatch.settle();
        return result;
      },
      answer: () => store.read((db) => clockWatch.view(db)),
    }),
  };
}
