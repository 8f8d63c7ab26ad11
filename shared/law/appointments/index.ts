export { allot, delayedUntil, isMissed, issueWindow, outsideWindow, untimely, type OfficeMoment, type Untimely } from './booking.ts';
export { withSessions } from './open-hours.ts';
export { endOfHalfHour, findStoppedDivorce, placesOn, type BookedOffice, type PlacesOfDay } from './places.ts';
