import { failure } from '#shared/contract/index.ts';
import { ok, type StaffRole } from '#shared/model/index.ts';
import { writing, type EventsDep, type HandlersFor } from '../ports.ts';
import { keyChanged } from '../store/index.ts';
import type { StoreDep } from '../store/types.ts';
import { passwordReset } from './acts.ts';
import { findStaffByCode } from './records.ts';
import { checkPassword, hashSecret } from './secrets.ts';

export interface RecoveryDeps extends StoreDep, EventsDep {
  /** Whether this is a recovery key of the store. */
  readonly isRecoveryKey: (typed: string) => Promise<boolean>;
}

/** Whose password nobody else in the hall may be able to set. */
const managing: readonly StaffRole[] = ['supervisor', 'administrator'];

/** The sealed envelope stands for the second person, who may not exist: it alone sets the password of who manages staff. */
export function createRecovery({ store, events, isRecoveryKey }: RecoveryDeps): HandlersFor<'staff.resetByRecoveryKey'> {
  return {
    'staff.resetByRecoveryKey': writing('staff.resetByRecoveryKey', {
      async act({ input, author }) {
        // Before anything is said about the code: who has no key learns nothing of who works here.
        if (!(await isRecoveryKey(input.recoveryKey))) return failure('keys.wrongRecoveryKey', {});
        const member = store.read((db) => findStaffByCode(db, input.code));
        if (!member) return failure('staff.unknown', {});
        if (!member.active) return failure('staff.inactive', {});
        if (!member.roles.some((role) => managing.includes(role))) return failure('keys.supervisorsOnly', {});
        const checked = checkPassword(input.newPassword, member.code);
        if (!checked.ok) return checked;
        const passwordHash = await hashSecret(input.newPassword);
        const result = store.commit(author, (tx) => {
          tx.append(passwordReset, { staffId: member.id, passwordHash });
          tx.append(keyChanged, { what: 'password', staffId: member.id });
          return ok({});
        });
        if (result.ok) events.emit({ event: 'staff.changed' });
        return result;
      },
      answer: () => ({}),
    }),
  };
}
