import type { Session } from '#shared/contract/index.ts';
import type { StaffRole } from '#shared/model/index.ts';

const roles: readonly StaffRole[] = ['reception', 'registrar', 'supervisor'];

/** Apart from the pages themselves, which come only to those who open them. */
export function mayOpenFrontDesk({ staff }: Session): boolean {
  return roles.some((role) => staff.roles.includes(role));
}

/** Reception works no counter: wherever they sign in they find the front desk. */
export function isReception({ staff }: Session): boolean {
  return staff.roles.length > 0 && staff.roles.every((role) => role === 'reception');
}
