import type {
  ByParty,
  Capacity,
  CivilDate,
  CoolingOffDates,
  DivorceApplication,
  DivorceEnd,
  DivorcePoint,
  DivorceState,
  Interview,
  MovedDates,
  OfficeIdentity,
  RestPolicy,
  SeenAgain,
  Slot,
  Withdrawal,
} from '#shared/model/index.ts';
import type { ActHeader, WritableDb } from '../../store/types.ts';
import type { CommonRecord } from '../common-record.ts';

/** The answers of the first visit. */
export interface FirstVisit {
  readonly bothPresent: boolean;
  readonly bothWilling: boolean;
  readonly agreementReached: boolean;
  readonly capacity: Readonly<Record<Slot, Capacity | null>>;
  readonly counsellingOffered: boolean;
}

/** An application for divorce. */
export interface DivorceRecord extends CommonRecord {
  readonly business: 'divorce';
  /** The legal state; `point` says how far a visit has led. */
  readonly state: DivorceState;
  readonly point: DivorcePoint;
  readonly application: DivorceApplication;
  readonly firstVisit: FirstVisit | null;
  readonly applied: ByParty | null;
  readonly receivedBy: OfficeIdentity | null;
  readonly receiptNumber: string | null;
  readonly restPolicy: RestPolicy | null;
  readonly dates: CoolingOffDates | null;
  readonly movedDates: MovedDates | null;
  readonly withdrawal: (Withdrawal & { readonly at: string }) | null;
  readonly returnedAt: string | null;
  readonly returnedOn: CivilDate | null;
  /** Documents shown again for the visit that is to begin or under way, whatever the day. */
  readonly seenAgain: Readonly<Record<Slot, SeenAgain | null>>;
  readonly interviews: Readonly<Record<Slot, Interview | null>>;
  readonly declared: ByParty | null;
  readonly agreementSigned: ByParty | null;
  readonly photos: Readonly<Record<Slot, string | null>>;
  readonly endedAs: DivorceEnd | null;
}

/** Columns of the `divorces` table; objects are kept as JSON. */
export interface DivorceChanges {
  first_visit?: FirstVisit;
  applied?: ByParty;
  received_by?: OfficeIdentity;
  receipt_number?: string;
  rest_policy?: RestPolicy;
  accepted_on?: CivilDate;
  dates?: CoolingOffDates;
  withdraw_until?: CivilDate;
  issue_from?: CivilDate;
  issue_until?: CivilDate;
  lapses_on?: CivilDate;
  provisional?: 0 | 1;
  moved?: MovedDates | null;
  lapse_dated_at?: string | null;
  withdrawal?: Withdrawal & { readonly at: string };
  returned_at?: string | null;
  returned_on?: CivilDate | null;
  seen_again?: Readonly<Record<Slot, SeenAgain | null>> | null;
  man_interview?: Interview | null;
  woman_interview?: Interview | null;
  declared?: ByParty | null;
  agreement_signed?: ByParty | null;
  man_photo_id?: string | null;
  woman_photo_id?: string | null;
  ended_as?: DivorceEnd;
}

/** Projects a divorce act onto its own row, beside `updateCase`. */
export function updateDivorce(db: WritableDb, { caseId }: ActHeader, changes: DivorceChanges): void {
  const entries = Object.entries(changes);
  const values = entries.map(([, value]) => (value !== null && typeof value === 'object' ? JSON.stringify(value) : value));
  const { changes: changed } = db
    .prepare(`UPDATE divorces SET ${entries.map(([column]) => `${column} = ?`).join(', ')} WHERE case_id = ?`)
    .run(...values, caseId);
  if (changed !== 1) throw new Error(`no divorce ${caseId}`);
}

/** The columns that follow from the dates of an application. */
export function columnsOf(dates: CoolingOffDates): DivorceChanges {
  const { withdrawUntil, issueFrom, issueUntil, lapsesOn, provisionalDates } = dates;
  return {
    dates,
    withdraw_until: withdrawUntil,
    issue_from: issueFrom,
    issue_until: issueUntil,
    lapses_on: lapsesOn,
    provisional: provisionalDates.length > 0 ? 1 : 0,
  };
}

/** Nothing of a visit that ended without certificates counts at the next one. */
export const noVisit: DivorceChanges = {
  returned_at: null,
  returned_on: null,
  seen_again: null,
  man_interview: null,
  woman_interview: null,
  declared: null,
  agreement_signed: null,
  man_photo_id: null,
  woman_photo_id: null,
};
