import { holdKeyPair, keyPairOf, type Signer, type Unwrapper } from '../../crypto/index.ts';
import type { ReadableDb, StationKeyBox } from '../../store/index.ts';
import type { OwnKeys } from '../sealing/jobs.ts';
import { findEnrolled, listEarlierEncryptKeys, type EnrolledRow } from './records.ts';

/**
 * The keys in use, as whoever seals and sends needs them. `sign` and the unwrappers give no key away, so that a UKey or a
 * card may stand in their place; TLS is the operating program's own, and needs its key.
 */
export interface StationKeys {
  readonly sign: Signer;
  readonly encrypt: Unwrapper;
  /** For what was sealed before the keys were renewed: a repeated answer comes as it was. */
  readonly earlier: readonly Unwrapper[];
  /** PEM; the key in PKCS #8. */
  readonly tls: { readonly certificate: string; readonly privateKey: string };
  /** The same keys for the sealing thread, which alone uses them then; null where one of them gives no key away. */
  readonly own: OwnKeys | null;
}

/** Null when the station is not enrolled, or one of its keys is not in this store. */
export function openStationKeys(db: ReadableDb, box: StationKeyBox): StationKeys | null {
  const enrolled = findEnrolled(db);
  if (enrolled === null) return null;
  const { keyIds, certificates } = enrolled.answer;
  const sign = holdKey(box, keyIds.sign);
  const encrypt = holdKey(box, keyIds.encrypt);
  const tls = box.find(keyIds.tls);
  if (!sign || !encrypt || !tls) return null;
  return {
    sign,
    encrypt,
    earlier: listEarlierEncryptKeys(db).flatMap((keyId) => holdKey(box, keyId) ?? []),
    tls: { certificate: certificates.tls, privateKey: Buffer.from(tls).toString('utf8') },
    own: ownKeys(box, keyIds.sign, [keyIds.encrypt, ...listEarlierEncryptKeys(db)]),
  };
}

function ownKeys(box: StationKeyBox, sign: string, encrypt: readonly string[]): OwnKeys | null {
  const own = box.find(sign);
  return own && { sign: own, encrypt: encrypt.flatMap((keyId) => box.find(keyId) ?? []) };
}

/** A pair that lies in this store; null when it is not here. */
export function holdKey(box: StationKeyBox, keyId: string): (Signer & Unwrapper) | null {
  const privateKey = box.find(keyId);
  const pair = privateKey && keyPairOf(privateKey);
  return pair ? holdKeyPair(pair) : null;
}

/** Whether this store lacks one of these private keys, as after a restore from a backup of before they were made. */
export function isLost(box: StationKeyBox, keyIds: EnrolledRow['answer']['keyIds']): boolean {
  return Object.values(keyIds).some((keyId) => box.find(keyId) === null);
}
