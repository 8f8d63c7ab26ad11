export { createBulk } from './bulk.ts';
export { finishLeftRestore, isRestoreLeft } from './finish-restore.ts';
export { checkFolder, listBackups, placeOf } from './folder.ts';
export { afterAsking, createBackup, followed } from './handlers.ts';
export { makeBackup } from './make-backup.ts';
export { backupPlanned } from './plan.ts';
export { verifyAndMend, type MendedVerification } from './verify-and-mend.ts';
export { createProgramHandlers, programUpdatePrepared, programWayBackPrepared } from './program.ts';
