import type { CivilDate, Office, PartyDraft, StaffMember } from '#shared/model/index.ts';
import { provincePerson } from '../province-person.ts';
import type { MarriageRecord } from './record.ts';

/** What the province is told of a registered marriage: the least that identifies the act and its parties. */
export function provincialNotice(
  record: MarriageRecord,
  office: Office,
  registrar: StaffMember,
  at: string,
  on: CivilDate,
  /** Offices of the households that are elsewhere. */
  notify: readonly string[],
): Readonly<Record<string, unknown>> {
  return {
    business: record.business,
    kind: record.application.kind,
    livingTogetherSince: record.application.livingTogetherSince,
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
    notify,
  };
}

/** Who they are and what they proved it with; neither how to reach them nor what the registrar noted. */
export function partyNotice(party: PartyDraft) {
  const { papers, address, maritalStatus, occupation, education } = party;
  const { type, nationality, document, name, sex, ethnicity, birthDate } = party;
  const { idNumber, documentNumber } = provincePerson(party);
  return {
    type,
    nationality,
    document,
    documentNumber,
    name,
    sex,
    ethnicity,
    birthDate,
    idNumber,
    certificateNumber: party.idNumber,
    address,
    maritalStatus,
    occupation,
    education,
    papers: papers.map(({ kind, number, issuer, issuedOn, country, route }) => ({ kind, number, issuer, issuedOn, country, route })),
  };
}
