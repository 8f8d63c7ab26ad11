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
  Slot,
  Withdrawal,
} from '#shared/model/index.ts';
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
  readonly interviews: Readonly<Record<Slot, Interview | null>>;
  readonly declared: ByParty | null;
  readonly agreementSigned: ByParty | null;
  readonly photos: Readonly<Record<Slot, string | null>>;
  readonly endedAs: DivorceEnd | null;
}
