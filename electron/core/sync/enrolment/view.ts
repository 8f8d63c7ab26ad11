import { Temporal } from 'temporal-polyfill';
import {
  StationKeyUse,
  type CertificateEnd,
  type EnrolmentSummary,
  type EnrolmentWarning,
  type ProvinceView,
} from '#shared/contract/index.ts';
import { civilDateAt, type CivilDate } from '#shared/model/index.ts';
import { readCertificate } from '../../crypto/index.ts';
import type { ReadableDb, StationKeyBox } from '../../store/index.ts';
import { findRevoked } from '../revoked-keys.ts';
import { readProvinceSettings } from '../settings.ts';
import type { Enrolled } from './acts.ts';
import { findEnrolled, findRequested } from './records.ts';
import { isLost } from './station-keys.ts';

interface Surroundings {
  readonly box: StationKeyBox;
  /** Name. */
  readonly office: string;
  readonly station: string;
  readonly training: boolean;
  readonly now: Temporal.Instant;
}

/** How this station stands with its province. */
export function viewProvince(db: ReadableDb, { box, office, station, training, now }: Surroundings): ProvinceView {
  const requested = findRequested(db);
  const enrolled = findEnrolled(db);
  return {
    training,
    office,
    station,
    requested: requested && { at: requested.at, by: requested.by, lost: isLost(box, requested.request.keyIds) },
    enrolled: enrolled && {
      at: enrolled.at,
      by: enrolled.by,
      approvedBy: enrolled.approvedBy,
      ...sayAnswer(enrolled.answer, now),
      lost: isLost(box, enrolled.answer.keyIds),
    },
    warning: enrolled && findWarning(enrolled.answer.ends, now),
    revoked: StationKeyUse.options.flatMap((use) => {
      const since = enrolled && findRevoked(db, enrolled.answer.keyIds[use]);
      return since === null ? [] : [{ use, since }];
    }),
    settings: readProvinceSettings(db),
  };
}

/** What two persons look at. */
export function sayAnswer({ address, authorities, fingerprints, ends }: Enrolled, now: Temporal.Instant) {
  const authority = (which: 'sm2' | 'tls') => ({
    fingerprint: fingerprints[which],
    until: civilDateAt(readCertificate(authorities[which])!.notAfter),
  });
  return { address, authorities: { sm2: authority('sm2'), tls: authority('tls') }, certificates: listEnds(ends, now) };
}

/** Days count by the office's date; a certificate that ends today has 0 left. */
function listEnds(ends: Enrolled['ends'], now: Temporal.Instant): CertificateEnd[] {
  const today = civilDateAt(now);
  return StationKeyUse.options.map((use) => {
    const until = civilDateAt(Temporal.Instant.from(ends[use]));
    return { use, until, daysLeft: daysBetween(today, until) };
  });
}

/** By the certificate that ends first. */
export function findWarning(ends: Enrolled['ends'], now: Temporal.Instant): EnrolmentWarning | null {
  const first = Object.values(ends)
    .map((end) => Temporal.Instant.from(end))
    .toSorted(Temporal.Instant.compare)[0]!;
  if (Temporal.Instant.compare(now, first) > 0) return 'ended';
  const days = daysBetween(civilDateAt(now), civilDateAt(first));
  if (days <= 3) return 'days3';
  if (days <= 10) return 'days10';
  return days <= 30 ? 'days30' : null;
}

function daysBetween(from: CivilDate, until: CivilDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(until), { largestUnit: 'days' }).days;
}

/** For the health of the hall. */
export function summariseEnrolment(db: ReadableDb, box: StationKeyBox, now: Temporal.Instant): EnrolmentSummary {
  const enrolled = findEnrolled(db);
  if (enrolled === null) return { state: findRequested(db) === null ? 'none' : 'requested', warning: null };
  const { keyIds, ends } = enrolled.answer;
  return { state: isLost(box, keyIds) ? 'lost' : 'enrolled', warning: findWarning(ends, now) };
}
