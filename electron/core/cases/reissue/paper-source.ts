import type { TFunction } from 'i18next';
import type { ScanPicture } from '../../archive/index.ts';
import type { CivilDate, Couple, Finding, Office, ReissueApplication, Slot } from '#shared/model/index.ts';

/** What papers of a reissue are drawn from. */
export interface ReissuePaperSource {
  readonly caseNumber: string;
  readonly openedOn: CivilDate;
  readonly couple: Couple;
  readonly application: ReissueApplication;
  /** What a notice states as its grounds, and the examination form as its conclusions. */
  readonly findings: readonly Finding[];
  /** BJ or BL, once the certificates are prepared. */
  readonly registrationNumber: string | null;
  /** Only of those for whom a certificate is issued anew. */
  readonly blanks: Readonly<Record<Slot, string | null>>;
  readonly preparedOn: CivilDate | null;
  /** The day it was refused; its notice, drawn again later, still says so. */
  readonly closedOn: CivilDate | null;
  readonly examinationNote: string;
  /** Of the couple for a marriage certificate, of who applies for a divorce certificate; by its digest in the vault. */
  readonly photoDigest: string | null;
  /** Of papers still asked for. */
  readonly scans: readonly ScanPicture[];
  readonly office: Office;
  readonly training: boolean;
  readonly on: CivilDate;
  /** Digests of the pictures of characters no font draws, by the character. */
  readonly characters: Readonly<Record<string, string>>;
  readonly t: TFunction;
}
