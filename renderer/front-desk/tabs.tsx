import type { ReactElement } from 'react';
import type { Overflow, Session } from '#shared/contract/index.ts';
import type { StaffRole } from '#shared/model/index.ts';
import { AppointmentsTab } from './appointments/appointments-tab.tsx';
import { CeremoniesTab } from './ceremonies/ceremonies-tab.tsx';
import { PeakDaysTab } from './peak-days/peak-days-tab.tsx';
import { PreReviewTab } from './pre-review/pre-review-tab.tsx';
import { QueueTab } from './queue/queue-tab.tsx';
import { RoomsTab } from './rooms/rooms-tab.tsx';
import type { Slip } from './scanned-slip.ts';

/** In their order; the key of each is Alt with its place here, whichever of them somebody sees. */
const places = ['appointments', 'queue', 'preReview', 'ceremonies', 'rooms', 'peakDays'] as const;
export type FrontDeskTabId = (typeof places)[number];

/** What one tab leaves for another. */
export interface BetweenTabs {
  /** Who was called back from the overflow list, and gets an appointment now. */
  readonly calledBack: Overflow | null;
  readonly onCalledBack: (entry: Overflow | null) => void;
  /** The slip that was scanned last, whichever page it belongs to. */
  readonly slip: Slip | null;
}

export interface FrontDeskTab {
  readonly id: FrontDeskTabId;
  /** Who may call what it shows. */
  readonly roles: readonly StaffRole[];
  readonly draw: (session: Session, between: BetweenTabs) => ReactElement;
}

const tabs: readonly FrontDeskTab[] = [
  {
    id: 'appointments',
    roles: ['reception', 'registrar', 'supervisor'],
    draw: (session, between) => <AppointmentsTab session={session} {...between} />,
  },
  { id: 'queue', roles: ['reception', 'registrar', 'supervisor'], draw: (session, { slip }) => <QueueTab session={session} slip={slip} /> },
  {
    id: 'preReview',
    roles: ['reception', 'registrar', 'supervisor'],
    draw: (session, { slip }) => <PreReviewTab session={session} slip={slip} />,
  },
  {
    id: 'ceremonies',
    roles: ['reception', 'registrar', 'supervisor'],
    draw: (session, { slip }) => <CeremoniesTab session={session} slip={slip} />,
  },
  {
    id: 'peakDays',
    roles: ['reception', 'registrar', 'supervisor'],
    draw: (session, { onCalledBack }) => <PeakDaysTab session={session} onBook={onCalledBack} />,
  },
  { id: 'rooms', roles: ['reception', 'counsellor', 'supervisor'], draw: (session) => <RoomsTab session={session} /> },
];

export function keyOf(id: FrontDeskTabId): string {
  return `Alt+${places.indexOf(id) + 1}`;
}

/** What somebody finds at the front desk. */
export function tabsOf({ staff }: Session): readonly FrontDeskTab[] {
  return tabs
    .filter(({ roles }) => roles.some((role) => staff.roles.includes(role)))
    .toSorted((one, other) => places.indexOf(one.id) - places.indexOf(other.id));
}
