import type { Confirmation } from '#shared/model/index.ts';
import { digestHex } from '../crypto/index.ts';
import { canonicalJson } from '../store/index.ts';
import type { MarriageRecord } from './marriage/record.ts';

type Seen = Pick<MarriageRecord, 'couple' | 'application' | 'photoId' | 'characters'>;

/** Digest of all the couple looks at: both forms, what they apply for, the photo, and pictures of characters. */
export function seenDigest({ couple, application, photoId, characters }: Seen): string {
  // Confirmations of before there were such pictures hold.
  const pictured = Object.keys(characters).length === 0 ? {} : { characters };
  return digestHex(canonicalJson({ couple, application, photoId, ...pictured }));
}

/** The couple's confirmation, and whether what they confirmed is still what stands there; null while there is none. */
export function confirmationOf(record: MarriageRecord): Confirmation | null {
  const { confirmation } = record;
  return confirmation && { at: confirmation.at, on: confirmation.on, holds: confirmation.seen === seenDigest(record) };
}
