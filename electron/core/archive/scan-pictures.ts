import type { Scan } from '#shared/model/index.ts';
import type { ReadableDb } from '../store/types.ts';
import { findAttachment, listScans } from './attachments.ts';

/** A scan and where its picture lies in the vault. */
export interface ScanPicture extends Scan {
  readonly digest: string;
}

/** The scans that count of a case with their pictures, oldest first. */
export function listScanPictures(db: ReadableDb, caseId: string): ScanPicture[] {
  return listScans(db, caseId).map((scan) => ({ ...scan, digest: findAttachment(db, scan.id)!.digest }));
}
