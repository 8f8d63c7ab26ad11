export { attachmentAdded, attachmentWithdrawn, findAttachment, listScans } from './attachments.ts';
export { createArchiveHandlers } from './handlers.ts';
export { checkPages, type CheckedPages } from './lost-pages.ts';
export { listScanPictures, type ScanPicture } from './scan-pictures.ts';
export type { CaseFiles, FiledCase, FiledPaper } from './types.ts';
