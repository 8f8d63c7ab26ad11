import { failure, type HallError } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';

const shortestPassphrase = 12;

/** A hall's passphrase guards all of its data against who carries the disk away. */
export function checkPassphrase(passphrase: string): Result<null, HallError<'staff.weakPassword'>> {
  return [...passphrase.normalize('NFKC')].length < shortestPassphrase
    ? failure('staff.weakPassword', { minimum: shortestPassphrase })
    : ok(null);
}
