export type { CalledBack } from './called-back.ts';
export { appointmentActs } from './acts.ts';
export { bookings } from './bookings.ts';
export { findSettingsProblem } from './check-settings.ts';
export { createAppointmentHandlers } from './handlers.ts';
export { countByDay, findTodaysAppointment } from './records.ts';
export { createAppointmentSweep, sweepAppointments } from './sweep.ts';
