import { failure } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import type { StoreDep } from '../store/types.ts';
import type { Passes } from './passes.ts';
import type { Prove } from './proof.ts';
import { findStaffByCode } from './records.ts';
import type { Approve } from './types.ts';

/** The second person of an approval; the caller is signed in, so an unknown code may be called unknown. */
export function createApprove({ store, prove, passes }: StoreDep & { readonly prove: Prove; readonly passes: Passes }): Approve {
  return async (approval, { caller, author }, roles) => {
    if (!approval) return failure('approval.required', { roles: [...roles] });
    const member = store.read((db) => findStaffByCode(db, approval.code));
    if (!member) return failure('staff.unknown', {});
    if (member.id === caller.staff.id) return failure('approval.samePerson', {});
    const proven = passes.redeem(approval) && member.active ? ok(member) : await prove({ ...approval, occasion: 'approval', author });
    if (!proven.ok) return proven;
    if (!proven.value.roles.some((role) => roles.includes(role))) return failure('approval.notAllowed', { roles: [...roles] });
    return ok(proven.value);
  };
}
