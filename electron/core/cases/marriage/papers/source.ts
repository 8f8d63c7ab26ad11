import type { TFunction } from 'i18next';
import type { CivilDate, Finding, Office } from '#shared/model/index.ts';
import type { ScanPicture } from '../../../archive/index.ts';
import type { RemarksOn } from '../../../documents/remarks.ts';
import type { MarriageRecord } from '../record.ts';

/** What papers of a case are drawn from. */
export interface PaperSource {
  readonly record: MarriageRecord;
  readonly office: Office;
  readonly training: boolean;
  readonly on: CivilDate;
  readonly findings: readonly Finding[];
  /** Digest of the couple's photo in the vault. */
  readonly photoDigest: string | null;
  /** Of papers still asked for. */
  readonly scans: readonly ScanPicture[];
  readonly remarks: RemarksOn;
  /** What the province's QR code on the certificates says; null: none. */
  readonly code: string | null;
  readonly t: TFunction;
}
