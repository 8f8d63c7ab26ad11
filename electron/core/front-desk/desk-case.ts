import type { Business, CivilDate } from '#shared/model/index.ts';
import type { ReadableDb } from '../store/index.ts';

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

/** The cases, as far as the front desk asks of them; it changes none. */
export interface DeskCasesDep {
  readonly cases: {
    find(db: ReadableDb, caseId: string): DeskCase | null;
    /** By the number on its papers or of its certificate. */
    lookUp(db: ReadableDb, number: string): DeskCase | null;
    countRegistered(
      db: ReadableDb,
      from: CivilDate,
      until: CivilDate,
    ): ReadonlyArray<{ readonly on: CivilDate; readonly business: Business; readonly count: number }>;
  };
}
