import { createPublicKey, createVerify } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { BasicConstraints, Certificate as Encoded, ExtendedKeyUsage, KeyUsage, KeyUsageFlags, type Name } from '@peculiar/asn1-x509';
import { Temporal } from 'temporal-polyfill';
import { digestHex } from './digest.ts';
import { readPublicKey, type PublicKey } from './key-pair.ts';
import { fromPem } from './pem.ts';
import { objectIds, type Subject } from './request.ts';
import { isSignedBy } from './signature.ts';

/** A certificate (RFC 5280) as far as it is asked about; nothing of it is believed before `judgeCertificate`. */
export interface Certificate {
  readonly pem: string;
  readonly subject: { readonly [part in keyof Subject]: string | null };
  readonly notBefore: Temporal.Instant;
  readonly notAfter: Temporal.Instant;
  /** SubjectPublicKeyInfo in DER. */
  readonly publicKeyInfo: Uint8Array;
  /** Null for a key of another curve. */
  readonly publicKey: PublicKey | null;
  readonly usage: ReadonlySet<'signing' | 'keyWrapping' | 'clientTls' | 'authority'>;
  /** Digest of all its bytes: what two persons compare. */
  readonly fingerprint: string;
  readonly encoded: Encoded;
}

export type CertificateFault = 'untrusted' | 'notYet' | 'expired' | 'otherSubject' | 'otherUse';

/** Reads one certificate in PEM; null when it is none. */
export function readCertificate(pem: string): Certificate | null {
  const bytes = fromPem('CERTIFICATE', pem);
  if (bytes === null) return null;
  try {
    const encoded = AsnConvert.parse(bytes, Encoded);
    const { subject, validity, subjectPublicKeyInfo } = encoded.tbsCertificate;
    const publicKeyInfo = new Uint8Array(AsnConvert.serialize(subjectPublicKeyInfo));
    return {
      pem,
      subject: { commonName: nameIn(subject, objectIds.commonName), organization: nameIn(subject, objectIds.organization) },
      notBefore: instantOf(validity.notBefore.getTime()),
      notAfter: instantOf(validity.notAfter.getTime()),
      publicKeyInfo,
      publicKey: readPublicKey(publicKeyInfo),
      usage: usageOf(encoded),
      fingerprint: digestHex(bytes),
      encoded,
    };
  } catch {
    return null;
  }
}

/** What keeps a certificate from being used so by an instant; null: nothing. `authority` is pinned, and believed. */
export function judgeCertificate(
  certificate: Certificate,
  wanted: {
    readonly authority: Certificate;
    readonly at: Temporal.Instant;
    readonly use: 'signing' | 'keyWrapping' | 'clientTls';
    readonly commonName: string;
  },
): CertificateFault | null {
  if (!isIssuedBy(certificate, wanted.authority)) return 'untrusted';
  if (certificate.subject.commonName !== wanted.commonName) return 'otherSubject';
  if (!certificate.usage.has(wanted.use) || certificate.usage.has('authority')) return 'otherUse';
  for (const { notBefore, notAfter } of [certificate, wanted.authority]) {
    if (Temporal.Instant.compare(wanted.at, notBefore) < 0) return 'notYet';
    if (Temporal.Instant.compare(wanted.at, notAfter) > 0) return 'expired';
  }
  return null;
}

/** Whether a certificate may issue others, and is signed by its own key. */
export function isAuthority(certificate: Certificate): boolean {
  return certificate.usage.has('authority') && isIssuedBy(certificate, certificate);
}

/** Signed by this authority, and saying so. */
function isIssuedBy({ encoded }: Certificate, authority: Certificate): boolean {
  if (!authority.usage.has('authority') || encoded.tbsCertificateRaw === undefined) return false;
  const issuer = Buffer.from(AsnConvert.serialize(encoded.tbsCertificate.issuer));
  if (!issuer.equals(Buffer.from(AsnConvert.serialize(authority.encoded.tbsCertificate.subject)))) return false;
  const signed = new Uint8Array(encoded.tbsCertificateRaw);
  const signature = new Uint8Array(encoded.signatureValue);
  // Both places name the algorithm, and only the signed one counts (RFC 5280 4.1.1.2).
  const { algorithm } = encoded.tbsCertificate.signature;
  if (algorithm !== encoded.signatureAlgorithm.algorithm) return false;
  if (algorithm === objectIds.signedWithSm2) return authority.publicKey !== null && isSignedBy(authority.publicKey, signed, signature);
  if (algorithm !== objectIds.signedWithP256 || authority.publicKey !== null) return false;
  try {
    const key = createPublicKey({ key: Buffer.from(authority.publicKeyInfo), format: 'der', type: 'spki' });
    return createVerify('sha256').update(signed).verify(key, signature);
  } catch {
    return false; // no key of a curve that anybody knows
  }
}

function usageOf({ tbsCertificate }: Encoded): Certificate['usage'] {
  const usage = new Set<'signing' | 'keyWrapping' | 'clientTls' | 'authority'>();
  for (const { extnID, extnValue, critical } of tbsCertificate.extensions ?? []) {
    const value = extnValue.buffer;
    if (extnID === '2.5.29.15') {
      const flags = AsnConvert.parse(value, KeyUsage).toNumber();
      if (flags & KeyUsageFlags.digitalSignature) usage.add('signing');
      if (flags & KeyUsageFlags.keyEncipherment) usage.add('keyWrapping');
    } else if (extnID === '2.5.29.37') {
      if (AsnConvert.parse(value, ExtendedKeyUsage).includes('1.3.6.1.5.5.7.3.2')) usage.add('clientTls');
    } else if (extnID === '2.5.29.19') {
      if (AsnConvert.parse(value, BasicConstraints).cA) usage.add('authority');
    } else if (critical) throw new Error(`a critical extension that is not known: ${extnID}`);
  }
  return usage;
}

function nameIn(name: Name, type: string): string | null {
  const found = name.flat().find((each) => each.type === type);
  return found ? found.value.toString() : null;
}

function instantOf(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}
