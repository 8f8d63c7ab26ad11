export { provinceActs } from './acts.ts';
export { findEnrolled, type EnrolledRow } from './records.ts';
export { createEnrolmentHandlers, eraseStrayKeys } from './handlers.ts';
export { openStationKeys, type StationKeys } from './station-keys.ts';
export { summariseEnrolment } from './view.ts';
