import type { Confirmation } from '#shared/model/index.ts';
import { digestHex } from '../crypto/index.ts';
import { canonicalJson } from '../store/index.ts';
import type { CaseRecord } from './case-record.ts';

/** Digest of all the couple looks at: both forms, what they apply for, and the photo. */
export function seenDigest({ couple, application, photoId }: Pick<CaseRecord, 'couple' | 'application' | 'photoId'>): string {
  return digestHex(canonicalJson({ couple, application, photoId }));
}

/** The couple's confirmation, and whether what they confirmed is still what stands there; null while there is none. */
export function confirmationOf(record: CaseRecord): Confirmation | null {
  const { confirmation } = record;
  return confirmation && { at: confirmation.at, on: confirmation.on, holds: confirmation.seen === seenDigest(record) };
}
