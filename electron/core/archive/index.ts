export { attachmentAdded, createArchiveHandlers, findAttachment } from './attachments.ts';
