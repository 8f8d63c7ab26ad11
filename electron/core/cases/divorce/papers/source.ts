import type { TFunction } from 'i18next';
import type {
  CivilDate,
  CoolingOffDates,
  Couple,
  DivorceApplication,
  DivorceVisit,
  Finding,
  Interview,
  Office,
  Slot,
} from '#shared/model/index.ts';
import type { ScanPicture } from '../../../archive/index.ts';
import type { RemarksOn } from '../../../documents/remarks.ts';

/** What papers of a divorce are drawn from. */
export interface DivorcePaperSource {
  readonly caseNumber: string;
  readonly openedOn: CivilDate;
  readonly couple: Couple;
  /** Of whom the name was changed between the visits: the one of the application. */
  readonly formerNames: Readonly<Record<Slot, string | null>>;
  readonly application: DivorceApplication;
  /** null until the application is accepted. */
  readonly dates: CoolingOffDates | null;
  /** Of 《离婚登记申请受理回执单》. */
  readonly receiptNumber: string | null;
  readonly registrarName: string;
  /** What a notice states as its grounds, and the examination form as its conclusions. */
  readonly findings: readonly Finding[];
  /** Who withdraws, and on which day; null: nobody does. */
  readonly withdrawal: { readonly by: Slot; readonly on: CivilDate; readonly receiptShown: boolean } | null;
  readonly interviews: Readonly<Record<Slot, Interview | null>>;
  readonly visits: readonly DivorceVisit[];
  readonly registrationNumber: string | null;
  readonly blanks: Readonly<Record<Slot, string | null>>;
  readonly preparedOn: CivilDate | null;
  /** The day it was refused; its notice, drawn again later, still says so. */
  readonly closedOn: CivilDate | null;
  readonly examinationNote: string;
  /** Of the picture of each alone, in the vault. */
  readonly photoDigests: Readonly<Record<Slot, string | null>>;
  /** Of papers still asked for. */
  readonly scans: readonly ScanPicture[];
  readonly office: Office;
  readonly training: boolean;
  readonly on: CivilDate;
  /** Instant, ISO 8601: when a record is written. */
  readonly now: string;
  /** Digests of the pictures of characters no font draws, by the character. */
  readonly characters: Readonly<Record<string, string>>;
  readonly remarks: RemarksOn;
  /** What the province's QR code on the certificates says; null: none. */
  readonly code: string | null;
  readonly t: TFunction;
}

/** Field → text, as the form prints it. */
export type Values = Readonly<Record<string, string>>;
