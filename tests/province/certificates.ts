import { createPublicKey, randomBytes, sign as signEcdsa, verify as verifyEcdsa, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import { CertificationRequest } from '@peculiar/asn1-csr';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import * as x509 from '@peculiar/asn1-x509';
import { sign as signSm2, sm3, pointOf, verify as verifySm2, type KeyPair } from './sm2.ts';

export const SM2_WITH_SM3 = '1.2.156.10197.1.501';
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const COMMON_NAME = '2.5.4.3';
const ORGANIZATION = '2.5.4.10';

/** Who a certificate is for. */
export interface Subject {
  readonly commonName: string;
  readonly organization?: string;
}

export type Usage = 'authority' | 'sign' | 'encrypt' | 'client' | 'server';

/** What signs certificates: the SM2 pair or the P-256 key of an authority. */
export type Issuer = { readonly subject: Subject; readonly spki: Uint8Array } & ({ readonly pair: KeyPair } | { readonly key: KeyObject });

export interface CertificatePlan {
  readonly subject: Subject;
  readonly spki: Uint8Array;
  readonly usage: Usage;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Names and addresses of a TLS server. */
  readonly hosts?: readonly string[];
}

/** DER of an X.509 v3 certificate. */
export function issueCertificate(issuer: Issuer, plan: CertificatePlan): Uint8Array {
  const algorithm = new x509.AlgorithmIdentifier({ algorithm: 'pair' in issuer ? SM2_WITH_SM3 : ECDSA_WITH_SHA256 });
  const tbsCertificate = new x509.TBSCertificate({
    version: x509.Version.v3,
    serialNumber: Uint8Array.from([0x40, ...randomBytes(15)]).buffer,
    signature: algorithm,
    issuer: nameOf(issuer.subject),
    validity: new x509.Validity({ notBefore: wholeSecond(plan.notBefore), notAfter: wholeSecond(plan.notAfter) }),
    subject: nameOf(plan.subject),
    subjectPublicKeyInfo: AsnConvert.parse(plan.spki, x509.SubjectPublicKeyInfo),
    extensions: new x509.Extensions(extensionsOf(plan, issuer)),
  });
  const tbs = Buffer.from(AsnConvert.serialize(tbsCertificate));
  const signature = 'pair' in issuer ? signSm2(issuer.pair, tbs) : signEcdsa('sha256', tbs, issuer.key);
  const certificate = new x509.Certificate({
    tbsCertificate,
    signatureAlgorithm: algorithm,
    signatureValue: Uint8Array.from(signature).buffer,
  });
  return new Uint8Array(AsnConvert.serialize(certificate));
}

function extensionsOf(plan: CertificatePlan, issuer: Issuer): x509.Extension[] {
  const isAuthority = plan.usage === 'authority';
  const list = [
    extension(x509.id_ce_basicConstraints, new x509.BasicConstraints({ cA: isAuthority }), true),
    extension(x509.id_ce_keyUsage, new x509.KeyUsage(flagsOf(plan.usage)), true),
    extension(x509.id_ce_subjectKeyIdentifier, new x509.SubjectKeyIdentifier(identifierOf(plan.spki))),
    extension(
      x509.id_ce_authorityKeyIdentifier,
      new x509.AuthorityKeyIdentifier({ keyIdentifier: new x509.KeyIdentifier(identifierOf(issuer.spki)) }),
    ),
  ];
  if (plan.usage === 'client') list.push(extension(x509.id_ce_extKeyUsage, new x509.ExtendedKeyUsage([x509.id_kp_clientAuth])));
  if (plan.usage === 'server') list.push(extension(x509.id_ce_extKeyUsage, new x509.ExtendedKeyUsage([x509.id_kp_serverAuth])));
  const names = (plan.hosts ?? []).map((host) => new x509.GeneralName(isIP(host) ? { iPAddress: host } : { dNSName: host }));
  if (names.length > 0) list.push(extension(x509.id_ce_subjectAltName, new x509.SubjectAlternativeName(names)));
  return list;
}

function flagsOf(usage: Usage): number {
  if (usage === 'authority') return x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign;
  return usage === 'encrypt' ? x509.KeyUsageFlags.keyEncipherment : x509.KeyUsageFlags.digitalSignature;
}

function extension(extnID: string, value: unknown, critical = false): x509.Extension {
  return new x509.Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

function identifierOf(spki: Uint8Array): ArrayBuffer {
  return Uint8Array.from(sm3(spki).subarray(0, 20)).buffer;
}

function nameOf({ commonName, organization }: Subject): x509.Name {
  const attribute = (type: string, utf8String: string) =>
    new x509.RelativeDistinguishedName([new x509.AttributeTypeAndValue({ type, value: new x509.AttributeValue({ utf8String }) })]);
  const organizations = organization === undefined ? [] : [attribute(ORGANIZATION, organization)];
  return new x509.Name([attribute(COMMON_NAME, commonName), ...organizations]);
}

/** A PKCS #10 request whose signature by its own key was checked. */
export interface CheckedRequest {
  readonly subject: Subject;
  readonly spki: Uint8Array;
}

/** @returns the request, or null: not one, another curve than it is for, or not signed by the key that it names. */
export function readRequest(pem: string, curve: 'SM2' | 'P-256'): CheckedRequest | null {
  try {
    const der = derOf(pem, 'CERTIFICATE REQUEST');
    const request = AsnConvert.parse(der, CertificationRequest);
    const { subject, subjectPKInfo } = request.certificationRequestInfo;
    const spki = new Uint8Array(AsnConvert.serialize(subjectPKInfo));
    const raw = request.certificationRequestInfoRaw;
    const named = subjectOf(subject);
    if (!raw || !named || !isSignedBy(spki, curve, request.signatureAlgorithm.algorithm, raw, request.signature)) return null;
    return { subject: named, spki };
  } catch {
    return null;
  }
}

function isSignedBy(spki: Uint8Array, curve: 'SM2' | 'P-256', algorithm: string, raw: ArrayBuffer, signature: ArrayBuffer): boolean {
  if (curve === 'SM2') {
    const point = pointOf(spki);
    return algorithm === SM2_WITH_SM3 && point !== null && verifySm2(point, new Uint8Array(signature), new Uint8Array(raw));
  }
  const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  const isP256 = key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
  return isP256 && algorithm === ECDSA_WITH_SHA256 && verifyEcdsa('sha256', Buffer.from(raw), key, Buffer.from(signature));
}

/** One common name and at most one organization, in whatever order; null for any other name. */
function subjectOf(name: x509.Name): Subject | null {
  const attributes = [...name].flatMap((each) => [...each]);
  const values = new Map(attributes.map(({ type, value }) => [type, value.toString()]));
  const commonName = values.get(COMMON_NAME);
  const organization = values.get(ORGANIZATION);
  const known = attributes.length === (organization === undefined ? 1 : 2);
  if (commonName === undefined || !known) return null;
  return { commonName, ...(organization === undefined ? {} : { organization }) };
}

/** When a certificate is in force. Instants with milliseconds, as the store compares them. */
export function validityOf(der: Uint8Array): { notBefore: string; notAfter: string } {
  const { notBefore, notAfter } = AsnConvert.parse(der, x509.Certificate).tbsCertificate.validity;
  return { notBefore: notBefore.getTime().toISOString(), notAfter: notAfter.getTime().toISOString() };
}

export function pemOf(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

export function derOf(pem: string, label: string): Uint8Array {
  const body = pem.trim().match(new RegExp(`^-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----$`))?.[1];
  if (body === undefined) throw new Error(`not a ${label}`);
  return new Uint8Array(Buffer.from(body, 'base64'));
}

function wholeSecond(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 1000) * 1000);
}
