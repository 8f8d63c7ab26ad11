import { appointmentOperations } from './appointments.ts';
import { archiveFileOperations } from './archive-files.ts';
import { backfillEntryOperations } from './backfill-entry.ts';
import { backfillOperations } from './backfill.ts';
import { backupOperations } from './backup.ts';
import { barcodeOperations } from './barcodes.ts';
import { calendarOperations } from './calendar.ts';
import { caseOperations, marriageOperations } from './cases.ts';
import { ceremonyOperations } from './ceremonies.ts';
import { characterOperations } from './characters.ts';
import { discrepancyOperations } from './discrepancies.ts';
import { divorceWorklistOperations } from './divorce-worklists.ts';
import { counsellingOperations } from './counselling.ts';
import { divorceOperations } from './divorce.ts';
import { displayOperations } from './display.ts';
import { deviceOperations, documentOperations } from './devices.ts';
import type { CommonErrorCode, ErrorCode, HallError } from './errors.ts';
import { frontDeskOperations } from './front-desk.ts';
import { healthOperations } from './health.ts';
import { householdOperations } from './households.ts';
import { keyOperations } from './keys.ts';
import { kioskFilingOperations } from './kiosk-filing.ts';
import { kioskStaffOperations } from './kiosk-staff.ts';
import { kioskOperations } from './kiosk.ts';
import { leaseOperations } from './leases.ts';
import { ledgerOperations } from './ledger.ts';
import { dishonestyOperations } from './dishonesty.ts';
import { recordLinkOperations } from './record-links.ts';
import { registerOperations } from './register.ts';
import { reissueOperations } from './reissue.ts';
import { officeOperations } from './office.ts';
import type { Operation } from './operation.ts';
import { pageIntakeOperations } from './page-intake.ts';
import { peakDayOperations } from './peak-days.ts';
import { preReviewOperations } from './pre-review.ts';
import { proceedingOperations } from './proceedings.ts';
import { programOperations } from './program.ts';
import { provinceOperations } from './province.ts';
import { provinceSettingsOperations } from './province-settings.ts';
import { reminderOperations } from './reminders.ts';
import { requestOperations } from './requests.ts';
import { setupOperations } from './setup.ts';
import { signageOperations } from './signage.ts';
import { staffOperations } from './staff.ts';
import { syncOperations } from './sync.ts';
import { ticketOperations } from './tickets.ts';
import type { Result } from '#shared/model/index.ts';
import type { z } from 'zod';

/** Every call that crosses a process. The core's handlers and the windows' client are typed from it. */
export const operations = {
  ...setupOperations,
  ...staffOperations,
  ...officeOperations,
  ...calendarOperations,
  ...caseOperations,
  ...marriageOperations,
  ...divorceOperations,
  ...divorceWorklistOperations,
  ...discrepancyOperations,
  ...reminderOperations,
  ...counsellingOperations,
  ...characterOperations,
  ...householdOperations,
  ...requestOperations,
  ...frontDeskOperations,
  ...ticketOperations,
  ...appointmentOperations,
  ...ceremonyOperations,
  ...preReviewOperations,
  ...peakDayOperations,
  ...signageOperations,
  ...kioskOperations,
  ...kioskStaffOperations,
  ...kioskFilingOperations,
  ...leaseOperations,
  ...ledgerOperations,
  ...registerOperations,
  ...recordLinkOperations,
  ...reissueOperations,
  ...dishonestyOperations,
  ...proceedingOperations,
  ...archiveFileOperations,
  ...backfillOperations,
  ...backfillEntryOperations,
  ...pageIntakeOperations,
  ...displayOperations,
  ...deviceOperations,
  ...documentOperations,
  ...keyOperations,
  ...barcodeOperations,
  ...backupOperations,
  ...provinceOperations,
  ...syncOperations,
  ...provinceSettingsOperations,
  ...programOperations,
  ...healthOperations,
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;
export const operationNames = Object.keys(operations) as OperationName[];

type ErrorsOf<K extends OperationName> = (typeof operations)[K] extends Operation<z.ZodType, z.ZodType, infer E> ? E : never;

/** What a caller writes: fields with defaults may be left out. */
export type Input<K extends OperationName> = z.input<(typeof operations)[K]['input']>;
/** What a handler receives. */
export type ParsedInput<K extends OperationName> = z.output<(typeof operations)[K]['input']>;
export type Output<K extends OperationName> = z.output<(typeof operations)[K]['output']>;
export type OwnError<K extends OperationName> = HallError<Extract<ErrorsOf<K>, ErrorCode>>;
/** Everything a caller must expect. */
export type CallError<K extends OperationName> = HallError<Extract<ErrorsOf<K>, ErrorCode> | CommonErrorCode>;
export type Answer<K extends OperationName> = Result<Output<K>, CallError<K>>;

export * from './answer-certificate.ts';
export * from './barcodes.ts';
export * from './archive-files.ts';
export * from './appointments.ts';
export type { backfillFaults } from './backfill-errors.ts';
export * from './backfill-entry.ts';
export * from './backfill.ts';
export * from './backup.ts';
export * from './calendar.ts';
export * from './cases.ts';
export * from './ceremonies.ts';
export * from './characters.ts';
export * from './counselling.ts';
export * from './devices.ts';
export * from './discrepancies.ts';
export * from './divorce-worklists.ts';
export * from './divorce.ts';
export * from './display.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './front-desk.ts';
export * from './health.ts';
export * from './households.ts';
export * from './keys.ts';
export * from './kiosk-filing.ts';
export * from './kiosk-lock.ts';
export * from './kiosk.ts';
export * from './log-line.ts';
export * from './leases.ts';
export * from './ledger.ts';
export * from './office.ts';
export * from './operation.ts';
export * from './page-intake.ts';
export * from './payload.ts';
export * from './pipe.ts';
export * from './peak-days.ts';
export * from './pre-review.ts';
export * from './program.ts';
export * from './province.ts';
export * from './province-settings.ts';
export * from './record-links.ts';
export * from './register.ts';
export * from './reissue.ts';
export * from './dishonesty.ts';
export * from './reminders.ts';
export * from './requests.ts';
export * from './setup.ts';
export * from './signage.ts';
export * from './staff.ts';
export * from './sync.ts';
export * from './tickets.ts';
