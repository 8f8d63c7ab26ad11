export { archiveFileActs } from './acts.ts';
export { createArchiveFileHandlers, type ArchiveFilesDeps } from './handlers.ts';
export { mergeSources, type ActPage, type FiledActSource, type FinishedAct } from './source.ts';
export { undoneRecords } from './undone-records.ts';
