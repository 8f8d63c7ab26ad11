import type { HallError } from '#shared/contract/index.ts';
import type { Business, CivilDate, CoolingOffDates, Result, ReviewedCouple, Slot } from '#shared/model/index.ts';
import type { Call } from '../ports.ts';
import type { ReadableDb, WritableDb } from '../store/index.ts';

/** What the front desk may know of a case. */
export interface DeskCase {
  readonly caseId: string;
  readonly number: string;
  readonly business: Business;
  /** '' until they are identified. */
  readonly manName: string;
  readonly womanName: string;
  readonly registeredOn: CivilDate | null;
}

/** An application for divorce that runs. */
export interface IssuableCase {
  readonly caseId: string;
  readonly number: string;
  readonly dates: CoolingOffDates;
  /** Of the two who applied. */
  readonly identityKeys: readonly string[];
}

/** The cases, as far as the front desk asks of them; beside a form's empty fields it changes nothing. */
export interface DeskCasesDep {
  readonly cases: {
    find(db: ReadableDb, caseId: string): DeskCase | null;
    /** By the number on its papers or of its certificate. */
    lookUp(db: ReadableDb, number: string): DeskCase | null;
    /** Who stands in the form now, as read or typed; null: no such case. */
    identities(db: ReadableDb, caseId: string): Readonly<Record<Slot, { readonly name: string; readonly idNumber: string }>> | null;
    /** What a couple said of themselves beforehand goes into the fields of the form that are empty. */
    fillIn(
      db: WritableDb,
      caseId: string,
      reviewed: ReviewedCouple,
      call: Pick<Call, 'caller'>,
    ): Result<null, HallError<'case.notFound' | 'case.heldByColleague' | 'case.closed'>>;
    /** By the number of its case or receipt, or by one of the two; the newest. */
    findIssuable(db: ReadableDb, by: { readonly number: string } | { readonly identityKey: string }): IssuableCase | null;
    countRegistered(
      db: ReadableDb,
      from: CivilDate,
      until: CivilDate,
    ): ReadonlyArray<{ readonly on: CivilDate; readonly business: Business; readonly count: number }>;
  };
}
