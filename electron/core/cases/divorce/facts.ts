import { blocks, examineDivorce, initialDivorceFacts } from '#shared/law/divorce/index.ts';
import { isAfterClosing } from '#shared/law/office-hours.ts';
import { mismatchesOfBoth } from '#shared/law/parties/online-answer.ts';
import { lawSettingsOn } from '#shared/law/settings.ts';
import { failure, type HallError } from '#shared/contract/index.ts';
import { ok, type CivilDate, type DivorceFacts, type DivorceMoment, type Finding, type Result } from '#shared/model/index.ts';
import { getOffice, isOfflineDayOpen } from '../../office/index.ts';
import type { Call } from '../../ports.ts';
import type { ReadableDb } from '../../store/types.ts';
import type { CaseDeps } from '../deps.ts';
import { findArchiveAnswer } from '../requests/archive-answer.ts';
import { identityKeys, knownPersons, listCountingScans } from '../known-persons.ts';
import { asShown, earlierDocuments, earlierNames } from './couple-now.ts';
import type { DivorceRecord } from './record.ts';
import { isBegun, shownAgainOn } from './shown-again.ts';

/** What the call itself adds to what is recorded. */
type Said = Partial<DivorceFacts>;

/** All the law is asked about, from the case, the office, the store, the hour and the registrar who acts. */
export function gatherDivorceFacts(
  { clock, openHours }: Pick<CaseDeps, 'clock' | 'openHours'>,
  db: ReadableDb,
  record: DivorceRecord,
  step: DivorceMoment,
  on: CivilDate,
  call: Pick<Call, 'caller'>,
  said: Said = {},
): DivorceFacts {
  const office = getOffice(db);
  const hours = openHours(db, on);
  const staff = call.caller?.staff ?? null;
  const { regionCode, name } = office;
  const { firstVisit, withdrawal } = record;
  const shown = shownAgainOn(record, on);
  const couple = asShown(record.couple, shown);
  return {
    ...initialDivorceFacts(step, couple, { regionCode, name }, on),
    application: record.application,
    scans: listCountingScans(db, record).map(({ kind, party }) => ({ kind, party })),
    settings: lawSettingsOn(on, office.practice),
    ...(firstVisit !== null && firstVisit),
    applied: record.applied,
    receivedBy: record.receivedBy,
    dates: record.dates,
    afterClosing: isAfterClosing(hours, clock.now()),
    withdrawal,
    bothReturned: record.returnedOn === null ? null : true,
    returnedOn: record.returnedOn ?? (isBegun(shown, hours) ? on : null),
    earlierDocuments: earlierDocuments(record.couple, shown),
    earlierNames: earlierNames(record.couple, shown),
    archiveAnswer: findArchiveAnswer(db, record),
    interviews: record.interviews,
    declared: record.declared,
    agreementSigned: record.agreementSigned,
    photos: { man: record.photos.man !== null, woman: record.photos.woman !== null },
    capabilities: office.capabilities,
    registrar: staff && { idNumber: staff.idNumber, certificate: staff.certificate },
    onlineCheck: record.onlineCheck,
    moment: clock.now().toString(),
    mismatches: mismatchesOfBoth(record.checks),
    offline: { authorisation: office.offlineAuthorisation, dayOpen: isOfflineDayOpen(db, on) },
    existing: knownPersons(db, record.id, identityKeys(record.couple, couple)),
    preparedOn: record.preparedOn,
    ...said,
  };
}

/** What the registrar says of people who were inside before the office closed; of use only after, and only on that day. */
export function saidInside(facts: DivorceFacts, insideBeforeClosing: boolean): { readonly facts: DivorceFacts; readonly needed: boolean } {
  const needed = facts.afterClosing && insideBeforeClosing;
  return { facts: needed ? { ...facts, afterClosing: false } : facts, needed };
}

/** The findings; a failure when one of them bars the step. */
export function judgeDivorce(facts: DivorceFacts, on: CivilDate): Result<Finding[], HallError<'case.refusedByLaw'>> {
  const findings = examineDivorce(facts, on);
  const barring = blocks(findings, facts.step);
  return barring.length > 0 ? failure('case.refusedByLaw', { findings: barring }) : ok(findings);
}
