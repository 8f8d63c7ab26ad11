import type { HallError } from '#shared/contract/index.ts';
import type { Result, StaffMember, StaffRole } from '#shared/model/index.ts';
import type { Approval, Author, Caller } from '../ports.ts';

/** Sessions live in memory; main keeps them over a restart of the core. */
export interface Sessions {
  find(token: string): { readonly caller: Caller; readonly locked: boolean } | null;
  /** Takes back what main kept. */
  restore(kept: ReadonlyArray<{ readonly token: string; readonly kept: unknown }>): void;
}
export interface SessionsDep {
  readonly sessions: Sessions;
}

/**
 * Proves the second person of an approval: another one than the caller, active, with one of the roles, right password.
 * A wrong password is journalled as a part of the `author`'s call.
 */
export type Approve = (
  approval: Approval | null,
  call: { readonly caller: Caller; readonly author: Author },
  roles: readonly StaffRole[],
) => Promise<
  Result<
    StaffMember,
    HallError<
      | 'approval.required'
      | 'approval.samePerson'
      | 'approval.notAllowed'
      | 'staff.wrongPassword'
      | 'staff.lockedOut'
      | 'staff.inactive'
      | 'staff.unknown'
    >
  >
>;
