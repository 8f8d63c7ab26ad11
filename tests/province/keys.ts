import { keyPairOf, pointOf, sign, type KeyPair } from './sm2.ts';
import type { RefusalCode } from './refusal.ts';
import type { Sender, Store } from './store.ts';

export type Purpose = 'sign' | 'encrypt' | 'tls';

/** A certificate that the authority has issued; of the province where `office` is empty. */
export interface CertificateRow {
  readonly keyId: string;
  readonly purpose: Purpose;
  readonly office: string;
  readonly station: string;
  /** Certificates of one answer file have the same batch. */
  readonly batch: number;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly revokedAt: string | null;
  readonly certificate: string;
  readonly spki: Uint8Array;
  readonly privateKey: Uint8Array | null;
}

type Standing = 'ok' | 'unknown' | 'revoked' | 'expired' | 'notYet';

/** How the certificates of a key stand now: one in its time is enough, and a revoked key has none. */
export function standingOf(rows: readonly CertificateRow[], now: string): Standing {
  if (rows.length === 0) return 'unknown';
  if (rows.some(({ revokedAt }) => revokedAt !== null && revokedAt <= now)) return 'revoked';
  if (rows.some(({ notBefore, notAfter }) => notBefore <= now && now <= notAfter)) return 'ok';
  return rows.every(({ notBefore }) => now < notBefore) ? 'notYet' : 'expired';
}

export function certificatesOf(store: Store, keyId: string, purpose: Purpose): CertificateRow[] {
  const find = store.prepare<unknown[], CertificateRow>(
    'SELECT * FROM certificates WHERE keyId = :keyId AND purpose = :purpose ORDER BY batch',
  );
  return find.all({ keyId, purpose });
}

/** The signing key of a station, or the code of section 6. */
export function signerOf(store: Store, keyId: string, { office, station }: Sender, now: string): CertificateRow | RefusalCode {
  const rows = certificatesOf(store, keyId, 'sign').filter((row) => row.office === office && row.station === station);
  const standing = standingOf(rows, now);
  if (standing === 'unknown') return 'envelope.foreignKey';
  if (standing === 'revoked') return 'envelope.revokedKey';
  const last = rows.at(-1);
  return standing === 'ok' && last ? last : 'envelope.expiredKey';
}

/** Where an answer is sealed for: the `encrypt` key that came in the same answer file as the key which signed the envelope. */
export function recipientFor(store: Store, signer: CertificateRow): Uint8Array {
  const find = store.prepare<unknown[], CertificateRow>("SELECT * FROM certificates WHERE purpose = 'encrypt' AND batch = :batch");
  const row = find.get({ batch: signer.batch });
  const point = row ? pointOf(row.spki) : null;
  if (!point) throw new Error('a station has no key to seal for');
  return point;
}

/** The point of a station's `encrypt` key. */
export function stationKey(store: Store, keyId: string): Uint8Array {
  const point = pointOf(certificatesOf(store, keyId, 'encrypt')[0]?.spki ?? new Uint8Array());
  if (!point) throw new Error('a station has no such key');
  return point;
}

/** The pair behind `sealedFor`, as long as it is a key of the province in force. */
export function provinceKey(store: Store, keyId: string, now: string): KeyPair | null {
  const rows = certificatesOf(store, keyId, 'encrypt').filter(({ office }) => office === '');
  const privateKey = rows.at(-1)?.privateKey;
  return privateKey && standingOf(rows, now) === 'ok' ? keyPairOf(privateKey) : null;
}

function provinceRows(store: Store, purpose: Purpose): CertificateRow[] {
  const find = store.prepare<unknown[], CertificateRow>(
    "SELECT * FROM certificates WHERE office = '' AND purpose = :purpose AND revokedAt IS NULL ORDER BY notBefore DESC, batch DESC",
  );
  return find.all({ purpose });
}

/** The newest key in force: what the province signs with and is sealed for. */
export function presentKey(store: Store, purpose: 'sign' | 'encrypt', now: string): { pair: KeyPair; row: CertificateRow } {
  const row = provinceRows(store, purpose).find((each) => standingOf([each], now) === 'ok');
  if (!row?.privateKey) throw new Error(`the province has no ${purpose} key in force`);
  return { pair: keyPairOf(row.privateKey), row };
}

/** `Signed` with `Keys`: the present keys first, then those to come, then those before, which old answers are signed with. */
export function signedKeys(store: Store, { office, station }: Sender, now: string): string {
  const listed = (purpose: 'sign' | 'encrypt') => {
    const rows = provinceRows(store, purpose);
    const present = presentKey(store, purpose, now).row.certificate;
    const toCome = rows.filter((row) => row.notBefore > now).map(({ certificate }) => certificate);
    const before = purpose === 'sign' ? rows.filter((row) => row.notBefore <= now).map(({ certificate }) => certificate) : [];
    return [...new Set([present, ...toCome, ...before])];
  };
  const revoked = store
    .prepare(
      `SELECT DISTINCT keyId, revokedAt AS since FROM certificates
       WHERE revokedAt IS NOT NULL AND (office = '' OR (office = :office AND station = :station)) ORDER BY since, keyId`,
    )
    .all({ office, station });
  const document = Buffer.from(JSON.stringify({ issuedAt: now, sign: listed('sign'), encrypt: listed('encrypt'), revoked }));
  const { pair, row } = presentKey(store, 'sign', now);
  const signature = Buffer.from(sign(pair, document)).toString('base64');
  return JSON.stringify({ document: document.toString('base64'), signature, signedWith: row.keyId });
}
