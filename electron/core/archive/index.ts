export { attachmentAdded, attachmentWithdrawn, createArchiveHandlers, findAttachment, listScans } from './attachments.ts';
