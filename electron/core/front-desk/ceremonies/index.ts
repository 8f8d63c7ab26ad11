import { ceremonyBooked, ceremonyCancelled, ceremonyChanged, ceremonyHeld } from './acts.ts';

export { createCeremonyHandlers } from './handlers.ts';
export const ceremonyActs = [ceremonyBooked, ceremonyChanged, ceremonyCancelled, ceremonyHeld];
