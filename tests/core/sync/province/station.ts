import { createPublicKey, generateKeyPairSync, randomUUID, sign as signEcdsa, type KeyObject } from 'node:crypto';
import { Agent, request } from 'node:https';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Attributes, CertificationRequest, CertificationRequestInfo } from '@peculiar/asn1-csr';
import { AsnConvert } from '@peculiar/asn1-schema';
import * as x509 from '@peculiar/asn1-x509';
import { afterAll } from 'vitest';
import { z } from 'zod';
import type { AnswerFile, EnrolHow } from '../../../province/authority.ts';
import { derOf, SM2_WITH_SM3 } from '../../../province/certificates.ts';
import type { ActResult, PartResult } from '../../../province/contents.ts';
import { openEnvelope, readEnvelope, sealEnvelope, type Lane, type Unsealed } from '../../../province/envelope.ts';
import type { Province } from '../../../province/province.ts';
import { makeKeyPair, pointOf, sign, sm3, spkiOf, verify, type KeyPair } from '../../../province/sm2.ts';

export const ZEROS = '0'.repeat(64);
export const NOW = new Date('2026-05-20T02:30:00.000Z');

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export function folderFor(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `tongxin-province-${name}-`));
  folders.push(folder);
  return folder;
}

export const page = readFileSync(join(import.meta.dirname, '../../../../docs/sync-protocol.md'), 'utf8');

/** JSON, after it was held against a schema of section 8. */
export function schemed<T>(name: 'Receipts' | 'Answer' | 'State' | 'Signed' | 'Keys' | 'Refusal', text: string): T {
  const schema = page.match(new RegExp(`\\*\\*${name}\\*\\*\n\n\`\`\`json\n([^\`]*)\`\`\``))?.[1] ?? '';
  return z.fromJSONSchema(JSON.parse(schema) as Parameters<typeof z.fromJSONSchema>[0]).parse(JSON.parse(text)) as T;
}

export interface StationKeys {
  readonly sign: KeyPair;
  readonly encrypt: KeyPair;
  readonly tls: KeyObject;
}

export function makeKeys(): StationKeys {
  return { sign: makeKeyPair(), encrypt: makeKeyPair(), tls: generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey };
}

/** A request file as section 2.1 says. */
export function requestFile(keys: StationKeys, office = '329901', station = 'S01'): Record<string, unknown> {
  const officeName = '示范县民政局婚姻登记处';
  const csr = (spki: Uint8Array, algorithm: string, signed: (bytes: Uint8Array) => Uint8Array): string => {
    const attribute = (type: string, utf8String: string) =>
      new x509.RelativeDistinguishedName([new x509.AttributeTypeAndValue({ type, value: new x509.AttributeValue({ utf8String }) })]);
    const info = new CertificationRequestInfo({
      subject: new x509.Name([attribute('2.5.4.3', `${office}-${station}`), attribute('2.5.4.10', officeName)]),
      subjectPKInfo: AsnConvert.parse(spki, x509.SubjectPublicKeyInfo),
      attributes: new Attributes(),
    });
    const signature = signed(new Uint8Array(AsnConvert.serialize(info)));
    const whole = new CertificationRequest({
      certificationRequestInfo: info,
      signatureAlgorithm: new x509.AlgorithmIdentifier({ algorithm }),
      signature: Uint8Array.from(signature).buffer,
    });
    const base64 = Buffer.from(AsnConvert.serialize(whole))
      .toString('base64')
      .match(/.{1,64}/g);
    return `-----BEGIN CERTIFICATE REQUEST-----\n${base64?.join('\n')}\n-----END CERTIFICATE REQUEST-----\n`;
  };
  const sm2 = (pair: KeyPair) => csr(spkiOf(pair.point), SM2_WITH_SM3, (bytes) => sign(pair, bytes));
  const tlsSpki = new Uint8Array(createPublicKey(keys.tls).export({ format: 'der', type: 'spki' }));
  const tls = csr(tlsSpki, '1.2.840.10045.4.3.2', (bytes) => signEcdsa('sha256', bytes, keys.tls));
  const requests = { sign: sm2(keys.sign), encrypt: sm2(keys.encrypt), tls };
  return { format: 'tongxin-enrolment-request/1', office, officeName, station, madeAt: NOW.toISOString(), requests };
}

