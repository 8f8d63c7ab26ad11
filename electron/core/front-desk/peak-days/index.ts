import { overflowCalled, overflowEntered, overflowReturned, overflowSettled, peakDayPlanned, peakPastEntered } from './acts.ts';

export { withPlans } from './bookings.ts';
export { createPeakDayHandlers } from './handlers.ts';
export { calledBack } from './overflow.ts';
export const peakDayActs = [peakDayPlanned, peakPastEntered, overflowEntered, overflowCalled, overflowSettled, overflowReturned];
