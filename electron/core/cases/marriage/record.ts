import type { Confirmation, MarriageApplication, MarriageDeclaration, MarriageState } from '#shared/model/index.ts';
import type { CommonRecord } from '../common-record.ts';

/** Both came in person, and each was asked alone. */
export interface Presence {
  readonly bothPresent: boolean;
  readonly askedApart: boolean;
}

/** What the couple confirmed, as recorded. */
export interface RecordedConfirmation {
  readonly at: string;
  readonly on: Confirmation['on'];
  readonly seen: string;
}

/** A marriage registration. */
export interface MarriageRecord extends CommonRecord {
  readonly business: 'marriage';
  readonly state: MarriageState;
  readonly application: MarriageApplication;
  readonly confirmation: RecordedConfirmation | null;
  readonly presence: Presence | null;
  readonly declared: MarriageDeclaration | null;
  readonly photoId: string | null;
  /** Whom the photo shows, as `personsIn` says it. */
  readonly photoOf: string | null;
}
