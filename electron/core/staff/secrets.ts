import { failure, type HallError } from '#shared/contract/index.ts';
import { ok, toIdNumber18, type Result } from '#shared/model/index.ts';
import { hashPassword, verifyPassword } from '../crypto/index.ts';

export const minimumPasswordLength = 8;
/** Wrong passwords in a row until the account is locked … */
export const maximumPasswordTries = 5;
/** … and for how long. */
export const lockOutMinutes = 15;
/** Wrong PINs until the session ends. */
export const maximumPinTries = 3;

/** At least eight characters and not the staff code. */
export function checkPassword(password: string, code: string): Result<null, HallError<'staff.weakPassword'>> {
  const typed = prepare(password);
  const weak = [...typed].length < minimumPasswordLength || typed.toUpperCase() === code.toUpperCase();
  return weak ? failure('staff.weakPassword', { minimum: minimumPasswordLength }) : ok(null);
}

/** Hash of a password or PIN. */
export function hashSecret(secret: string): Promise<string> {
  return hashPassword(prepare(secret));
}

export function verifySecret(secret: string, hash: string): Promise<boolean> {
  return verifyPassword(prepare(secret), hash);
}

/** The same characters from another keyboard are the same password (RFC 8265, OpaqueString). */
function prepare(secret: string): string {
  return secret.replace(/\p{Zs}/gu, ' ').normalize('NFC');
}

/** Staff ID numbers are compared with those of parties (avoidance), so only real ones are kept, in 18 characters. */
export function normaliseIdNumberOf(typed: string | null): Result<string | null, HallError<'call.invalid'>> {
  if (typed === null || typed.trim() === '') return ok(null);
  const idNumber = toIdNumber18(typed);
  return idNumber ? ok(idNumber) : failure('call.invalid', { path: 'idNumber', problem: 'check' });
}
