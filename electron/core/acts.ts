import { attachmentAdded, attachmentWithdrawn } from './archive/index.ts';
import { backfillActs } from './archive/backfill/index.ts';
import { archiveFileActs } from './archive/files/index.ts';
import { proceedingActs } from './archive/proceedings/index.ts';
import { intakeActs } from './archive/intake/index.ts';
import { registerActs } from './archive/register/index.ts';
import { backupPlanned, programUpdatePrepared, programWayBackPrepared } from './backup/index.ts';
import { caseActs } from './cases/index.ts';
import { printerCalibrated } from './devices/index.ts';
import { documentActs } from './documents/records.ts';
import { frontDeskActs } from './front-desk/index.ts';
import { diagnosticsExported } from './health/acts.ts';
import { officeActs } from './office/index.ts';
import { staffActs } from './staff/index.ts';
import { syncActs } from './sync/index.ts';
import { keyChanged, type ActDefinition } from './store/index.ts';

/** Every kind of act a journal may hold. */
export const acts: readonly ActDefinition[] = [
  ...staffActs,
  ...officeActs,
  attachmentAdded,
  attachmentWithdrawn,
  ...registerActs,
  ...proceedingActs,
  ...archiveFileActs,
  ...backfillActs,
  ...intakeActs,
  ...documentActs,
  printerCalibrated,
  keyChanged,
  backupPlanned,
  programUpdatePrepared,
  programWayBackPrepared,
  diagnosticsExported,
  ...caseActs,
  ...frontDeskActs,
  ...syncActs,
] as ActDefinition[];
