import { z } from 'zod';
import { CivilDate, Finding, StaffRole } from '#shared/model/index.ts';

/**
 * Every expected failure, with what its sentence in the locales (`errors.<code>`) needs.
 * A sentence says what happened, what is safe, and what to do.
 */
export const errorDetails = {
  // any call
  'call.invalid': z.object({ path: z.string(), problem: z.string() }),
  'call.unknownOperation': z.object({ operation: z.string() }),
  'call.secretsOpen': z.object({ file: z.string() }),
  'call.requestReused': z.object({}),
  'call.internal': z.object({ reference: z.string() }),
  'core.unreachable': z.object({}),
  // the store
  'store.absent': z.object({}),
  'store.locked': z.object({}),
  'store.exists': z.object({}),
  'store.inUse': z.object({}),
  'store.wrongKey': z.object({}),
  'store.notAStore': z.object({ file: z.string() }),
  'store.newer': z.object({ schema: z.number(), known: z.number() }),
  'store.damaged': z.object({ at: z.string() }),
  'store.full': z.object({}),
  'store.rotating': z.object({}),
  'store.readOnly': z.object({ at: z.string() }),
  'store.actsMissing': z.object({ station: z.string(), seq: z.number(), kept: z.number() }),
  'store.databaseMissing': z.object({}),
  'store.keyFileMissing': z.object({}),
  'store.keyFileDamaged': z.object({}),
  'store.foreignKeyFile': z.object({}),
  'store.notTraining': z.object({}),
  'store.gapOpen': z.object({}),
  // the program itself
  'update.noKey': z.object({}),
  'update.badSignature': z.object({}),
  'update.damaged': z.object({ file: z.string() }),
  'update.notNewer': z.object({ version: z.string(), running: z.string() }),
  'update.needsInstaller': z.object({ version: z.string() }),
  'update.noRoom': z.object({}),
  'update.noWayBack': z.object({}),
  'update.wayBackClosed': z.object({ version: z.string() }),
  'update.fileGone': z.object({}),
  // what is handed to whoever helps
  'diagnostics.notSaved': z.object({}),
  // backup
  'backup.noPlan': z.object({}),
  'backup.running': z.object({}),
  'backup.failed': z.object({ at: z.string() }),
  'backup.folderMissing': z.object({ folder: z.string() }),
  'backup.folderFull': z.object({ folder: z.string() }),
  'backup.folderReadOnly': z.object({ folder: z.string() }),
  'backup.folderInStore': z.object({}),
  'backup.notFound': z.object({}),
  'backup.damaged': z.object({ at: z.string() }),
  'restore.storeOpen': z.object({}),
  'restore.notNeeded': z.object({}),
  'restore.otherHall': z.object({}),
  'restore.otherKeys': z.object({}),
  'restore.ownDisk': z.object({ at: z.string() }),
  // keys
  'keys.noPassphrase': z.object({}),
  'keys.wrongPassphrase': z.object({}),
  'keys.wrongRecoveryKey': z.object({}),
  'keys.notShown': z.object({}),
  'keys.supervisorsOnly': z.object({}),
  // staff
  'session.required': z.object({}),
  'session.locked': z.object({}),
  'session.notAllowed': z.object({ roles: z.array(StaffRole) }),
  'session.wrongStation': z.object({}),
  'session.noCounter': z.object({}),
  'staff.wrongPassword': z.object({ triesLeft: z.number() }),
  'staff.lockedOut': z.object({ until: z.string() }),
  'staff.inactive': z.object({}),
  'staff.unknownCounter': z.object({ counter: z.string() }),
  'staff.unknown': z.object({}),
  'staff.codeTaken': z.object({ code: z.string() }),
  'staff.weakPassword': z.object({ minimum: z.number() }),
  'staff.noPin': z.object({}),
  'staff.lastSupervisor': z.object({}),
  'approval.required': z.object({ roles: z.array(StaffRole) }),
  'approval.samePerson': z.object({}),
  'approval.notAllowed': z.object({ roles: z.array(StaffRole) }),
  // the PC's clock
  'clock.unsure': z.object({ state: z.enum(['behind', 'jumped', 'ahead', 'zone']), now: z.string(), lastAct: z.string() }),
  'clock.mismatch': z.object({ now: z.string(), read: z.string(), zone: z.string() }),
  // holiday notices
  'calendar.notJson': z.object({}),
  'calendar.wrongShape': z.object({ at: z.string() }),
  'calendar.yearFirst': z.object({ year: z.number(), first: z.number() }),
  'calendar.coverage': z.object({ year: z.number(), coversThrough: CivilDate }),
  'calendar.cutsOff': z.object({ year: z.number(), next: z.number(), coversThrough: CivilDate }),
  'calendar.dayOutside': z.object({ date: CivilDate, year: z.number() }),
  'calendar.dayNotCovered': z.object({ date: CivilDate, coversThrough: CivilDate }),
  'calendar.dayTwice': z.object({ date: CivilDate }),
  'calendar.workdayAnyway': z.object({ date: CivilDate }),
  'calendar.holidayShort': z.object({ year: z.number(), holiday: z.string(), days: z.number(), found: z.number() }),
  'calendar.holidayMissing': z.object({ date: CivilDate, holiday: z.string() }),
  'calendar.known': z.object({ year: z.number() }),
  // numbers and blanks
  'numbers.overlap': z.object({ first: z.string(), last: z.string() }),
  'numbers.invalidRange': z.object({}),
  'numbers.noGap': z.object({}),
  'numbers.exhausted': z.object({ prefix: z.string(), year: z.number() }),
  'blanks.overlap': z.object({ first: z.string(), last: z.string() }),
  'blanks.exhausted': z.object({ needed: z.number() }),
  'blanks.notInStock': z.object({ blank: z.string() }),
  // cases
  'case.notFound': z.object({}),
  'case.notAllowedNow': z.object({ state: z.string(), action: z.string() }),
  'case.draftOutdated': z.object({ revision: z.number() }),
  'case.closed': z.object({}),
  'case.heldByColleague': z.object({ name: z.string(), counter: z.string() }),
  'case.alreadyYours': z.object({}),
  'case.notConfirmed': z.object({}),
  'case.notElsewhere': z.object({}),
  'ledger.periodWrong': z.object({ days: z.number() }),
  'ledger.nothing': z.object({}),
  'ledger.gone': z.object({}),
  'ledger.notSaved': z.object({}),
  'office.closed': z.object({ from: z.string(), until: z.string() }),
  'display.nothingShown': z.object({}),
  'display.outdated': z.object({}),
  'display.fieldsWrong': z.object({ count: z.number() }),
  'case.refusedByLaw': z.object({ findings: z.array(Finding) }),
  'case.notSameDay': z.object({ preparedOn: CivilDate }),
  'case.noGround': z.object({}),
  'case.partiesUnnamed': z.object({}),
  'case.receiptNotSigned': z.object({}),
  'divorce.certificatesNotMarked': z.object({}),
  'case.papersNotPrinted': z.object({ kinds: z.array(z.string()) }),
  'card.slotFilled': z.object({ name: z.string() }),
  'card.samePerson': z.object({}),
  'offline.notOpened': z.object({}),
  'offline.noAuthorisation': z.object({}),
  'offline.alreadyOpen': z.object({}),
  // devices
  'reader.none': z.object({}),
  'printer.none': z.object({}),
  'printer.failed': z.object({ printer: z.string(), reason: z.string() }),
  // papers and pictures
  'document.notFound': z.object({}),
  // `field` as in its form: `womanName`, or `document.3.text` of a table; `paper` is the paper's title
  'document.missingGlyph': z.object({ characters: z.string(), field: z.string(), paper: z.string() }),
  'document.overflow': z.object({ field: z.string(), text: z.string(), paper: z.string() }),
  'document.notReprintable': z.object({}),
  'document.noForm': z.object({ form: z.string() }),
  'document.noScans': z.object({}),
  'print.notSpooled': z.object({}),
  'attachment.notFound': z.object({}),
  'attachment.damaged': z.object({}),
  'material.notAsked': z.object({ kind: z.string() }),
  'scan.unreadable': z.object({}),
  'scan.isPdf': z.object({}),
  'scan.noBarcode': z.object({}),
  'scan.unknownPaper': z.object({ barcode: z.string() }),
  'scan.notKept': z.object({ title: z.string() }),
  'scan.paperReplaced': z.object({}),
  'character.notRare': z.object({ character: z.string() }),
  'character.noPicture': z.object({ character: z.string() }),
  'character.noInk': z.object({}),
  'photo.none': z.object({}),
  'photo.ofOthers': z.object({}),
  'photo.unreadable': z.object({}),
  'photo.tooSmall': z.object({ width: z.number(), height: z.number(), minimumWidth: z.number(), minimumHeight: z.number() }),
} as const;

