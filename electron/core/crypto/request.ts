import { createSign, generateKeyPairSync } from 'node:crypto';
import { CertificationRequest, CertificationRequestInfo } from '@peculiar/asn1-csr';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  Name,
  RelativeDistinguishedName,
  SubjectPublicKeyInfo,
} from '@peculiar/asn1-x509';
import { encodePublicKey, type KeyPair } from './key-pair.ts';
import { toPem } from './pem.ts';
import { sign } from './signature.ts';

/** Whom a certificate is to name (X.520). */
export interface Subject {
  readonly commonName: string;
  readonly organization: string;
}

export const objectIds = {
  commonName: '2.5.4.3',
  organization: '2.5.4.10',
  /** GM/T 0006: SM2 with SM3. */
  signedWithSm2: '1.2.156.10197.1.501',
  signedWithP256: '1.2.840.10045.4.3.2',
} as const;

/** A PKCS #10 request (RFC 2986) in PEM for a pair of this program's curve, signed by the pair itself. */
export function createRequest(subject: Subject, pair: KeyPair): string {
  return request(subject, encodePublicKey(pair.publicKey), objectIds.signedWithSm2, (info) => sign(pair, info));
}

export interface TlsKey {
  /** PKCS #8 in PEM. */
  readonly privateKey: string;
  /** SubjectPublicKeyInfo in DER. */
  readonly publicKeyInfo: Uint8Array;
  readonly request: string;
}

/** A new key for TLS, which everybody's libraries understand, and its request. */
export function createTlsKey(subject: Subject): TlsKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicKeyInfo = publicKey.export({ format: 'der', type: 'spki' });
  return {
    privateKey: String(privateKey.export({ format: 'pem', type: 'pkcs8' })),
    publicKeyInfo: new Uint8Array(publicKeyInfo),
    request: request(subject, publicKeyInfo, objectIds.signedWithP256, (info) => createSign('sha256').update(info).sign(privateKey)),
  };
}

function request(subject: Subject, publicKeyInfo: Uint8Array, algorithm: string, signed: (info: Uint8Array) => Uint8Array): string {
  const info = new CertificationRequestInfo({
    subject: nameOf(subject),
    subjectPKInfo: AsnConvert.parse(publicKeyInfo, SubjectPublicKeyInfo),
  });
  const bytes = new Uint8Array(AsnConvert.serialize(info));
  const whole = new CertificationRequest({
    certificationRequestInfo: info,
    signatureAlgorithm: new AlgorithmIdentifier({ algorithm }),
    signature: Uint8Array.from(signed(bytes)).buffer,
  });
  return toPem('CERTIFICATE REQUEST', new Uint8Array(AsnConvert.serialize(whole)));
}

function nameOf({ commonName, organization }: Subject): Name {
  const part = (type: string, text: string) =>
    new RelativeDistinguishedName([new AttributeTypeAndValue({ type, value: new AttributeValue({ utf8String: text }) })]);
  return new Name([part(objectIds.organization, organization), part(objectIds.commonName, commonName)]);
}
