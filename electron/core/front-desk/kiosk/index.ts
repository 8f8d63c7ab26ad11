import type { OperationName } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import type { HandlersFor } from '../../ports.ts';
import type { CalledBack } from '../appointments/index.ts';
import type { FrontDeskDeps } from '../deps.ts';
import type { HallQueue, PrintSlip } from '../tickets/index.ts';
import { createBookingHandlers } from './booking.ts';
import { createVisitorCards } from './cards.ts';
import { createCheckInHandlers } from './check-in.ts';
import type { KioskPorts } from './deps.ts';
import { createKioskHelp } from './help.ts';
import { mineOf } from './mine.ts';
import { createStaffSide, kioskReleased } from './staff-side.ts';
import { createVisitHandlers } from './visit-handlers.ts';
import type { VisitTable } from './visitors.ts';

export type { KioskPorts } from './deps.ts';
export { createVisitTable, type VisitTable, type Visitors } from './visitors.ts';

export const kioskActs = [kioskReleased];

/** 自助服务. */
export function createKiosk(
  ports: FrontDeskDeps & KioskPorts & { readonly queue: HallQueue; readonly printSlip: PrintSlip; readonly visits: VisitTable },
  calledBack: CalledBack,
): HandlersFor<Extract<OperationName, `kiosk.${string}`>> {
  const deps = { ...ports, help: createKioskHelp(ports, () => ports.events.emit({ event: 'kiosk.changed' })) };
  return {
    ...createVisitHandlers(deps, createVisitorCards(deps)),
    ...createCheckInHandlers(deps),
    ...createBookingHandlers(deps, calledBack),
    ...createStaffSide(deps),
    'kiosk.mine': ({ visitor }) => ok({ ...mineOf(deps, deps.visits.get(visitor!.token)), preReviews: [], requests: [], drafts: [] }),
  };
}
