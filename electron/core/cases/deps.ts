import type { TFunction } from 'i18next';
import type { DevicesDep } from '../devices/types.ts';
import type { CoverageDep } from '../documents/coverage.ts';
import type { Layouts } from '../documents/find-layout.ts';
import type { RemarksOn } from '../documents/remarks.ts';
import type { DrawingDep } from '../documents/types.ts';
import type { CalendarDep, ClockWatchDep, OpenHoursDep, RegionsDep } from '../office/index.ts';
import type { ClockDep, EventsDep } from '../ports.ts';
import type { SessionsDep } from '../staff/types.ts';
import type { StoreDep, Transaction } from '../store/index.ts';
import type { MarriageRecord } from './marriage/record.ts';
import type { PreReviewedDep } from './pre-reviewed.ts';

/** What the cases of every business work with. */
export type CaseDeps = StoreDep &
  ClockDep &
  ClockWatchDep &
  CalendarDep &
  OpenHoursDep &
  RegionsDep &
  EventsDep &
  DrawingDep &
  CoverageDep &
  DevicesDep &
  SessionsDep &
  PreReviewedDep & {
    readonly t: TFunction;
    /** What else a case that is opened means, in the same commit. */
    readonly followOpened: (transaction: Transaction, opened: { readonly caseId: string; readonly counter: string }) => void;
    /** The forms papers are drawn from. */
    readonly layouts: Layouts;
    /** What the forms' data says in 备注. */
    readonly remarks: RemarksOn;
    readonly divorceRemarks: RemarksOn;
    /** What the province wants in the QR code of the certificates; null where it wants none. */
    readonly certificateCode: (record: MarriageRecord) => string | null;
  };
