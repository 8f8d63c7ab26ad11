import type { HallConfig, HallError } from '#shared/contract/index.ts';
import { failure } from '#shared/contract/index.ts';
import { formatRegistrationNumber } from '#shared/law/registration-number.ts';
import { ok, type Result, type StaffRole } from '#shared/model/index.ts';
import { createId } from './crypto/index.ts';
import { blankBatchEntered, numberBlockEntered, officeConfigured, parseBlankRange, stationConfigured } from './office/index.ts';
import { checkPassword, hashSecret, normaliseIdNumberOf, staffAdded } from './staff/index.ts';
import type { Transaction } from './store/types.ts';

/** Who may be the second person when numbers and blanks are entered; the same roles approve it later. */
const witnessRoles: readonly StaffRole[] = ['supervisor', 'approver', 'administrator', 'registrar'];

export type SetUpError = HallError<
  | 'call.invalid'
  | 'staff.weakPassword'
  | 'staff.codeTaken'
  | 'approval.samePerson'
  | 'approval.notAllowed'
  | 'numbers.invalidRange'
  | 'numbers.overlap'
  | 'blanks.overlap'
>;

/** Everything a new hall may fail on, asked before its store is made. */
export function checkSetUp(config: HallConfig): Result<null, SetUpError> {
  for (const check of [checkStaff, checkTwoPeople, checkBlocks, checkBatches]) {
    const checked = check(config);
    if (!checked.ok) return checked;
  }
  return ok(null);
}

/** Hash by staff code. Slow on purpose, so it is done before the transaction. */
export async function hashPasswords(config: HallConfig): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  for (const member of config.staff) hashes.set(member.code, await hashSecret(member.password));
  return hashes;
}

/** The first acts of a hall: its people, office, devices, number blocks and blank stock. */
export function recordSetUp(tx: Transaction, config: HallConfig, passwordHashes: ReadonlyMap<string, string>): Result<null, SetUpError> {
  const checked = checkSetUp(config);
  if (!checked.ok) return checked;
  const ids = new Map<string, string>();
  for (const { password: _password, ...member } of config.staff) {
    const id = createId();
    ids.set(member.code, id);
    const idNumber = normaliseIdNumberOf(member.idNumber);
    if (!idNumber.ok) return idNumber;
    tx.append(staffAdded, {
      member: { ...member, id, idNumber: idNumber.value, active: true },
      passwordHash: passwordHashes.get(member.code)!,
    });
  }
  const people = { enteredBy: ids.get(config.enteredBy.first)!, approvedBy: ids.get(config.enteredBy.second)! };
  tx.append(officeConfigured, { office: config.office });
  tx.append(stationConfigured, { station: config.station, devices: config.devices });
  for (const block of config.numberBlocks) tx.append(numberBlockEntered, { id: createId(), block, ...people });
  for (const batch of config.blankBatches) tx.append(blankBatchEntered, { id: createId(), batch, ...people });
  return ok(null);
}

function checkStaff({ staff }: HallConfig): Result<null, SetUpError> {
  const codes = new Set<string>();
  for (const member of staff) {
    const code = member.code.toUpperCase();
    if (codes.has(code)) return failure('staff.codeTaken', { code: member.code });
    codes.add(code);
    const idNumber = normaliseIdNumberOf(member.idNumber);
    if (!idNumber.ok) return idNumber;
    const password = checkPassword(member.password, member.code);
    if (!password.ok) return password;
  }
  return ok(null);
}

function checkTwoPeople({ staff, enteredBy }: HallConfig): Result<null, SetUpError> {
  if (enteredBy.first.toUpperCase() === enteredBy.second.toUpperCase()) return failure('approval.samePerson', {});
  const [first, second] = [enteredBy.first, enteredBy.second].map((code) => staff.find((member) => member.code === code));
  if (!first) return failure('call.invalid', { path: 'config.enteredBy.first', problem: enteredBy.first });
  if (!second) return failure('call.invalid', { path: 'config.enteredBy.second', problem: enteredBy.second });
  if (!first.roles.includes('supervisor')) return failure('approval.notAllowed', { roles: ['supervisor'] });
  if (!second.roles.some((role) => witnessRoles.includes(role))) return failure('approval.notAllowed', { roles: [...witnessRoles] });
  return ok(null);
}

function checkBlocks({ office, numberBlocks }: HallConfig): Result<null, SetUpError> {
  for (const [index, block] of numberBlocks.entries()) {
    if (block.first > block.last || block.regionCode !== office.regionCode) return failure('numbers.invalidRange', {});
    const other = numberBlocks
      .slice(0, index)
      .find(
        (earlier) =>
          earlier.prefix === block.prefix && earlier.year === block.year && earlier.first <= block.last && earlier.last >= block.first,
      );
    if (!other) continue;
    return failure('numbers.overlap', {
      first: formatRegistrationNumber({ ...other, sequence: other.first }),
      last: formatRegistrationNumber({ ...other, sequence: other.last }),
    });
  }
  return ok(null);
}

function checkBatches({ blankBatches }: HallConfig): Result<null, SetUpError> {
  for (const [index, batch] of blankBatches.entries()) {
    if (!parseBlankRange(batch.first, batch.last)) return failure('numbers.invalidRange', {});
    const other = blankBatches
      .slice(0, index)
      .find((earlier) => earlier.first.length === batch.first.length && earlier.first <= batch.last && earlier.last >= batch.first);
    if (other) return failure('blanks.overlap', { first: other.first, last: other.last });
  }
  return ok(null);
}
