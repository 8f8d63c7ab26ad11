import { failure } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { createId } from '../crypto/index.ts';
import type { Author } from '../ports.ts';
import type { StoreDep } from '../store/types.ts';
import type { createProof } from './proof.ts';
import { findStaffByCode } from './records.ts';
import type { Approve } from './types.ts';

/** The second person of an approval; the caller is signed in, so an unknown code may be called unknown. */
export function createApprove({ store, prove }: StoreDep & { readonly prove: ReturnType<typeof createProof> }): Approve {
  return async (approval, caller, roles) => {
    if (!approval) return failure('approval.required', { roles: [...roles] });
    const member = store.read((db) => findStaffByCode(db, approval.code));
    if (!member) return failure('staff.unknown', {});
    if (member.id === caller.staff.id) return failure('approval.samePerson', {});
    const author: Author = {
      requestId: createId(),
      operation: 'staff.signIn',
      inputDigest: '',
      staffId: caller.staff.id,
      role: null,
      approverId: null,
      counter: caller.counter,
    };
    const proven = await prove({ ...approval, occasion: 'approval', author });
    if (!proven.ok) return proven;
    if (!proven.value.roles.some((role) => roles.includes(role))) return failure('approval.notAllowed', { roles: [...roles] });
    return ok(proven.value);
  };
}
