import { isDeepStrictEqual } from 'node:util';
import { failure, type CalendarCheck, type CalendarFile, type HallError } from '#shared/contract/index.ts';
import { createCalendar } from '#shared/law/calendar.ts';
import { checkCalendarOverlay, checkCalendarYear, findPastDoubt, type CalendarCheck as Checked } from '#shared/law/calendar-check.ts';
import { compareCalendars } from '#shared/law/calendar-coverage.ts';
import { ok, type CalendarYear, type CivilDate, type Result } from '#shared/model/index.ts';
import { digestHex } from '../../crypto/index.ts';
import { writing, type ClockDep, type EventsDep, type HandlersFor } from '../../ports.ts';
import type { ReadableDb, StoreDep, Transaction } from '../../store/types.ts';
import { getOffice, yearOf } from '../settings.ts';
import { twoPeople } from '../two-people.ts';
import { calendarOverlayImported, calendarYearImported } from './acts.ts';
import { holdingFor, overlaysInForce, yearsInForce, type CalendarDep } from './office-calendar.ts';
import { readCalendarFile, type CalendarContent } from './read-file.ts';
import { listImportedOverlays, listImportedYears } from './records.ts';
import { viewCalendar } from './view.ts';

export interface CalendarDeps extends StoreDep, ClockDep, EventsDep, CalendarDep {
  /** The years that came with the program. */
  readonly shippedYears: readonly CalendarYear[];
  /** What hangs on the calendar follows it in the same transaction. */
  readonly followCalendar: (transaction: Transaction) => void;
  /** The transaction is on the disk. */
  readonly calendarTaken: () => void;
}

type FileError = HallError<Extract<HallError['code'], `calendar.${string}`>>;

/** Looking at the holiday notices, and taking in what was published since the program was made. */
export function createCalendarHandlers(deps: CalendarDeps): HandlersFor<'calendar.get' | 'calendar.check' | 'calendar.import'> {
  const { store, clock, events, calendar, shippedYears } = deps;
  return {
    'calendar.get': ({ input }) => {
      const today = clock.today();
      return ok(store.read((db) => viewCalendar(db, calendar(db), shippedYears, { today, year: input.year ?? yearOf(today) })));
    },

    'calendar.check': ({ input }) => {
      const examined = store.read((db) => examine(db, deps, input, clock.today()));
      return examined.ok ? ok(examined.value.check) : examined;
    },

    'calendar.import': writing('calendar.import', {
      act(call) {
        const { fileName } = call.input;
        const result = store.commit(call.author, (tx) => {
          const examined = examine(tx.db, deps, call.input, tx.on);
          if (!examined.ok) return examined;
          const { content, check } = examined.value;
          const taken = { fileName, digest: check.digest, ...twoPeople(call) };
          if (content.kind === 'year') tx.append(calendarYearImported, { file: content.file, ...taken });
          else tx.append(calendarOverlayImported, { file: content.file, ...taken });
          deps.followCalendar(tx);
          return ok({ year: check.year, region: check.region, coversThrough: check.coversThrough.after });
        });
        if (result.ok) {
          events.emit({ event: 'office.changed' });
          deps.calendarTaken();
        }
        return result;
      },
      answer: (receipt) => receipt,
    }),
  };
}

/** Reads a file and says what it would change, or why it cannot be taken in. */
function examine(
  db: ReadableDb,
  { calendar, shippedYears }: CalendarDeps,
  { content: base64 }: CalendarFile,
  today: CivilDate,
): Result<{ content: CalendarContent; check: CalendarCheck }, FileError> {
  const bytes = Buffer.from(base64, 'base64');
  const read = readCalendarFile(bytes);
  if (!read.ok) return read;
  const content = read.value;
  const { year, papers } = content.file;
  const there = findThere(db, shippedYears, content);
  if (there.file !== null && isDeepStrictEqual(there.file, content.file)) return failure('calendar.known', { year });
  const now = calendar(db);
  const years = yearsInForce(shippedYears, db);
  const { problem, doubts } = checkContent(db, content, years, now);
  if (problem) return { ok: false, error: problem };
  const then = calendarWith(db, content, years);
  const changes = compareCalendars(now, then, `${year - 1}-12-31` as CivilDate, `${year}-12-31` as CivilDate);
  const past = findPastDoubt(changes, today);
  const check: CalendarCheck = {
    kind: content.kind,
    year,
    region: content.kind === 'overlay' ? content.file.region : null,
    papers,
    digest: digestHex(bytes),
    replaces: there.from,
    coversThrough: { before: now.coversThrough, after: then.coversThrough },
    changes,
    doubts: (past ? [...doubts, past] : doubts).map(({ code, details }) => ({ code, details })),
  };
  return ok({ content, check });
}

/** What there is already of the same year, or of the same region and year. */
function findThere(
  db: ReadableDb,
  shipped: readonly CalendarYear[],
  { kind, file }: CalendarContent,
): { readonly from: CalendarCheck['replaces']; readonly file: unknown } {
  const imported =
    kind === 'year'
      ? listImportedYears(db).find((each) => each.file.year === file.year)
      : listImportedOverlays(db).find((each) => each.file.year === file.year && each.file.region === file.region);
  if (imported) return { from: 'imported', file: imported.file };
  const own = kind === 'year' ? shipped.find(({ year }) => year === file.year) : undefined;
  return own ? { from: 'shipped', file: own } : { from: 'nothing', file: null };
}

function checkContent(
  db: ReadableDb,
  { kind, file }: CalendarContent,
  years: readonly CalendarYear[],
  now: ReturnType<CalendarDep['calendar']>,
): Checked {
  return kind === 'year' ? checkCalendarYear(file, years, now) : checkCalendarOverlay(file, years, now, getOffice(db).regionCode);
}

/** The office's calendar as it would be with the file. */
function calendarWith(db: ReadableDb, { kind, file }: CalendarContent, years: readonly CalendarYear[]): ReturnType<typeof createCalendar> {
  const overlays = overlaysInForce(db);
  if (kind === 'year') return createCalendar([...years, file], overlays);
  const others = overlays.filter(({ region, year }) => region !== file.region || year !== file.year);
  return createCalendar(years, holdingFor(getOffice(db).regionCode, [...others, file]));
}
