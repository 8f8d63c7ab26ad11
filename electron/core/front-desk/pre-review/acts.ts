import { z } from 'zod';
import { CivilDate, PreReviewReason, Service } from '#shared/model/index.ts';
import { defineAct } from '../../store/index.ts';

/**
 * Something came beforehand. The journal has keyed digests of it and nothing it says: it is unconfirmed, and erased when its days
 * are over.
 */
export const preReviewReceived = defineAct({
  type: 'preReview.received',
  payload: z.object({
    id: z.uuid(),
    code: z.string(),
    source: z.enum(['folder', 'kiosk', 'desk']),
    sourceDigest: z.string(),
    contentDigest: z.string(),
    service: Service,
    appointmentCode: z.string(),
    erasedOn: CivilDate,
  }),
  project(db, received, { at }) {
    db.prepare(
      `INSERT INTO pre_reviews
         (id, code, source, source_digest, content_digest, service, appointment_code, received_at, erased_on, state)
       VALUES (:id, :code, :source, :sourceDigest, :contentDigest, :service, :appointmentCode, :at, :erasedOn, 'waiting')`,
    ).run({ ...received, at });
  },
});

export const preReviewPassed = defineAct({
  type: 'preReview.passed',
  payload: z.object({ id: z.uuid() }),
  project(db, { id }, { staffId }) {
    db.prepare(`UPDATE pre_reviews SET state = 'passed', decided_by = :staffId WHERE id = :id`).run({ id, staffId });
  },
});

/** What the registrar wrote to the couple lies beside what they sent, and goes with it. */
export const preReviewReturned = defineAct({
  type: 'preReview.returned',
  payload: z.object({ id: z.uuid(), reasons: z.array(PreReviewReason).min(1) }),
  project(db, { id, reasons }, { staffId }) {
    db.prepare(`UPDATE pre_reviews SET state = 'returned', reasons = :reasons, decided_by = :staffId WHERE id = :id`).run({
      id,
      reasons: JSON.stringify(reasons),
      staffId,
    });
  },
});

export const preReviewUsed = defineAct({
  type: 'preReview.used',
  payload: z.object({ id: z.uuid(), caseId: z.uuid() }),
  project(db, used) {
    db.prepare(`UPDATE pre_reviews SET state = 'used', case_id = :caseId WHERE id = :id`).run(used);
  },
});
