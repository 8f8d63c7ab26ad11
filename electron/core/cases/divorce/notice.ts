import type { CivilDate, Office, Slot, StaffMember } from '#shared/model/index.ts';
import { partyNotice } from '../marriage/notice.ts';
import { coupleNow, earlierDocuments, formerNames } from './couple-now.ts';
import type { DivorceRecord } from './record.ts';

/**
 * What the province is told of a registered divorce: the least that identifies the act, the marriage it ends, and its parties, by the
 * documents shown today; `earlierDocument`: that of the application, where it was another one; `formerName`: the name of then, likewise; `notify`:
 * offices of the households that are elsewhere.
 */
export function divorceNotice(
  record: DivorceRecord,
  office: Office,
  registrar: StaffMember,
  at: string,
  on: CivilDate,
  notify: readonly string[],
): Readonly<Record<string, unknown>> {
  const couple = coupleNow(record);
  const earlier = earlierDocuments(record.couple, record.seenAgain);
  const former = formerNames(record);
  const partyOf = (slot: Slot) => ({
    ...partyNotice(couple[slot]),
    ...(earlier[slot] !== null && { earlierDocument: earlier[slot] }),
    ...(former[slot] !== null && { formerName: former[slot] }),
  });
  const { registeredBy, registeredOn, authority, number } = record.application.marriage;
  return {
    business: record.business,
    caseId: record.id,
    office: { regionCode: office.regionCode, name: office.name },
    registrationNumber: record.registrationNumber,
    blanks: { man: record.manBlank, woman: record.womanBlank },
    acceptedOn: record.dates?.accepted ?? null,
    registeredOn: on,
    registeredAt: at,
    marriage: { registeredBy, registeredOn, authority, number },
    registrar: { code: registrar.code, name: registrar.name, certificate: registrar.certificate?.number ?? null },
    onlineCheck: record.onlineCheck,
    man: partyOf('man'),
    woman: partyOf('woman'),
    notify,
  };
}
