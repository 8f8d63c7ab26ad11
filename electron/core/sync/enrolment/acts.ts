import { z } from 'zod';
import { changeOne } from '../../store/change-one.ts';
import { defineAct } from '../../store/types.ts';
import { Digest, KeyId } from '../envelope/header.ts';

const ofEachUse = <T extends z.ZodType>(value: T) => z.object({ sign: value, encrypt: value, tls: value });
const Instant = z.iso.datetime();

/** What was asked of the province: whose certificates, of which public keys. */
export const Requested = z.object({
  id: z.uuid(),
  office: z.string(),
  officeName: z.string(),
  station: z.string(),
  madeAt: Instant,
  keyIds: ofEachUse(KeyId),
  /** PKCS #10 in PEM. */
  requests: ofEachUse(z.string()),
});
export type Requested = z.infer<typeof Requested>;

/** What the province answered and two persons believed. Without the encryption key that an authority may have made. */
export const Enrolled = z.object({
  id: z.uuid(),
  address: z.string(),
  keyIds: ofEachUse(KeyId),
  ends: ofEachUse(Instant),
  fingerprints: z.object({ sm2: Digest, tls: Digest }),
  certificates: ofEachUse(z.string()),
  authorities: z.object({ sm2: z.string(), tls: z.string() }),
  province: z.object({ sign: z.string(), encrypt: z.string() }),
});
export type Enrolled = z.infer<typeof Enrolled>;

export const provinceRequested = defineAct({
  type: 'province.requested',
  payload: Requested,
  project(db, payload, { at, staffId }) {
    changeOne(
      db,
      `INSERT INTO enrolments (id, state, requested_at, requested_by, request) VALUES (:id, 'requested', :at, :staffId, :request)`,
      { id: payload.id, at, staffId, request: JSON.stringify(payload) },
    );
  },
});

/** From here on the keys of this answer are used; those before only open what was sealed for them. */
export const provinceEnrolled = defineAct({
  type: 'province.enrolled',
  payload: Enrolled,
  project(db, payload, { at, staffId, approverId }) {
    db.prepare(`UPDATE enrolments SET state = 'replaced' WHERE state = 'inUse'`).run();
    changeOne(
      db,
      `UPDATE enrolments SET state = 'inUse', enrolled_at = :at, enrolled_by = :staffId, approved_by = :approverId, answer = :answer
       WHERE id = :id AND state = 'requested'`,
      { id: payload.id, at, staffId, approverId, answer: JSON.stringify(payload) },
    );
  },
});

/** A request that nobody will answer any more; its private keys are erased. */
export const provinceDismissed = defineAct({
  type: 'province.dismissed',
  payload: z.object({ id: z.uuid() }),
  project(db, { id }) {
    changeOne(db, `UPDATE enrolments SET state = 'dismissed' WHERE id = :id AND state = 'requested'`, { id });
  },
});

export const provinceActs = [provinceRequested, provinceEnrolled, provinceDismissed];
