import type { OperationName } from '#shared/contract/index.ts';
import { ok, reveal } from '#shared/model/index.ts';
import type { HandlersFor } from '../../ports.ts';
import type { CalledBack } from '../appointments/index.ts';
import type { FrontDeskDeps } from '../deps.ts';
import type { HallQueue, LastTaken, PrintSlip } from '../tickets/index.ts';
import { createBookingHandlers } from './booking.ts';
import { createVisitorCards } from './cards.ts';
import { createCheckInHandlers } from './check-in.ts';
import type { KioskPorts } from './deps.ts';
import { createDraftHandlers, ownerOf } from './drafts.ts';
import { listDrafts } from './draft-tables.ts';
import { createKioskHelp } from './help.ts';
import { mineOf } from './mine.ts';
import { createPrintHandlers, receiptCopied } from './prints.ts';
import { createProofRequestHandlers, listProofRequests, masked, proofRequested, proofRequestSettled } from './proof-requests.ts';
import { createStaffSide, kioskReleased } from './staff-side.ts';
import { createSubmitHandlers, myPreReviews } from './submit.ts';
import { createVisitHandlers } from './visit-handlers.ts';
import type { VisitTable } from './visitors.ts';

export type { KioskPorts } from './deps.ts';
export { eraseOverdueDrafts, hasOverdueDrafts } from './draft-tables.ts';
export { createVisitTable, type VisitTable, type Visitors } from './visitors.ts';

export const kioskActs = [kioskReleased, proofRequested, proofRequestSettled, receiptCopied];

/** 自助服务. */
export function createKiosk(
  ports: FrontDeskDeps &
    KioskPorts & { readonly queue: HallQueue; readonly lastTaken: LastTaken; readonly printSlip: PrintSlip; readonly visits: VisitTable },
  calledBack: CalledBack,
): HandlersFor<Extract<OperationName, `kiosk.${string}` | `recordRequests.${string}`>> {
  const deps = { ...ports, help: createKioskHelp(ports, () => ports.events.emit({ event: 'kiosk.changed' })) };
  return {
    ...createVisitHandlers(deps, createVisitorCards(deps)),
    ...createCheckInHandlers(deps),
    ...createBookingHandlers(deps, calledBack),
    ...createStaffSide(deps),
    ...createDraftHandlers(deps),
    ...createSubmitHandlers(deps),
    ...createProofRequestHandlers(deps),
    ...createPrintHandlers(deps),
    'kiosk.mine': ({ visitor }) => {
      const visit = deps.visits.get(visitor!.token);
      const { holder } = visit;
      const own = mineOf(deps, visit);
      if (holder === null) return ok({ ...own, preReviews: [], requests: [], drafts: [] });
      return ok(
        deps.store.read((db) => ({
          ...own,
          preReviews: myPreReviews(db, visit),
          requests: listProofRequests(db, reveal(holder).person).map(masked),
          drafts: listDrafts(db, ownerOf(deps, visitor)),
        })),
      );
    },
  };
}
