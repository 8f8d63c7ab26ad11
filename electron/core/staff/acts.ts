import { z } from 'zod';
import { StaffMember } from '#shared/model/index.ts';
import { defineAct, type ActDefinition } from '../store/types.ts';
import { changeStaff } from './records.ts';

const Hash = z.string().min(1);
const OfStaff = z.object({ staffId: z.uuid() });

/** Somebody works here from now on. */
export const staffAdded = defineAct({
  type: 'staff.added',
  payload: z.object({ member: StaffMember, passwordHash: Hash }),
  project(db, { member, passwordHash }) {
    changeStaff.insert(db, member);
    changeStaff.insertCredentials(db, { staffId: member.id, passwordHash });
  },
});

/** Name, roles, certificate or activity changed. */
export const staffUpdated = defineAct({
  type: 'staff.updated',
  payload: z.object({ member: StaffMember }),
  project(db, { member }) {
    changeStaff.update(db, member);
  },
});

/** A supervisor set a new password: lock-out and PIN are gone. */
export const passwordReset = defineAct({
  type: 'staff.passwordReset',
  payload: OfStaff.extend({ passwordHash: Hash }),
  project(db, { staffId, passwordHash }) {
    changeStaff.setPassword(db, { staffId, passwordHash });
    changeStaff.setPin(db, { staffId, pinHash: null });
  },
});

/** Somebody chose a new password for themselves. */
export const passwordChanged = defineAct({
  type: 'staff.passwordChanged',
  payload: OfStaff.extend({ passwordHash: Hash }),
  project(db, { staffId, passwordHash }) {
    changeStaff.setPassword(db, { staffId, passwordHash });
  },
});

export const pinSet = defineAct({
  type: 'staff.pinSet',
  payload: OfStaff.extend({ pinHash: Hash }),
  project(db, { staffId, pinHash }) {
    changeStaff.setPin(db, { staffId, pinHash });
  },
});

export const signedIn = defineAct({
  type: 'staff.signedIn',
  payload: OfStaff.extend({ counter: z.string().nullable() }),
  project(db, { staffId }) {
    changeStaff.clearTries(db, staffId);
  },
});

export const signedOut = defineAct({
  type: 'staff.signedOut',
  payload: OfStaff,
  project() {
    // The session lives in memory; the journal only says when it ended.
  },
});

export const unlocked = defineAct({
  type: 'staff.unlocked',
  payload: OfStaff.extend({ by: z.enum(['password', 'pin']) }),
  project(db, { staffId, by }) {
    if (by === 'password') changeStaff.clearTries(db, staffId);
  },
});

/** A wrong PIN; the third one ended the session. */
export const pinFailed = defineAct({
  type: 'staff.pinFailed',
  payload: OfStaff.extend({ sessionEnded: z.boolean() }),
  project() {
    // Counted by the session, which it can end; only the password can lock the account.
  },
});

/** A wrong password; `staffId` is null when nobody has the code that was typed. The code itself may be a password: it is not kept. */
export const passwordFailed = defineAct({
  type: 'staff.passwordFailed',
  payload: z.object({ staffId: z.uuid().nullable(), at: z.enum(['signIn', 'unlock', 'approval', 'change']) }),
  project(db, { staffId }) {
    if (staffId !== null) changeStaff.countTry(db, staffId);
  },
});

/** Too many wrong passwords in a row. */
export const lockedOut = defineAct({
  type: 'staff.lockedOut',
  payload: OfStaff.extend({ until: z.string() }),
  project(db, { staffId, until }) {
    changeStaff.lockOut(db, { staffId, until });
  },
});

/** Every act of this folder, for the journal to project and rebuild. */
export const staffActs: readonly ActDefinition[] = [
  staffAdded,
  staffUpdated,
  passwordReset,
  passwordChanged,
  pinSet,
  signedIn,
  signedOut,
  unlocked,
  pinFailed,
  passwordFailed,
  lockedOut,
];
