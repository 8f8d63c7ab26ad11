export type { CalledBack } from './called-back.ts';
export { appointmentActs } from './acts.ts';
export { bookings } from './bookings.ts';
export { findSettingsProblem } from './check-settings.ts';
export { agree } from './agree.ts';
export { appointmentBooked, appointmentCancelled, appointmentChanged } from './acts.ts';
export { createAppointmentHandlers, daysOf } from './handlers.ts';
export { countByDay, findAppointment, findTodaysAppointment, listOfPerson, type AppointmentRow } from './records.ts';
export { createAppointmentSweep, sweepAppointments } from './sweep.ts';
