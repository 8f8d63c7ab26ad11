import { z } from 'zod';
import { StaffCode } from '#shared/model/index.ts';
import { openingErrors, TypedSecret } from './opening.ts';
import { atTheDesk, operation } from './operation.ts';

/** As the other acts of the supervisor's desk: whoever could change keys alone could lock the hall out. */
const witnesses = ['supervisor', 'approver', 'administrator', 'registrar'] as const;

/** `recoveryKeyMade`: the old one still opens; `recoveryKeySealed`: it opens no more. `password`: set by the recovery key. */
export const KeyChangeRow = z.object({
  what: z.enum(['passphrase', 'passphraseByRecoveryKey', 'recoveryKeyMade', 'recoveryKeySealed', 'dataKey', 'password']),
  at: z.string(),
  /** Names; null: nobody was signed in. */
  by: z.string().nullable(),
  approvedBy: z.string().nullable(),
  /** Whose password. */
  staff: z.string().nullable(),
});
export type KeyChangeRow = z.infer<typeof KeyChangeRow>;

export const KeysView = z.object({
  /** Whether a passphrase opens the store; a training store may have none. */
  passphrase: z.object({ since: z.string().nullable() }).nullable(),
  /** The recovery key that is known to be on paper; null: none is. */
  recoveryKey: z.object({ since: z.string().nullable() }).nullable(),
  /** A recovery key was made and nobody has said yet that it is sealed. `shown`: this window can still print it. */
  unsealed: z.object({ since: z.string().nullable(), shown: z.boolean() }).nullable(),
  /** Newest first. */
  changes: z.array(KeyChangeRow),
});
export type KeysView = z.infer<typeof KeysView>;

export const keyOperations = {
  'keys.status': operation({
    about: 'Which keys open the store, since when, and every change of them.',
    input: z.object({}),
    output: KeysView,
    errors: [],
    access: { who: ['supervisor', 'administrator', 'auditor'], stations: atTheDesk },
    writes: false,
  }),
  'keys.changePassphrase': operation({
    about: 'Changes the hall passphrase, with a second person. Backups made before open with the old one.',
    input: z.object({ passphrase: TypedSecret, newPassphrase: TypedSecret }),
    output: z.object({}),
    errors: ['keys.wrongPassphrase', 'keys.noPassphrase', 'staff.weakPassword'],
    access: { who: ['supervisor'], stations: atTheDesk },
    writes: true,
    approvedBy: witnesses,
  }),
  'keys.resetPassphrase': operation({
    about: 'Sets a new hall passphrase by the recovery key, after the old one was lost.',
    input: z.object({ recoveryKey: TypedSecret, newPassphrase: TypedSecret }),
    output: z.object({}),
    errors: ['keys.wrongRecoveryKey', 'keys.noPassphrase', 'staff.weakPassword'],
    access: { who: 'anyone', stations: atTheDesk },
    writes: true,
  }),
  'keys.renewRecoveryKey': operation({
    about: 'Makes a new recovery key, with a second person. The old one opens until `setup.sealRecoveryKey`.',
    input: z.object({ passphrase: TypedSecret.nullable().default(null) }),
    output: z.object({ recoveryKey: z.string() }),
    errors: ['keys.wrongPassphrase', 'keys.notShown'],
    access: { who: ['supervisor'], stations: atTheDesk },
    writes: true,
    approvedBy: witnesses,
  }),
  'keys.rotate': operation({
    about: 'Gives the store a new data key by copying it, with a second person. Answers the new recovery key; the old one opens no more.',
    input: z.object({ passphrase: TypedSecret.nullable().default(null) }),
    output: z.object({ recoveryKey: z.string() }),
    errors: ['keys.wrongPassphrase', 'keys.notShown', ...openingErrors, 'store.notTraining'],
    access: { who: ['supervisor'], stations: atTheDesk },
    writes: true,
    approvedBy: witnesses,
  }),
  'staff.resetByRecoveryKey': operation({
    about: "Sets a supervisor's or administrator's lost password by the recovery key.",
    input: z.object({ code: StaffCode, recoveryKey: TypedSecret, newPassword: TypedSecret }),
    output: z.object({}),
    errors: ['keys.wrongRecoveryKey', 'keys.supervisorsOnly', 'staff.weakPassword'],
    access: { who: 'anyone', stations: atTheDesk },
    writes: true,
  }),
} as const;
