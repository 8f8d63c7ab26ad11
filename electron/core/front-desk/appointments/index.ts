export { appointmentActs } from './acts.ts';
export { findSettingsProblem } from './check-settings.ts';
export { arriveAppointment, createAppointmentHandlers } from './handlers.ts';
export { countByDay, findAppointment, findTodaysAppointment, listAppointments } from './records.ts';
export { createAppointmentSweep, sweepAppointments } from './sweep.ts';
