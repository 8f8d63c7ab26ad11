import { lawSettingsOn } from '#shared/law/settings.ts';
import { mismatchesOfBoth } from '#shared/law/parties/online-answer.ts';
import { initialMarriageFacts } from '#shared/law/marriage/index.ts';
import type { CivilDate, MarriageFacts, MarriageStep, StaffMember } from '#shared/model/index.ts';
import { getOffice, isOfflineDayOpen } from '../../office/index.ts';
import type { ClockDep } from '../../ports.ts';
import type { ReadableDb } from '../../store/types.ts';
import { identityKeys, knownPersons, listCountingScans } from '../known-persons.ts';
import type { MarriageRecord } from './record.ts';

/** What the call itself adds to what is recorded. */
type Said = Partial<Pick<MarriageFacts, 'bothPresent' | 'askedApart' | 'declared'>>;

/** All the law is asked about, from the case, the office, the store and the registrar who acts. */
export function gatherFacts(
  { clock }: ClockDep,
  db: ReadableDb,
  record: MarriageRecord,
  step: MarriageStep,
  on: CivilDate,
  registrar: StaffMember | null,
  said: Said = {},
): MarriageFacts {
  const office = getOffice(db);
  return {
    ...initialMarriageFacts(step, record.couple, on),
    application: record.application,
    scans: listCountingScans(db, record).map(({ kind, party }) => ({ kind, party })),
    settings: lawSettingsOn(on, office.practice),
    bothPresent: record.presence?.bothPresent ?? null,
    askedApart: record.presence?.askedApart ?? null,
    declared: record.declared,
    hasPhoto: record.photoId !== null,
    capabilities: office.capabilities,
    registrar: registrar && { idNumber: registrar.idNumber, certificate: registrar.certificate },
    onlineCheck: record.onlineCheck,
    moment: clock.now().toString(),
    mismatches: mismatchesOfBoth(record.checks),
    offline: { authorisation: office.offlineAuthorisation, dayOpen: isOfflineDayOpen(db, on) },
    existing: knownPersons(db, record.id, identityKeys(record.couple)),
    preparedOn: record.preparedOn,
    ...said,
  };
}
