import { Temporal } from 'temporal-polyfill';
import { fail, ok, type Result } from '#shared/model/index.ts';
import { isSignedBy, judgeCertificate, keyIdOf, readCertificate, type Certificate, type PublicKey } from '../crypto/index.ts';
import { Keys } from './contents.ts';
import type { SignedKeys } from './transport/transport.ts';

/** The province's keys as they are believed: each certified by the authority that was pinned. */
export interface ProvinceKeys {
  /** What is sealed goes to this one. */
  readonly encrypt: { readonly keyId: string; readonly publicKey: PublicKey };
  /** The key of a signature, if it held at that instant; null: not to be believed. */
  signing(keyId: string, at: Temporal.Instant): PublicKey | null;
  /** Keys that count no more, and since when, whosever they are. */
  readonly revoked: ReadonlyMap<string, Temporal.Instant>;
}

/** As pinned at enrolment. Throws where the certificates are none: they were checked when they were taken in. */
export function keysOfEnrolment(certificates: { readonly sign: string; readonly encrypt: string }, authority: string): ProvinceKeys {
  const issuer = read(authority);
  return keysOf([read(certificates.sign)], read(certificates.encrypt), issuer, new Map());
}

/** The keys that the province says it has, if a key of its own that is certified signed that. */
export function readProvinceKeys(
  signed: SignedKeys,
  authority: string,
  at: Temporal.Instant,
): Result<ProvinceKeys, 'keys.invalid' | 'keys.signature'> {
  const said = Keys.safeParse(jsonOf(signed.document)).data;
  const issuer = read(authority);
  if (!said) return fail('keys.invalid');
  const revoked = new Map(said.revoked.map(({ keyId, since }) => [keyId, Temporal.Instant.from(since)] as const));
  const usable = (pems: readonly string[], use: 'signing' | 'keyWrapping') =>
    pems.flatMap((pem) => {
      const certificate = readCertificate(pem);
      const believed = certificate && judgeCertificate(certificate, { authority: issuer, at, use, commonName: 'province' }) === null;
      return believed && certificate.publicKey && !revoked.has(keyIdOf(certificate.publicKey)) ? [certificate] : [];
    });
  const [encrypt] = usable(said.encrypt, 'keyWrapping');
  const signer = usable(said.sign, 'signing').find(({ publicKey }) => keyIdOf(publicKey!) === signed.signedWith);
  if (!signer || !isSignedBy(signer.publicKey!, signed.document, signed.signature)) return fail('keys.signature');
  if (!encrypt) return fail('keys.invalid');
  return ok(
    keysOf(
      said.sign.flatMap((pem) => readCertificate(pem) ?? []),
      encrypt,
      issuer,
      revoked,
    ),
  );
}

function keysOf(
  sign: readonly Certificate[],
  encrypt: Certificate,
  authority: Certificate,
  revoked: ReadonlyMap<string, Temporal.Instant>,
): ProvinceKeys {
  const publicKey = encrypt.publicKey!;
  return {
    encrypt: { keyId: keyIdOf(publicKey), publicKey },
    signing(keyId, at) {
      const since = revoked.get(keyId);
      if (since && Temporal.Instant.compare(at, since) >= 0) return null;
      const found = sign.find((certificate) => certificate.publicKey && keyIdOf(certificate.publicKey) === keyId);
      const isGood = found && judgeCertificate(found, { authority, at, use: 'signing', commonName: 'province' }) === null;
      return isGood ? found.publicKey : null;
    },
    revoked,
  };
}

function read(pem: string): Certificate {
  const certificate = readCertificate(pem);
  if (certificate === null) throw new Error('a certificate that was taken in is none');
  return certificate;
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
}
