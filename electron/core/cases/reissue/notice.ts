import type { CivilDate, Office, StaffMember } from '#shared/model/index.ts';
import { partyNotice } from '../marriage/notice.ts';
import type { ReissueRecord } from './record.ts';

/** What the province is told of a certificate issued anew: the registration it is of, its number, and who got one. */
export function reissueNotice(
  record: ReissueRecord,
  office: Office,
  registrar: StaffMember,
  at: string,
  on: CivilDate,
): Readonly<Record<string, unknown>> {
  const { kind, reason, source, applicants, agent } = record.application;
  const { number, authority, registeredOn } = record.application.record;
  return {
    business: record.business,
    kind,
    reason,
    source,
    applicants,
    byAgent: agent !== null,
    caseId: record.id,
    office: { regionCode: office.regionCode, name: office.name },
    registrationNumber: record.registrationNumber,
    blanks: { man: record.manBlank, woman: record.womanBlank },
    issuedOn: on,
    issuedAt: at,
    original: { number, authority, registeredOn },
    registrar: { code: registrar.code, name: registrar.name, certificate: registrar.certificate?.number ?? null },
    onlineCheck: record.onlineCheck,
    man: partyNotice(record.couple.man),
    woman: partyNotice(record.couple.woman),
    notify: [],
  };
}
