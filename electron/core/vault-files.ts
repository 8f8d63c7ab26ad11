import type { FileColumn } from './store/index.ts';

/** Where the tables name files of the vault. */
export const fileColumns: readonly FileColumn[] = [
  { table: 'attachments', column: 'digest' },
  { table: 'documents', column: 'digest' },
  { table: 'character_pictures', column: 'digest' },
  { table: 'card_reads', column: 'text_digest' },
  { table: 'card_reads', column: 'photo_digest' },
  { table: 'act_receipts', column: 'answer' },
  { table: 'province_questions', column: 'answer_file' },
  { table: 'note_pages', column: 'digest' },
  { table: 'dishonesty_pages', column: 'digest' },
  { table: 'proceeding_pages', column: 'digest' },
  { table: 'incoming_pages', column: 'digest' },
  { table: 'backfill_pages', column: 'digest' },
];
