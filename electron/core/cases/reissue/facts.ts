import { failure, type HallError } from '#shared/contract/index.ts';
import { mismatchesOfBoth } from '#shared/law/parties/online-answer.ts';
import { examineReissue, initialReissueFacts, reissueBlocks } from '#shared/law/reissue/index.ts';
import { lawSettingsOn } from '#shared/law/settings.ts';
import { ok, type CivilDate, type Finding, type ReissueFacts, type ReissueStep, type Result } from '#shared/model/index.ts';
import { getOffice, isOfflineDayOpen } from '../../office/index.ts';
import type { Call, ClockDep } from '../../ports.ts';
import type { ReadableDb } from '../../store/types.ts';
import { identityKeys, knownPersons, listCountingScans } from '../known-persons.ts';
import { standingOfRecord } from './proved-record.ts';
import type { ReissueRecord } from './record.ts';

/** What the call itself adds to what is recorded. */
type Said = Partial<Pick<ReissueFacts, 'inPerson' | 'declared'>>;

/** All the law is asked about, from the case, the registers as they are now, the office and the registrar who acts. */
export function gatherReissueFacts(
  { clock }: ClockDep,
  db: ReadableDb,
  record: ReissueRecord,
  step: ReissueStep,
  on: CivilDate,
  call: Pick<Call, 'caller'>,
  said: Said = {},
): ReissueFacts {
  const office = getOffice(db);
  const staff = call.caller?.staff ?? null;
  return {
    ...initialReissueFacts(step, record.couple, on),
    application: record.application,
    standing: standingToday(db, record, on),
    inPerson: record.inPerson,
    declared: record.declared,
    hasPhoto: record.photoId !== null,
    approved: record.approved,
    scans: listCountingScans(db, record).map(({ kind, party }) => ({ kind, party })),
    settings: lawSettingsOn(on, office.practice),
    capabilities: office.capabilities,
    registrar: staff && { idNumber: staff.idNumber, certificate: staff.certificate },
    onlineCheck: record.onlineCheck,
    moment: clock.now().toString(),
    mismatches: mismatchesOfBoth(record.checks),
    offline: { authorisation: office.offlineAuthorisation, dayOpen: isOfflineDayOpen(db, on) },
    existing: knownPersons(db, record.id, identityKeys(record.couple)),
    preparedOn: record.preparedOn,
    ...said,
  };
}

/** What speaks against the registration on a day; null while it is not known what was registered, or when. */
export function standingToday(db: ReadableDb, { id, application, couple, checks }: ReissueRecord, asOf: CivilDate): Finding[] | null {
  const standing = standingOfRecord(db, { caseId: id, application, couple, checks, asOf });
  return standing && [...standing];
}

/** The findings; a failure when one of them bars the step. */
export function judgeReissue(facts: ReissueFacts, on: CivilDate): Result<Finding[], HallError<'case.refusedByLaw'>> {
  const findings = examineReissue(facts, on);
  const barring = reissueBlocks(findings, facts.step);
  return barring.length > 0 ? failure('case.refusedByLaw', { findings: barring }) : ok(findings);
}
