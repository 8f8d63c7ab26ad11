import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { derOf, issueCertificate, pemOf, readRequest, validityOf, type Issuer, type Subject, type Usage } from './certificates.ts';
import { RequestFile } from './contents.ts';
import { encodeEnvelopedKey } from './der.ts';
import { certificatesOf, presentKey, type Purpose } from './keys.ts';
import { cipherFor, freshKey, keyIdOf, keyPairOf, makeKeyPair, pointOf, sealBlocks, sm3, spkiOf } from './sm2.ts';
import type { Clock, Sender, Store } from './store.ts';

const DAY = 86_400_000;
const PROVINCE: Sender = { office: '', station: '' };

/** What a station imports (section 2.1). */
export interface AnswerFile {
  readonly format: 'tongxin-enrolment-answer/1';
  readonly office: string;
  readonly station: string;
  readonly address: string;
  readonly certificates: { readonly sign: string; readonly encrypt: string; readonly tls: string };
  readonly encryptionKey: string | null;
  readonly authorities: { readonly sm2: string; readonly tls: string };
  readonly province: { readonly sign: string; readonly encrypt: string };
}

export interface EnrolHow {
  /** The authority makes the encryption pair itself (双证书). */
  readonly makesEncryptionPair?: boolean;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

/** A request file that is answered with nothing, and why. */
export class NotEnrolled extends Error {}

export interface Authority {
  /** PEM of the two roots. */
  readonly roots: { readonly sm2: string; readonly tls: string };
  /** SM3 of the DER of each root, 64 hex characters: what the province publishes. */
  readonly fingerprints: { readonly sm2: string; readonly tls: string };
  /** @throws {NotEnrolled} */
  enrol(request: unknown, how?: EnrolHow): AnswerFile;
  /** Revokes a key from now on: of a station or of the province. */
  revoke(keyId: string): void;
  /** Revokes every key of a station. */
  revokeStation(sender: Sender): void;
  /** A new pair of the province, in force from an instant on. @returns its key id. */
  renew(purpose: 'sign' | 'encrypt', from?: Date): string;
  /** For the TLS server: PEM of a fresh key and its certificate. */
  serverIdentity(hosts: readonly string[]): { key: string; cert: string };
}

export function openAuthority(store: Store, clock: Clock, address: () => string): Authority {
  const sm2Issuer = sm2Root(store, clock);
  const tlsIssuer = tlsRoot(store, clock);
  const roots = { sm2: rootCertificate(store, 'sm2'), tls: rootCertificate(store, 'tls') };
  const now = () => clock().toISOString();

  const keep = (row: {
    purpose: Purpose;
    owner: Sender;
    batch: number;
    spki: Uint8Array;
    der: Uint8Array;
    privateKey?: Uint8Array;
  }): string => {
    const keyId = keyIdOf(row.spki);
    const kept = { keyId, purpose: row.purpose, ...row.owner, batch: row.batch, ...validityOf(row.der), certificate: pemOf(row.der) };
    store
      .prepare(
        `INSERT INTO certificates (keyId, purpose, office, station, batch, notBefore, notAfter, revokedAt, certificate, spki, privateKey)
         VALUES (:keyId, :purpose, :office, :station, :batch, :notBefore, :notAfter, NULL, :certificate, :spki, :privateKey)`,
      )
      .run({ ...kept, spki: row.spki, privateKey: row.privateKey ?? null });
    return keyId;
  };

  const renew = (purpose: 'sign' | 'encrypt', from = new Date(clock().getTime() - DAY)): string => {
    const pair = makeKeyPair();
    const spki = spkiOf(pair.point);
    const validity = { notBefore: from, notAfter: new Date(from.getTime() + 5 * 365 * DAY) };
    const der = issueCertificate(sm2Issuer, { subject: { commonName: 'province' }, spki, usage: purpose, ...validity });
    return keep({ purpose, owner: PROVINCE, batch: nextBatch(store), spki, der, privateKey: pair.privateKey });
  };
  for (const purpose of ['sign', 'encrypt'] as const) if (!hasProvinceKey(store, purpose)) renew(purpose);

  const enrol = (request: unknown, how: EnrolHow = {}): AnswerFile => {
    const asked = checkedFile(store, request);
    const { office, station } = asked.file;
    const notBefore = how.notBefore ?? new Date(clock().getTime() - DAY);
    const notAfter = how.notAfter ?? new Date(clock().getTime() + 3 * 365 * DAY);
    const made = how.makesEncryptionPair ? encryptionPairFor(asked.spki.sign) : null;
    const batch = nextBatch(store);
    const issue = (purpose: Purpose, spki: Uint8Array): string => {
      const usage: Usage = purpose === 'tls' ? 'client' : purpose;
      const issuer = purpose === 'tls' ? tlsIssuer : sm2Issuer;
      const der = issueCertificate(issuer, { subject: asked.subject, spki, usage, notBefore, notAfter });
      keep({ purpose, owner: { office, station }, batch, spki, der });
      return pemOf(der);
    };
    return store.transaction(() => ({
      format: 'tongxin-enrolment-answer/1' as const,
      office,
      station,
      address: address(),
      certificates: {
        sign: issue('sign', asked.spki.sign),
        encrypt: issue('encrypt', made?.spki ?? asked.spki.encrypt),
        tls: issue('tls', asked.spki.tls),
      },
      encryptionKey: made?.enveloped ?? null,
      authorities: roots,
      province: {
        sign: presentKey(store, 'sign', now()).row.certificate,
        encrypt: presentKey(store, 'encrypt', now()).row.certificate,
      },
    }))();
  };

  return {
    roots,
    fingerprints: { sm2: fingerprintOf(roots.sm2), tls: fingerprintOf(roots.tls) },
    enrol,
    renew,
    revoke: (keyId) => {
      store.prepare('UPDATE certificates SET revokedAt = :now WHERE keyId = :keyId AND revokedAt IS NULL').run({ now: now(), keyId });
    },
    revokeStation: ({ office, station }) => {
      const update = 'UPDATE certificates SET revokedAt = :now WHERE office = :office AND station = :station AND revokedAt IS NULL';
      store.prepare(update).run({ now: now(), office, station });
    },
    serverIdentity: (hosts) => {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
      const validity = { notBefore: new Date(clock().getTime() - DAY), notAfter: new Date(clock().getTime() + 5 * 365 * DAY) };
      const plan = { subject: { commonName: 'province' }, spki: spkiOfKey(publicKey), usage: 'server' as const, hosts, ...validity };
      return { key: privateKey.export({ format: 'pem', type: 'pkcs8' }) as string, cert: pemOf(issueCertificate(tlsIssuer, plan)) };
    },
  };
}

interface Asked {
  readonly file: RequestFile;
  readonly subject: Subject;
  readonly spki: { readonly sign: Uint8Array; readonly encrypt: Uint8Array; readonly tls: Uint8Array };
}

function checkedFile(store: Store, request: unknown): Asked {
  const read = RequestFile.safeParse(request);
  if (!read.success) throw new NotEnrolled('not a request file');
  const { office, officeName, station, requests } = read.data;
  const subject = { commonName: `${office}-${station}`, organization: officeName };
  const spkiFrom = (purpose: Purpose): Uint8Array => {
    const checked = readRequest(requests[purpose], purpose === 'tls' ? 'P-256' : 'SM2');
    if (!checked) throw new NotEnrolled(`the request for ${purpose} is not signed by its own key`);
    if (JSON.stringify(checked.subject) !== JSON.stringify(subject))
      throw new NotEnrolled(`the request for ${purpose} names another subject`);
    const known = certificatesOf(store, keyIdOf(checked.spki), purpose);
    if (known.some((row) => row.office !== office || row.station !== station)) throw new NotEnrolled('a key belongs to another station');
    if (known.some(({ revokedAt }) => revokedAt !== null)) throw new NotEnrolled('a key was revoked');
    return checked.spki;
  };
  const spki = { sign: spkiFrom('sign'), encrypt: spkiFrom('encrypt'), tls: spkiFrom('tls') };
  if (Buffer.compare(spki.sign, spki.encrypt) === 0) throw new NotEnrolled('sign and encrypt are one key');
  return { file: read.data, subject, spki };
}

/** A pair of the authority's making, for the station's sign key: `SM2EnvelopedKey` in base64. The authority keeps no copy. */
function encryptionPairFor(signSpki: Uint8Array): { spki: Uint8Array; enveloped: string } {
  const owner = pointOf(signSpki);
  if (!owner) throw new NotEnrolled('the sign key is not on the curve');
  const pair = makeKeyPair();
  const key = freshKey();
  const enveloped = { wrapped: cipherFor(owner, key), point: pair.point, sealedPrivateKey: sealBlocks(key, pair.privateKey) };
  return { spki: spkiOf(pair.point), enveloped: Buffer.from(encodeEnvelopedKey(enveloped)).toString('base64') };
}

function sm2Root(store: Store, clock: Clock): Issuer {
  const subject = { commonName: 'Tongxin reference province SM2' };
  const kept = rootKey(store, 'sm2');
  const pair = kept === null ? makeKeyPair() : keyPairOf(Buffer.from(kept, 'hex'));
  const issuer = { subject, spki: spkiOf(pair.point), pair };
  if (kept === null) keepRoot(store, 'sm2', Buffer.from(pair.privateKey).toString('hex'), rootOf(issuer, clock));
  return issuer;
}

function tlsRoot(store: Store, clock: Clock): Issuer {
  const subject = { commonName: 'Tongxin reference province TLS' };
  const kept = rootKey(store, 'tls');
  const key = kept === null ? generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey : createPrivateKey(kept);
  const issuer = { subject, spki: spkiOfKey(createPublicKey(key)), key };
  if (kept === null) keepRoot(store, 'tls', key.export({ format: 'pem', type: 'pkcs8' }) as string, rootOf(issuer, clock));
  return issuer;
}

function rootOf(issuer: Issuer, clock: Clock): string {
  const notBefore = new Date(clock().getTime() - DAY);
  const notAfter = new Date(notBefore.getTime() + 20 * 365 * DAY);
  return pemOf(issueCertificate(issuer, { subject: issuer.subject, spki: issuer.spki, usage: 'authority', notBefore, notAfter }));
}

function rootKey(store: Store, name: string): string | null {
  const find = store.prepare<unknown[], { privateKey: string }>('SELECT privateKey FROM identities WHERE name = :name');
  return find.get({ name })?.privateKey ?? null;
}

function keepRoot(store: Store, name: string, privateKey: string, certificate: string): void {
  store.prepare('INSERT INTO identities VALUES (:name, :privateKey, :certificate)').run({ name, privateKey, certificate });
}

function rootCertificate(store: Store, name: string): string {
  const find = store.prepare<unknown[], { certificate: string }>('SELECT certificate FROM identities WHERE name = :name');
  return find.get({ name })?.certificate ?? '';
}

function hasProvinceKey(store: Store, purpose: Purpose): boolean {
  return store.prepare("SELECT 1 FROM certificates WHERE office = '' AND purpose = :purpose").get({ purpose }) !== undefined;
}

function nextBatch(store: Store): number {
  const find = store.prepare<unknown[], { next: number }>('SELECT coalesce(max(batch), 0) + 1 AS next FROM certificates');
  return find.get()?.next ?? 1;
}

function spkiOfKey(key: KeyObject): Uint8Array {
  return new Uint8Array(key.export({ format: 'der', type: 'spki' }));
}

function fingerprintOf(pem: string): string {
  return sm3(derOf(pem, 'CERTIFICATE')).toString('hex');
}
