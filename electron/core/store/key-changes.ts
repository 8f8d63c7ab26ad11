import { z } from 'zod';
import { StaffRole } from '#shared/model/index.ts';
import { ok } from '#shared/model/index.ts';
import type { Author } from '../ports.ts';
import { changeOne } from './change-one.ts';
import { defineAct } from './types.ts';
import type { ReadableDb, Store } from './types.ts';

/**
 * What was changed: the hall passphrase; the same after it was lost; a new recovery key was made (the old one still
 * opens); it is on paper (the old one opens no more); the data key; somebody's password by the recovery key.
 */
export const KeyChangeKind = z.enum([
  'passphrase',
  'passphraseByRecoveryKey',
  'recoveryKeyMade',
  'recoveryKeySealed',
  'dataKey',
  'password',
]);
export type KeyChangeKind = z.infer<typeof KeyChangeKind>;

/** A change of the key file as the journal will have it: with the author of the call, so that a repeated call finds it done. */
export const KeyChange = z.object({
  what: KeyChangeKind,
  author: z.object({
    requestId: z.uuid(),
    operation: z.string().min(1),
    inputDigest: z.string(),
    staffId: z.uuid().nullable(),
    role: StaffRole.nullable(),
    approverId: z.uuid().nullable(),
    counter: z.string().nullable(),
  }),
});
export type KeyChange = z.infer<typeof KeyChange>;

/** A key or password was changed; never with a secret. `staffId`: whose password. */
export const keyChanged = defineAct({
  type: 'keys.changed',
  payload: z.object({ what: KeyChangeKind, staffId: z.uuid().nullable() }),
  project(db, { what, staffId }, header) {
    changeOne(
      db,
      `INSERT INTO key_changes (id, what, at, changed_by, approved_by, staff_id)
       VALUES (:id, :what, :at, :changedBy, :approvedBy, :staffId)`,
      { id: header.id, what, at: header.at, changedBy: header.staffId, approvedBy: header.approverId, staffId },
    );
  },
});

export function keyChangeOf(what: KeyChangeKind, author: Author): KeyChange {
  const { requestId, operation, inputDigest, staffId, role, approverId, counter } = author;
  return { what, author: { requestId, operation, inputDigest, staffId, role, approverId, counter } };
}

/** Journals a change of the key file; one that is journalled already is left as it is. */
export function journalKeyChange(store: Store, { what, author }: KeyChange): void {
  store.commit(author as Author, (tx) => {
    tx.append(keyChanged, { what, staffId: null });
    return ok({});
  });
}

export interface KeyChangeRow {
  readonly what: KeyChangeKind;
  readonly at: string;
  /** Names; null: nobody was signed in. */
  readonly by: string | null;
  readonly approvedBy: string | null;
  readonly staff: string | null;
}

/** Newest first. */
export function listKeyChanges(db: ReadableDb): KeyChangeRow[] {
  return db
    .prepare(
      `SELECT what, at, author.name AS "by", approver.name AS approvedBy, subject.name AS staff
       FROM key_changes
       LEFT JOIN staff AS author ON author.id = changed_by
       LEFT JOIN staff AS approver ON approver.id = approved_by
       LEFT JOIN staff AS subject ON subject.id = staff_id
       ORDER BY key_changes.id DESC LIMIT 200`,
    )
    .all() as KeyChangeRow[];
}
