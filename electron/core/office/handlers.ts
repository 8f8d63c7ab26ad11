import { failure, type OfficeView } from '#shared/contract/index.ts';
import { ok, type CivilDate } from '#shared/model/index.ts';
import { createId } from '../crypto/index.ts';
import { writing, type Call, type HandlersFor } from '../ports.ts';
import type { ReadableDb } from '../store/types.ts';
import { parseBlankRange } from './blank-range.ts';
import {
  blankAccountedFor,
  blankBatchEntered,
  countBlanksLeft,
  countUnaccounted,
  findBlank,
  findOverlappingBlanks,
  findUnaccounted,
  listBlanks,
  stockBlankVoided,
} from './blanks.ts';
import { createCalendarHandlers, type CalendarDeps } from './calendar/index.ts';
import { createClockHandlers } from './clock-handlers.ts';
import type { ClockWatchDep } from './clock-watch.ts';
import { hoursOf, type OpenHoursDep } from './hours.ts';
import {
  countNumbersLeft,
  countReissueNumbers,
  findOverlappingBlock,
  getNumberBlock,
  hasEntered,
  listNumberBlocks,
  numberBlockEntered,
} from './numbers.ts';
import {
  completionState,
  countUncheckedOffline,
  findAuthorisation,
  findOfflineDay,
  findOpenOfflineDay,
  getOfflineDay,
  isOfflineDayOpen,
  offlineDayClosed,
  offlineDayOpened,
} from './offline.ts';
import { getOffice, yearOf } from './settings.ts';
import { callerOf, twoPeople } from './two-people.ts';

type OfficeOperation =
  | 'office.get'
  | 'office.openOfflineRegistration'
  | 'office.closeOfflineRegistration'
  | 'office.stopOfflineRegistration'
  | 'clock.confirm'
  | 'calendar.get'
  | 'calendar.check'
  | 'calendar.import'
  | 'numbers.list'
  | 'numbers.addBlock'
  | 'blanks.list'
  | 'blanks.addBatch'
  | 'blanks.void'
  | 'blanks.account';

export interface OfficeDeps extends CalendarDeps, ClockWatchDep, OpenHoursDep {
  /** What the province is still to be told. */
  readonly summariseOutbox: (db: ReadableDb) => OfficeView['outbox'];
  /** The province answers this station. */
  readonly isLinked: () => boolean;
  /** How many cases opened on a day have not ended. */
  readonly countUnfinished: (db: ReadableDb, on: CivilDate) => number;
}

