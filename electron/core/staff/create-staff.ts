import { failure, type HallError } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import type { Approval, ClockDep, EventsDep, HandlersFor } from '../ports.ts';
import type { StoreDep } from '../store/types.ts';
import { createApprove } from './approve.ts';
import { createPasses } from './passes.ts';
import { createProof, type Prove } from './proof.ts';
import { findStaffByCode, getCredentials } from './records.ts';
import { createRecovery, type RecoveryDeps } from './recovery.ts';
import { createSessions, type SessionTableDeps } from './sessions.ts';
import { createSignIn, type SignInDeps } from './sign-in.ts';
import { createStaffRecords } from './staff-desk.ts';
import type { Approve, Sessions } from './types.ts';

type StaffOperation =
  | 'staff.signIn'
  | 'staff.signOut'
  | 'staff.session'
  | 'staff.lock'
  | 'staff.unlock'
  | 'staff.setPin'
  | 'staff.changePassword'
  | 'staff.list'
  | 'staff.add'
  | 'staff.update'
  | 'staff.resetByRecoveryKey';

export interface StaffDeps extends StoreDep, ClockDep, EventsDep, SessionTableDeps, RecoveryDeps, Pick<SignInDeps, 'hasCounter'> {}

export interface Staff {
  readonly handlers: HandlersFor<StaffOperation>;
  readonly sessions: Sessions;
  readonly prove: Prove;
  readonly approve: Approve;
  /** A session without a password: the headless door of training stores; on others a bug. */
  actAs(code: string, counter: string | null): Result<string, HallError<'staff.unknown' | 'staff.inactive'>>;
  /** An approval without a password, good for one call: like `actAs`, on training stores only. */
  approvalAs(code: string): Approval;
}

export function createStaff(deps: StaffDeps): Staff {
  const { store } = deps;
  const sessions = createSessions(deps);
  const prove = createProof(deps);
  const passes = createPasses(store);
  return {
    handlers: { ...createSignIn({ ...deps, sessions, prove }), ...createStaffRecords(deps), ...createRecovery(deps) },
    sessions,
    prove,
    approve: createApprove({ store, prove, passes }),
    actAs(code, counter) {
      if (!store.training) throw new Error('only a training store lets anybody act without a password');
      const member = store.read((db) => findStaffByCode(db, code));
      if (!member) return failure('staff.unknown', {});
      if (!member.active) return failure('staff.inactive', {});
      const { passwordVersion } = store.read((db) => getCredentials(db, member.id));
      return ok(sessions.begin({ staffId: member.id, counter, passwordVersion }));
    },
    approvalAs: passes.issue,
  };
}
