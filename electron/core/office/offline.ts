import { z } from 'zod';
import type { OfficeView, OfflineDay } from '#shared/contract/index.ts';
import { CivilDate, type Business, type Office, type OfflineAuthorisation } from '#shared/model/index.ts';
import { defineAct, type ReadableDb } from '../store/types.ts';
import { changeOne } from '../store/change-one.ts';
import { getOffice } from './settings.ts';

/** A supervisor allowed completing acts without a fresh online answer, until the end of `day`. */
export const offlineDayOpened = defineAct({
  type: 'office.offlineDayOpened',
  payload: z.object({ id: z.uuid(), day: CivilDate, authorisation: z.string(), openedBy: z.uuid(), reason: z.string() }),
  project(db, { id, day, authorisation, openedBy, reason }, header) {
    changeOne(
      db,
      `INSERT INTO offline_days (id, day, authorisation, opened_at, opened_by, reason) VALUES (:id, :day, :authorisation, :at, :openedBy, :reason)`,
      { id, day, authorisation, at: header.at, openedBy, reason },
    );
  },
});

/** Offline registration ended before its day did. */
export const offlineDayClosed = defineAct({
  type: 'office.offlineDayClosed',
  payload: z.object({ id: z.uuid(), closedBy: z.uuid(), reason: z.string() }),
  project(db, { id, closedBy, reason }, header) {
    changeOne(
      db,
      `UPDATE offline_days SET closed_at = :at, closed_by = :closedBy, closed_reason = :reason WHERE id = :id AND closed_at IS NULL`,
      { id, closedBy, reason, at: header.at },
    );
  },
});

/** Without closing, an opening ends with its civil day: another date never finds it. */
export function findOpenOfflineDay(db: ReadableDb, on: CivilDate): { readonly id: string } | null {
  return (db.prepare('SELECT id FROM offline_days WHERE day = ? AND closed_at IS NULL').get(on) as { id: string } | undefined) ?? null;
}

export function isOfflineDayOpen(db: ReadableDb, on: CivilDate): boolean {
  return findOpenOfflineDay(db, on) !== null;
}

const selectDay = `SELECT day AS "on", opened_at AS openedAt, staff.name AS openedBy, reason, closed_at AS closedAt,
    authorisation, (SELECT count(*) FROM offline_acts a WHERE a.day = offline_days.day) AS acts
  FROM offline_days JOIN staff ON staff.id = opened_by`;

/** The last opening of a date, open or closed. */
export function findOfflineDay(db: ReadableDb, on: CivilDate): OfflineDay | null {
  const row = db.prepare(`${selectDay} WHERE day = ? ORDER BY opened_at DESC, offline_days.rowid DESC LIMIT 1`).get(on);
  return (row as OfflineDay | undefined) ?? null;
}

export function getOfflineDay(db: ReadableDb, id: string): OfflineDay {
  const row = db.prepare(`${selectDay} WHERE offline_days.id = ?`).get(id) as OfflineDay | undefined;
  if (!row) throw new Error(`no offline day ${id}`);
  return row;
}

/** Acts completed offline whose parties the province has not both been asked about yet. */
export function countUncheckedOffline(db: ReadableDb): number {
  return (db.prepare(`SELECT count(*) AS n FROM offline_acts WHERE state <> 'checked'`).get() as { n: number }).n;
}

/** The provincial authorisation, if it holds on this date. */
export function findAuthorisation(office: Office, on: CivilDate): OfflineAuthorisation | null {
  const authorisation = office.offlineAuthorisation;
  return authorisation && authorisation.validFrom <= on && on <= authorisation.validUntil ? authorisation : null;
}

/**
 * Whether acts of a business may be completed: with the online answer that 条例 2025 art. 10 asks for, where the province can be asked
 * (`isLinked`); without it only under a provincial authorisation that holds for it today, and only once a supervisor opened the day.
 */
export function completionState(db: ReadableDb, on: CivilDate, business: Business, isLinked: boolean): OfficeView['completion'] {
  if (isLinked) return 'allowed';
  const authorisation = findAuthorisation(getOffice(db), on);
  if (!authorisation?.businesses.includes(business)) return 'noAuthorisation';
  return isOfflineDayOpen(db, on) ? 'allowed' : 'needsOfflineDay';
}