/** The office's settings, holidays, number blocks, blank ledger and days of offline registration. */
export function createOffice(deps: OfficeDeps): { readonly handlers: HandlersFor<OfficeOperation> } {
  const { store, events, clockWatch } = deps;
  const closeDay = (
    call: Pick<Call<'office.closeOfflineRegistration' | 'office.stopOfflineRegistration'>, 'author' | 'input'>,
    closedBy: string,
  ) => {
    const result = store.commit(call.author, (tx) => {
      const open = findOpenOfflineDay(tx.db, tx.on);
      if (!open) return failure('offline.notOpened', {});
      tx.append(offlineDayClosed, { id: open.id, closedBy, reason: call.input.reason });
      return ok({ id: open.id });
    });
    if (result.ok) events.emit({ event: 'office.changed' });
    return result;
  };
  return {
    handlers: {
      'office.get': () => {
        clockWatch.look();
        return ok(store.read((db) => viewOffice(db, deps)));
      },

      'office.openOfflineRegistration': writing('office.openOfflineRegistration', {
        act(call) {
          const result = store.commit(call.author, (tx) => {
            const authorisation = findAuthorisation(getOffice(tx.db), tx.on);
            if (!authorisation) return failure('offline.noAuthorisation', {});
            // It would open the wrong day, which then stands open when that day comes.
            const unsure = clockWatch.refusal(tx.db);
            if (unsure) return unsure;
            if (isOfflineDayOpen(tx.db, tx.on)) return failure('offline.alreadyOpen', {});
            const id = createId();
            tx.append(offlineDayOpened, {
              id,
              day: tx.on,
              authorisation: authorisation.number,
              openedBy: callerOf(call).staff.id,
              reason: call.input.reason,
            });
            return ok({ id });
          });
          if (result.ok) events.emit({ event: 'office.changed' });
          return result;
        },
        answer: ({ id }) => store.read((db) => getOfflineDay(db, id)),
      }),

      'office.closeOfflineRegistration': writing('office.closeOfflineRegistration', {
        act: (call) => closeDay(call, callerOf(call).staff.id),
        answer: ({ id }) => store.read((db) => getOfflineDay(db, id)),
      }),

      'office.stopOfflineRegistration': writing('office.stopOfflineRegistration', {
        act: (call) => closeDay(call, twoPeople(call).approvedBy),
        answer: ({ id }) => store.read((db) => getOfflineDay(db, id)),
      }),

      ...createClockHandlers(deps),

      ...createCalendarHandlers(deps),

      'numbers.list': () => ok(store.read(listNumberBlocks)),

      'numbers.addBlock': writing('numbers.addBlock', {
        act(call) {
          const block = call.input;
          const result = store.commit(call.author, (tx) => {
            if (block.first > block.last || block.regionCode !== getOffice(tx.db).regionCode) return failure('numbers.invalidRange', {});
            const overlap = findOverlappingBlock(tx.db, block);
            if (overlap) return failure('numbers.overlap', overlap);
            const id = createId();
            tx.append(numberBlockEntered, { id, block, ...twoPeople(call) });
            return ok({ id });
          });
          if (result.ok) events.emit({ event: 'office.changed' });
          return result;
        },
        answer: ({ id }) => store.read((db) => getNumberBlock(db, id)),
      }),

      'blanks.list': ({ input }) => ok(store.read((db) => listBlanks(db, input))),

      'blanks.addBatch': writing('blanks.addBatch', {
        act(call) {
          const batch = call.input;
          const range = parseBlankRange(batch.first, batch.last);
          if (!range) return failure('numbers.invalidRange', {});
          const result = store.commit(call.author, (tx) => {
            const overlap = findOverlappingBlanks(tx.db, batch);
            if (overlap) return failure('blanks.overlap', overlap);
            tx.append(blankBatchEntered, { id: createId(), batch, ...twoPeople(call) });
            return ok({ added: range.count });
          });
          if (result.ok) events.emit({ event: 'office.changed' });
          return result;
        },
        answer: (receipt) => receipt,
      }),

      'blanks.void': writing('blanks.void', {
        act(call) {
          const { blank, reason } = call.input;
          const result = store.commit(call.author, (tx) => {
            if (findBlank(tx.db, blank)?.state !== 'stock') return failure('blanks.notInStock', { blank });
            tx.append(stockBlankVoided, { blank, reason });
            return ok({ blank });
          });
          if (result.ok) events.emit({ event: 'office.changed' });
          return result;
        },
        answer: ({ blank }) => store.read((db) => findBlank(db, blank)!),
      }),

      'blanks.account': writing('blanks.account', {
        act(call) {
          const { reason } = call.input;
          const blanks = [...new Set(call.input.blanks)];
          const result = store.commit(call.author, (tx) => {
            const caseIds = new Set<string>();
            for (const blank of blanks) {
              const taken = findUnaccounted(tx.db, blank);
              if (!taken) return failure('blanks.notUnaccounted', { blank });
              tx.append(blankAccountedFor, { blank, reason }, { caseId: taken.caseId });
              caseIds.add(taken.caseId);
            }
            return ok({ blanks, caseIds: [...caseIds] });
          });
          if (result.ok) {
            events.emit({ event: 'office.changed' });
            for (const caseId of result.value.caseIds) events.emit({ event: 'case.changed', caseId });
          }
          return result;
        },
        answer: ({ blanks }) => store.read((db) => blanks.map((blank) => findBlank(db, blank)!)),
      }),
    },
  };
}

function viewOffice(
  db: ReadableDb,
  { store, clock, clockWatch, calendar, openHours, summariseOutbox, countUnfinished, isLinked }: OfficeDeps,
): OfficeView {
  const office = getOffice(db);
  const today = clock.today();
  return {
    office,
    training: store.training,
    today,
    offlineDay: findOfflineDay(db, today),
    offlineUnchecked: countUncheckedOffline(db),
    outbox: summariseOutbox(db),
    numbersLeft: countNumbersLeft(db, { prefix: 'J', regionCode: office.regionCode, year: yearOf(today) }),
    blanksLeft: countBlanksLeft(db),
    blanksUnaccounted: countUnaccounted(db),
    hours: { ...hoursOf(openHours(db, today), calendar(db), clock.now()), unfinished: countUnfinished(db, today) },
    clock: clockWatch.view(db),
    completion: completionState(db, today, 'marriage', isLinked()),
    divorces: {
      numbersLeft: countNumbersLeft(db, { prefix: 'L', regionCode: office.regionCode, year: yearOf(today) }),
      blanksLeft: countBlanksLeft(db, 'divorce'),
      completion: completionState(db, today, 'divorce', isLinked()),
      entered: hasEntered(db, 'divorce'),
    },
    reissues: countReissueNumbers(db, { regionCode: office.regionCode, year: yearOf(today) }),
  };
}
