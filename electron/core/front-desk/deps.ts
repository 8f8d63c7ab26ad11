import type { ClockDep, EventsDep } from '../ports.ts';
import type { StoreDep } from '../store/index.ts';

/** What the front desk works with. */
export interface FrontDeskDeps extends StoreDep, ClockDep, EventsDep {}