export interface Response {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

export interface Receipts {
  readonly sequence: number;
  readonly digest: string;
  readonly acts: ActResult[];
  readonly part: PartResult | null;
}

export type Station = ReturnType<typeof stationWith>;

export function enrolStation(province: Province, office = '329901', station = 'S01', how: EnrolHow = {}, keys = makeKeys()): Station {
  return stationWith(province.authority.enrol(requestFile(keys, office, station), how), keys);
}

/** A station that keeps no store: it knows where its chains stand, and what it holds of keys. */
export function stationWith(answer: AnswerFile, keys: StationKeys) {
  const { office, station } = answer;
  const ends = { acts: { sequence: 0, digest: ZEROS }, questions: { sequence: 0, digest: ZEROS } };
  const tlsKey = keys.tls.export({ format: 'pem', type: 'pkcs8' }) as string;

  const seal = (lane: Lane, contentType: Unsealed['contentType'], content: Uint8Array, changed: Partial<Unsealed> = {}): Buffer => {
    const { sequence, digest } = ends[lane];
    const chained = { from: 'station' as const, office, station, lane, sequence: sequence + 1, previous: digest };
    const madeAt = NOW.toISOString();
    return sealEnvelope({ ...chained, contentType, madeAt, ...changed }, content, { signer: keys.sign, recipient: provincePoint(answer) });
  };
  const call = (path: string, options: CallOptions = {}) =>
    send(answer.address, path, { key: tlsKey, cert: answer.certificates.tls, ca: answer.authorities.tls, ...options });
  const post = (bytes: Uint8Array, options: CallOptions = {}) =>
    call('/v1/envelopes', { method: 'POST', type: 'application/vnd.tongxin.envelope', body: bytes, ...options });

  const advance = (lane: Lane, bytes: Uint8Array): void => {
    ends[lane] = { sequence: readEnvelope(bytes).header.sequence, digest: sm3(bytes).toString('hex') };
  };
  /** What a province has answered, after the checks of a receiver. */
  const open = (response: Response): string => {
    if (response.status !== 200) throw new Error(`${response.status} ${response.body.toString()}`);
    const envelope = readEnvelope(response.body);
    const signer = pointOf(spkiIn(answer.province.sign));
    if (!signer || !verify(signer, envelope.signature, envelope.signed)) throw new Error('signed by somebody else');
    if (envelope.header.from !== 'province' || envelope.header.station !== station) throw new Error('for somebody else');
    return Buffer.from(openEnvelope(envelope, keys.encrypt)).toString();
  };
  const sendActs = async (...acts: unknown[]): Promise<Receipts> => {
    const bytes = seal('acts', 'acts', Buffer.from(JSON.stringify({ acts })));
    const receipts = schemed<Receipts>('Receipts', open(await post(bytes)));
    advance('acts', bytes);
    return receipts;
  };
  const ask = async (question: Record<string, unknown>): Promise<Record<string, unknown>> => {
    const bytes = seal('questions', 'question', Buffer.from(JSON.stringify({ id: randomUUID(), askedAt: NOW.toISOString(), ...question })));
    const given = schemed<Record<string, unknown>>('Answer', open(await post(bytes)));
    advance('questions', bytes);
    return given;
  };
  const sendPart = async (head: Record<string, unknown>, bytes: Uint8Array): Promise<Response> => {
    const envelope = seal('acts', 'part', partContent(head, bytes));
    const response = await post(envelope);
    if (response.status === 200) advance('acts', envelope);
    return response;
  };
  return { office, station, keys, answer, ends, tlsKey, seal, call, post, advance, open, sendActs, ask, sendPart };
}

export function partContent(head: Record<string, unknown>, bytes: Uint8Array): Buffer {
  const json = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json, bytes]);
}

/** The code of a refusal. */
export function codeOf(response: Response): string {
  return `${response.status} ${schemed<{ error: { code: string } }>('Refusal', response.body.toString()).error.code}`;
}

interface CallOptions {
  readonly method?: string;
  readonly type?: string;
  readonly body?: Uint8Array;
  readonly key?: string;
  readonly cert?: string;
  readonly ca?: string;
  readonly timeout?: number;
  readonly headers?: Record<string, string>;
}

/** One request over a connection of its own. Rejects when the connection breaks, or nothing comes within `timeout` ms. */
export function send(address: string, path: string, options: CallOptions = {}): Promise<Response> {
  const { method = 'GET', type, body, key, cert, ca, timeout = 20_000, headers = {} } = options;
  const agent = new Agent({ keepAlive: false });
  const tls = { ...(key === undefined ? {} : { key }), ...(cert === undefined ? {} : { cert }), ...(ca === undefined ? {} : { ca }) };
  const sized = body && !('Transfer-Encoding' in headers) ? { 'Content-Length': String(body.length) } : {};
  const given = { ...(type === undefined ? {} : { 'Content-Type': type }), ...sized, ...headers };
  return new Promise((resolve, reject) => {
    const sent = request(`${address}${path}`, { method, agent, timeout, headers: given, ...tls }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }));
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer')));
    sent.on('error', reject);
    sent.end(body);
  });
}

function provincePoint(answer: AnswerFile): Uint8Array {
  const point = pointOf(spkiIn(answer.province.encrypt));
  if (!point) throw new Error('the province has no key');
  return point;
}

function spkiIn(pem: string): Uint8Array {
  const certificate = AsnConvert.parse(derOf(pem, 'CERTIFICATE'), x509.Certificate);
  return new Uint8Array(AsnConvert.serialize(certificate.tbsCertificate.subjectPublicKeyInfo));
}
