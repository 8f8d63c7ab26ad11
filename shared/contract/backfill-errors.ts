import { z } from 'zod';

/** Expected failures of taking old records over, with what their sentences need; see `errorDetails`. */
export const backfillErrors = {
  'backfill.fileAbsent': z.object({}),
  'backfill.oldExcel': z.object({}),
  'backfill.fileLocked': z.object({}),
  'backfill.notATable': z.object({}),
  'backfill.fileDamaged': z.object({}),
  'backfill.fileTooLarge': z.object({}),
  'backfill.noSheet': z.object({ sheet: z.string() }),
  'backfill.noHead': z.object({}),
  'backfill.columnsMissing': z.object({ columns: z.string() }),
  'backfill.notMapped': z.object({}),
  'backfill.busy': z.object({}),
  'backfill.notChecked': z.object({}),
  'backfill.alreadyOpen': z.object({}),
  'backfill.fileChanged': z.object({}),
  'backfill.sourceNotFound': z.object({}),
  'backfill.sourceExists': z.object({ name: z.string() }),
  'backfill.batchNotFound': z.object({}),
  'backfill.notOpen': z.object({}),
  'backfill.notToRollBack': z.object({}),
  'backfill.nothingHeld': z.object({}),
  'backfill.entryEmpty': z.object({}),
  'backfill.entryNotFound': z.object({}),
  'backfill.ownEntry': z.object({}),
  'backfill.othersEntry': z.object({}),
  'backfill.notCompared': z.object({}),
  'backfill.folderUnusable': z.object({ folder: z.string() }),
} as const;

/** Why a file cannot be read. */
export const tableErrors = [
  'backfill.fileAbsent',
  'backfill.oldExcel',
  'backfill.fileLocked',
  'backfill.notATable',
  'backfill.fileDamaged',
  'backfill.fileTooLarge',
  'backfill.noSheet',
  'backfill.noHead',
] as const;

/** Why no row of it is taken, or no more. */
export const backfillFaults = [...tableErrors, 'backfill.columnsMissing', 'backfill.notMapped', 'backfill.fileChanged'] as const;
