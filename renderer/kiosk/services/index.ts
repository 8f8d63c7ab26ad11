import type { VisitService } from '../visit/visit-service.ts';

/** What a visitor finds behind their card, in this order. */
export const visitServices: readonly VisitService[] = [];
