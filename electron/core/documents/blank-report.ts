import type { TFunction } from 'i18next';
import { Temporal } from 'temporal-polyfill';
import type { BlankRow } from '#shared/contract/index.ts';
import { officeTimeZone, ok, type CivilDate, type Office } from '#shared/model/index.ts';
import { dateText } from './date-text.ts';
import { formOf, rowValues, type SpoiltBlankReportValues } from './forms.ts';
import { drawPapers, recordPapers, type PlannedPaper, type StoredPaper } from './planned.ts';
import type { DrawingDep } from './types.ts';
import { writing, type ClockDep, type HandlersFor } from '../ports.ts';
import type { ReadableDb, StoreDep } from '../store/types.ts';

interface Period {
  readonly from: CivilDate;
  /** The last day of it. */
  readonly until: CivilDate;
}

export interface BlankReportDeps extends StoreDep, ClockDep, DrawingDep {
  readonly getOffice: (db: ReadableDb) => Office;
  /** Voided from an instant until before another, oldest first. */
  readonly listVoidedBlanks: (db: ReadableDb, period: { readonly from: string; readonly before: string }) => readonly BlankRow[];
  /** How many a day left unfinished, not accounted for when the report is drawn. */
  readonly countUnaccounted: (db: ReadableDb) => number;
  readonly t: TFunction;
}

/** 报废台账 of a period, for the file and for the destruction of the blanks under witness. */
export function createBlankReportHandlers(deps: BlankReportDeps): HandlersFor<'blanks.report'> {
  const { store, clock, listVoidedBlanks } = deps;
  return {
    'blanks.report': writing('blanks.report', {
      act: async ({ input, author }) => {
        const rows = store.read((db) => listVoidedBlanks(db, { from: startOf(input.from), before: startOf(dayAfter(input.until)) }));
        const drawn = await drawPapers(deps, [planReport(deps, input, rows)], clock.now().toString());
        if (!drawn.ok) return drawn;
        const [report] = drawn.value as readonly [StoredPaper];
        return store.commit(author, (transaction) => {
          const [documentId] = recordPapers(transaction, null, [report]) as [string];
          return ok({ documentId, pages: report.pages, rows: rows.length });
        });
      },
      answer: (receipt) => receipt,
    }),
  };
}

function planReport(
  { store, clock, getOffice, countUnaccounted, t }: BlankReportDeps,
  { from, until }: Period,
  rows: readonly BlankRow[],
): PlannedPaper {
  const office = store.read(getOffice);
  const on = clock.today();
  const values: SpoiltBlankReportValues = {
    officeName: office.name,
    period: t('papers:spoilt.period', { from: dateText(from, t), until: dateText(until, t) }),
    totals: totalsText(rows, store.read(countUnaccounted), t),
    drawnOn: t('papers:spoilt.drawnOn', { date: dateText(on, t) }),
    ...rowValues(
      'blank',
      rows.map(({ blank, registrationNumber, reason, changedBy, witnessedBy, changedAt }) => ({
        blank,
        registrationNumber: registrationNumber ?? '',
        reason: reason ?? '',
        by: changedBy,
        witness: witnessedBy ?? '',
        at: officeTime(changedAt),
      })),
    ),
  };
  return {
    kind: 'spoiltBlankReport',
    party: null,
    form: formOf('spoiltBlankReport', office),
    on,
    stock: false,
    outlined: null,
    sheet: null,
    values,
    pictures: {},
    barcode: null,
    watermark: store.training ? t('papers:training') : null,
    title: t('terms:documentKind.spoiltBlankReport'),
  };
}

/**
 * How many, and how many for each reason: the commonest first. Only so many reasons as a line holds are named. Blanks that nobody
 * has accounted for are none of these, and counted by themselves.
 */
function totalsText(rows: readonly BlankRow[], unaccounted: number, t: TFunction): string {
  const countByReason = new Map<string, number>();
  for (const { reason } of rows) countByReason.set(reason ?? '', (countByReason.get(reason ?? '') ?? 0) + 1);
  const reasons = [...countByReason]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, mostReasons)
    .map(([reason, count]) => t('papers:spoilt.reason', { reason: [...reason].slice(0, longestReason).join(''), count }))
    .join(t('papers:spoilt.between'));
  const totals = t('papers:spoilt.totals', { count: rows.length, reasons });
  return unaccounted === 0 ? totals : totals + t('papers:spoilt.unaccounted', { count: unaccounted });
}

const mostReasons = 6;
const longestReason = 20;

function dayAfter(on: CivilDate): CivilDate {
  return Temporal.PlainDate.from(on).add({ days: 1 }).toString() as CivilDate;
}

/** The instant a day begins at the office, as the ledger writes instants. */
function startOf(on: CivilDate): string {
  return Temporal.PlainDate.from(on).toZonedDateTime(officeTimeZone).toInstant().toString({ smallestUnit: 'millisecond' });
}

function officeTime(instant: string): string {
  const { year, month, day, hour, minute } = Temporal.Instant.from(instant).toZonedDateTimeISO(officeTimeZone);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}
