import type { CivilDate, Office, PartyDraft, StaffMember } from '#shared/model/index.ts';
import type { CaseRecord } from '../case-record.ts';

/** What the province is told of a registered marriage: the least that identifies the act and its parties. */
export function provincialNotice(
  record: CaseRecord,
  office: Office,
  registrar: StaffMember,
  at: string,
  on: CivilDate,
): Readonly<Record<string, unknown>> {
  return {
    business: record.business,
    caseId: record.id,
    office: { regionCode: office.regionCode, name: office.name },
    registrationNumber: record.registrationNumber,
    blanks: { man: record.manBlank, woman: record.womanBlank },
    registeredOn: on,
    registeredAt: at,
    registrar: { code: registrar.code, name: registrar.name, certificate: registrar.certificate?.number ?? null },
    onlineCheck: record.onlineCheck,
    man: partyNotice(record.couple.man),
    woman: partyNotice(record.couple.woman),
  };
}

function partyNotice({ type, name, sex, ethnicity, birthDate, idNumber, address, maritalStatus, occupation, education }: PartyDraft) {
  return { type, nationality: 'CHN', name, sex, ethnicity, birthDate, idNumber, address, maritalStatus, occupation, education };
}