export type ErrorCode = keyof typeof errorDetails;
export const errorCodes = Object.keys(errorDetails) as ErrorCode[];

/** One expected failure with its details; `HallError` alone is the union of all. */
export type HallError<C extends ErrorCode = ErrorCode> = {
  [K in C]: { readonly code: K; readonly details: z.infer<(typeof errorDetails)[K]> };
}[C];

/** What the dispatcher itself may answer, whatever the operation. */
export const commonErrors = [
  'call.invalid',
  'call.unknownOperation',
  'call.requestReused',
  'call.internal',
  'core.unreachable',
  'store.absent',
  'store.locked',
  'store.rotating',
  'store.damaged',
  'store.full',
  'store.readOnly',
  'session.required',
  'session.locked',
  'session.notAllowed',
  'session.wrongStation',
  'approval.required',
  'approval.samePerson',
  'approval.notAllowed',
  'staff.wrongPassword',
  'staff.lockedOut',
  'staff.inactive',
  'staff.unknown',
] as const satisfies readonly ErrorCode[];
export type CommonErrorCode = (typeof commonErrors)[number];

/** `return failure('case.notFound', {})`: a failed result with its code kept literal. */
export function failure<const C extends ErrorCode>(
  code: C,
  details: HallError<C>['details'],
): { readonly ok: false; readonly error: HallError<C> } {
  return { ok: false, error: { code, details } as HallError<C> };
}
