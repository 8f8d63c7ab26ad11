export { staffActs, staffAdded } from './acts.ts';
export { createStaff, type Staff, type StaffDeps } from './create-staff.ts';
export { findStaffByCode, getStaff, listStaff } from './records.ts';
export { checkPassword, hashSecret, normaliseIdNumberOf } from './secrets.ts';
export type { Prove } from './proof.ts';
export type { Approve, Sessions, SessionsDep } from './types.ts';
