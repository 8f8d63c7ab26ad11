import { z } from 'zod';
import { StaffMember, StaffRole, RegistrarCertificate, StaffCode } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';
import { NewStaff } from './setup.ts';

const Password = z.string().min(1).max(200);

/** Who may be the second person: whoever could make accounts alone could also witness for themselves. */
const witnesses = ['supervisor', 'approver', 'administrator', 'registrar'] as const;

/** The session as the window may know it; its token stays in main and core. */
export const Session = z.object({
  staff: StaffMember,
  counter: z.string().nullable(),
  locked: z.boolean(),
  hasPin: z.boolean(),
});
export type Session = z.infer<typeof Session>;

export const staffOperations = {
  'staff.signIn': operation({
    about: 'Signs a member of staff in at a counter.',
    input: z.object({
      code: StaffCode,
      password: Password,
      counter: z
        .string()
        .regex(/^\d{2}$/)
        .nullable(),
    }),
    output: Session,
    errors: ['staff.unknownCounter'],
    access: { who: 'anyone', stations: atTheDesk },
    writes: true,
  }),
  'staff.signOut': operation({
    about: 'Ends the session.',
    input: z.object({}),
    output: z.object({}),
    errors: [],
    access: { who: 'staff', stations: atTheDesk, whenLocked: true },
    writes: true,
  }),
  'staff.session': operation({
    about: 'The session of this window, if any.',
    input: z.object({}),
    output: Session.nullable(),
    errors: [],
    access: { who: 'anyone', stations: atTheDesk, whenLocked: true },
    writes: false,
  }),
  'staff.lock': operation({
    about: 'Locks the screen; the session and its work stay.',
    input: z.object({}),
    output: Session,
    errors: [],
    access: { who: 'staff', stations: atTheDesk, whenLocked: true },
    writes: false,
  }),
  'staff.unlock': operation({
    about: 'Unlocks the screen with the password or the quick PIN; three wrong PINs end the session.',
    input: z.object({
      password: Password.nullable().default(null),
      pin: z
        .string()
        .regex(/^\d{4,8}$/)
        .nullable()
        .default(null),
    }),
    output: Session,
    errors: ['staff.noPin'],
    access: { who: 'staff', stations: atTheDesk, whenLocked: true },
    writes: true,
  }),
  'staff.setPin': operation({
    about: 'Sets the quick-unlock PIN.',
    input: z.object({ password: Password, pin: z.string().regex(/^\d{4,8}$/) }),
    output: Session,
    errors: [],
    access: { who: 'staff', stations: atTheDesk },
    writes: true,
  }),
  'staff.changePassword': operation({
    about: "Changes one's own password.",
    input: z.object({ password: Password, newPassword: Password }),
    output: z.object({}),
    errors: ['staff.weakPassword'],
    access: { who: 'staff', stations: atTheDesk },
    writes: true,
  }),
  'staff.list': operation({
    about: 'All staff with roles and certificates.',
    input: z.object({}),
    output: z.array(StaffMember),
    errors: [],
    access: { who: ['supervisor', 'administrator', 'auditor'], stations: atTheDesk },
    writes: false,
  }),
  'staff.add': operation({
    about: 'Adds a member of staff, with a second person.',
    input: NewStaff,
    output: StaffMember,
    errors: ['staff.codeTaken', 'staff.weakPassword'],
    access: { who: ['supervisor', 'administrator'], stations: atTheDesk },
    writes: true,
    approvedBy: witnesses,
  }),
  'staff.update': operation({
    about:
      'Changes name, roles, certificate or activity, with a second person; a new password may be set for somebody locked out. Whose roles, ID number, activity or password change does not approve it.',
    input: z.object({
      staffId: z.uuid(),
      name: z.string().min(1).max(50),
      roles: z.array(StaffRole).min(1),
      idNumber: z.string().nullable(),
      certificate: RegistrarCertificate.nullable(),
      active: z.boolean(),
      newPassword: Password.nullable().default(null),
    }),
    output: StaffMember,
    errors: ['staff.weakPassword', 'staff.lastSupervisor'],
    access: { who: ['supervisor', 'administrator'], stations: atTheDesk },
    writes: true,
    approvedBy: witnesses,
  }),
} as const;
