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

/** Why the file of a run cannot be read, or no more of it taken. */
export const backfillFaults = [
  'backfill.fileAbsent',
  'backfill.oldExcel',
  'backfill.fileLocked',
  'backfill.notATable',
  'backfill.fileDamaged',
  'backfill.fileTooLarge',
  'backfill.noSheet',
  'backfill.noHead',
  'backfill.columnsMissing',
  'backfill.notMapped',
  'backfill.fileChanged',
] as const;
