import { isDeepStrictEqual } from 'node:util';
import { failure } from '#shared/contract/index.ts';
import { ok, type StaffMember, type StaffRole } from '#shared/model/index.ts';
import { createId } from '../crypto/index.ts';
import { writing, type EventsDep, type HandlersFor } from '../ports.ts';
import type { ReadableDb, StoreDep } from '../store/types.ts';
import { passwordReset, staffAdded, staffUpdated } from './acts.ts';
import { findStaff, findStaffByCode, getStaff, listStaff } from './records.ts';
import { checkPassword, hashSecret, normaliseIdNumberOf } from './secrets.ts';

/** The supervisor's desk: who works here, as what, and a new password for who forgot theirs. */
export function createStaffRecords({ store, events }: StoreDep & EventsDep): HandlersFor<'staff.list' | 'staff.add' | 'staff.update'> {
  const answer = ({ staffId }: { readonly staffId: string }) => store.read((db) => getStaff(db, staffId));
  return {
    'staff.list': () => ok(store.read(listStaff)),

    'staff.add': writing('staff.add', {
      async act({ input, author }) {
        const { password, ...entered } = input;
        const checked = checkPassword(password, entered.code);
        if (!checked.ok) return checked;
        const idNumber = normaliseIdNumberOf(entered.idNumber);
        if (!idNumber.ok) return idNumber;
        const passwordHash = await hashSecret(password);
        const result = store.commit(author, (tx) => {
          if (findStaffByCode(tx.db, entered.code)) return failure('staff.codeTaken', { code: entered.code });
          const member = { ...entered, id: createId(), idNumber: idNumber.value, active: true };
          tx.append(staffAdded, { member, passwordHash });
          return ok({ staffId: member.id });
        });
        if (result.ok) events.emit({ event: 'staff.changed' });
        return result;
      },
      answer,
    }),

    'staff.update': writing('staff.update', {
      async act({ input, approver, author }) {
        const { staffId, newPassword, ...changes } = input;
        const before = store.read((db) => findStaff(db, staffId));
        if (!before) return failure('staff.unknown', {});
        const checked = newPassword === null ? ok(null) : checkPassword(newPassword, before.code);
        if (!checked.ok) return checked;
        const idNumber = normaliseIdNumberOf(changes.idNumber);
        if (!idNumber.ok) return idNumber;
        const passwordHash = newPassword === null ? null : await hashSecret(newPassword);
        const result = store.commit(author, (tx) => {
          const now = getStaff(tx.db, staffId);
          const member: StaffMember = { ...now, ...changes, idNumber: idNumber.value };
          if (approver?.id === staffId && (passwordHash !== null || isMoreThanRecord(now, member)))
            return failure('approval.samePerson', {});
          if (!isManagedWith(tx.db, member)) return failure('staff.lastSupervisor', {});
          tx.append(staffUpdated, { member });
          if (passwordHash !== null) tx.append(passwordReset, { staffId, passwordHash });
          return ok({ staffId });
        });
        if (result.ok) events.emit({ event: 'staff.changed' });
        return result;
      },
      answer,
    }),
  };
}

/** More than name and certificate: what somebody may do or is barred from. Nobody approves that for themselves. */
function isMoreThanRecord(before: StaffMember, after: StaffMember): boolean {
  const asBefore = { ...after, name: before.name, certificate: before.certificate };
  return !isDeepStrictEqual({ ...asBefore, roles: asBefore.roles.toSorted() }, { ...before, roles: before.roles.toSorted() });
}

const managing: readonly StaffRole[] = ['supervisor', 'administrator'];

/** A hall in which nobody could manage staff any more could not be put right from inside. */
function isManagedWith(db: ReadableDb, changed: StaffMember): boolean {
  return listStaff(db)
    .map((member) => (member.id === changed.id ? changed : member))
    .some((member) => member.active && member.roles.some((role) => managing.includes(role)));
}
