import { StaffMember } from '#shared/model/index.ts';
import { changeOne } from '../store/change-one.ts';
import type { ReadableDb, WritableDb } from '../store/types.ts';

/** How somebody proves themselves. */
export interface Credentials {
  readonly passwordHash: string;
  /** Raised by each new password. */
  readonly passwordVersion: number;
  readonly pinHash: string | null;
  readonly failedTries: number;
  readonly lockedUntil: string | null;
}

interface StaffRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly roles: string;
  readonly id_number: string | null;
  readonly certificate_number: string | null;
  readonly certificate_valid_until: string | null;
  readonly active: number;
}

/** Codes are compared without case. */
export function findStaffByCode(db: ReadableDb, code: string): StaffMember | null {
  return memberOf(db.prepare('SELECT * FROM staff WHERE code = ?').get(code) as StaffRow | undefined);
}

export function findStaff(db: ReadableDb, id: string): StaffMember | null {
  return memberOf(db.prepare('SELECT * FROM staff WHERE id = ?').get(id) as StaffRow | undefined);
}

export function getStaff(db: ReadableDb, id: string): StaffMember {
  const member = findStaff(db, id);
  if (!member) throw new Error(`no member of staff ${id}`);
  return member;
}

/** In the order of their codes. */
export function listStaff(db: ReadableDb): StaffMember[] {
  return (db.prepare('SELECT * FROM staff ORDER BY code').all() as StaffRow[]).flatMap((row) => memberOf(row) ?? []);
}

export function getCredentials(db: ReadableDb, staffId: string): Credentials {
  const row = db
    .prepare(
      `SELECT password_hash AS passwordHash, password_version AS passwordVersion, pin_hash AS pinHash, failed_tries AS failedTries,
         locked_until AS lockedUntil
       FROM staff_credentials WHERE staff_id = ?`,
    )
    .get(staffId) as Credentials | undefined;
  if (!row) throw new Error(`no credentials of ${staffId}`);
  return row;
}

function memberOf(row: StaffRow | undefined): StaffMember | null {
  if (!row) return null;
  return StaffMember.parse({
    id: row.id,
    code: row.code,
    name: row.name,
    roles: JSON.parse(row.roles),
    idNumber: row.id_number,
    certificate: row.certificate_number === null ? null : { number: row.certificate_number, validUntil: row.certificate_valid_until },
    active: row.active === 1,
  });
}

/** The statements behind the acts; each changes exactly one row or throws. */
export const changeStaff = {
  insert(db: WritableDb, member: StaffMember): void {
    changeOne(
      db,
      `INSERT INTO staff (id, code, name, roles, id_number, certificate_number, certificate_valid_until, active)
       VALUES (:id, :code, :name, :roles, :idNumber, :certificateNumber, :certificateValidUntil, :active)`,
      rowOf(member),
    );
  },
  update(db: WritableDb, member: StaffMember): void {
    changeOne(
      db,
      `UPDATE staff SET name = :name, roles = :roles, id_number = :idNumber, certificate_number = :certificateNumber,
         certificate_valid_until = :certificateValidUntil, active = :active
       WHERE id = :id AND code = :code`,
      rowOf(member),
    );
  },
  insertCredentials(db: WritableDb, of: { readonly staffId: string; readonly passwordHash: string }): void {
    changeOne(
      db,
      `INSERT INTO staff_credentials (staff_id, password_hash, password_version, failed_tries) VALUES (:staffId, :passwordHash, 1, 0)`,
      of,
    );
  },
  setPassword(db: WritableDb, of: { readonly staffId: string; readonly passwordHash: string }): void {
    changeOne(
      db,
      `UPDATE staff_credentials SET password_hash = :passwordHash, password_version = password_version + 1, failed_tries = 0, locked_until = NULL
       WHERE staff_id = :staffId`,
      of,
    );
  },
  setPin(db: WritableDb, of: { readonly staffId: string; readonly pinHash: string | null }): void {
    changeOne(db, `UPDATE staff_credentials SET pin_hash = :pinHash WHERE staff_id = :staffId`, of);
  },
  countTry(db: WritableDb, staffId: string): void {
    changeOne(db, `UPDATE staff_credentials SET failed_tries = failed_tries + 1 WHERE staff_id = :staffId`, { staffId });
  },
  clearTries(db: WritableDb, staffId: string): void {
    changeOne(db, `UPDATE staff_credentials SET failed_tries = 0, locked_until = NULL WHERE staff_id = :staffId`, { staffId });
  },
  /** The tries start again once the time is over. */
  lockOut(db: WritableDb, of: { readonly staffId: string; readonly until: string }): void {
    changeOne(db, `UPDATE staff_credentials SET failed_tries = 0, locked_until = :until WHERE staff_id = :staffId`, of);
  },
} as const;

function rowOf(member: StaffMember): Readonly<Record<string, string | number | null>> {
  return {
    id: member.id,
    code: member.code,
    name: member.name,
    roles: JSON.stringify(member.roles),
    idNumber: member.idNumber,
    certificateNumber: member.certificate?.number ?? null,
    certificateValidUntil: member.certificate?.validUntil ?? null,
    active: member.active ? 1 : 0,
  };
}
