import type { z } from 'zod';
import type { StaffRole, Station } from '#shared/model/index.ts';
import type { ErrorCode } from './errors.ts';

/**
 * Who may call: anybody (before sign-in), any signed-in staff, or these roles; whoever identified themselves at the kiosk, or did so
 * by their card; always from these stations.
 */
export interface Access {
  readonly who: 'anyone' | 'staff' | 'visitor' | 'visitorByCard' | readonly StaffRole[];
  readonly stations: readonly Station[];
  /** Answered although the screen is locked (`lock`, `unlock`, `signOut`). */
  readonly whenLocked?: true;
  /** Answered although no store is open yet. */
  readonly withoutStore?: true;
}

export interface Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType, E extends ErrorCode = ErrorCode> {
  /** One plain English line for `hall operations`. */
  readonly about: string;
  readonly input: I;
  readonly output: O;
  readonly errors: readonly E[];
  readonly access: Access;
  /** Appends to the journal: the call carries a `requestId` and is answered once. */
  readonly writes: boolean;
  /** A second, different person with one of these roles proves themselves with each call. */
  readonly approvedBy?: readonly StaffRole[];
}

export function operation<I extends z.ZodType, O extends z.ZodType, const E extends readonly ErrorCode[]>(
  definition: Omit<Operation<I, O>, 'errors'> & { readonly errors: E },
): Operation<I, O, E[number]> {
  return definition;
}

export const atTheDesk = ['counter', 'supervisor'] as const satisfies readonly Station[];
export const everywhere = ['counter', 'kiosk', 'supervisor', 'signage'] as const satisfies readonly Station[];
