/** What a province refuses of envelopes that this program's own code makes, and that others change: each by its own code, none ingested. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  createContentKey,
  createKeyPair,
  createRequest,
  holdKeyPair,
  keyIdOf,
  readCertificate,
  sealContent,
  sign,
  wrapKey,
  type KeyPair,
} from '#core/crypto/index.ts';
import { canonicalJson } from '#core/store/canonical-json.ts';
import { sealEnvelope, type Address } from '#core/sync/envelope/index.ts';
import { readEnvelope, writeHead, writeSigned, writeWhole, type EnvelopeParts } from '#core/sync/envelope/layout.ts';
import { startProvince, type Province } from '../../province/province.ts';
import { li, registration, wang } from './province/acts.ts';
import { codeOf, enrolStation, folderFor, NOW, send, type Response, type Station } from './province/station.ts';

const folder = folderFor('refusals');
let now = NOW;
let province: Province;
let station: Station;
let neighbour: Station;
/** Of an authority that this province never heard of. */
let foreign: Station;
let elsewhere: Province;
beforeAll(async () => {
  province = await startProvince({ folder, clock: () => now });
  elsewhere = await startProvince({ folder: folderFor('elsewhere'), clock: () => now });
  station = enrolStation(province);
  neighbour = enrolStation(province, '329901', 'S02');
  foreign = enrolStation(elsewhere);
  await station.sendActs(registration('marriage', li, wang, { number: 'J329901-2026-000777' }));
});
beforeEach(() => void (now = NOW));
afterAll(async () => {
  await province.stop();
  await elsewhere.stop();
});

const signing = (of: Station = station): KeyPair => ({ privateKey: of.keys.sign.privateKey, publicKey: of.keys.sign.point });
const recipientOf = (of: Station = station) => {
  const publicKey = readCertificate(of.answer.province.encrypt)!.publicKey!;
  return { publicKey, keyId: keyIdOf(publicKey) };
};
const acts = (...of: unknown[]) => Buffer.from(JSON.stringify({ acts: of.length > 0 ? of : [registration('marriage', li, wang)] }));

/** Sealed by the program as the next envelope of this station, but for what is said. */
async function sealed(
  changed: Partial<Address> = {},
  content: Uint8Array = acts(),
  by: KeyPair = signing(),
  to = recipientOf(),
): Promise<Uint8Array> {
  const { sequence, digest } = station.ends.acts;
  const address: Address = {
    from: 'station',
    office: '329901',
    station: 'S01',
    lane: 'acts',
    sequence: sequence + 1,
    previous: digest,
    contentType: 'acts',
    compression: 'deflate',
    madeAt: NOW.toISOString(),
    ...changed,
  };
  return (await sealEnvelope(address, content, holdKeyPair(by), to)).bytes;
}

/** The envelope put together again with other parts, and signed anew by the station: what only its owner could do. */
async function resigned(change: (parts: EnvelopeParts) => Partial<EnvelopeParts>): Promise<Uint8Array> {
  const read = readEnvelope(await sealed());
  if (!read.ok) throw new Error(read.error);
  const { header, wrappedKey, nonce, ciphertext, tag } = { ...read.value, ...change(read.value) };
  const signed = writeSigned(writeHead(header, wrappedKey), nonce, ciphertext, tag);
  return writeWhole(signed, sign(signing(), signed));
}

const turned = (bytes: Uint8Array, at: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  const place = (at + copy.length) % copy.length;
  copy[place] = copy[place]! ^ 1;
  return copy;
};
const headerOf = (bytes: Uint8Array) => 8 + Buffer.from(bytes).readUInt32BE(4);
/** The bytes with another header in the place of theirs, whatever it is. */
async function withHeader(change: (header: Record<string, unknown>) => unknown, text = canonicalJson): Promise<Uint8Array> {
  const bytes = await sealed();
  const header = JSON.parse(Buffer.from(bytes.subarray(8, headerOf(bytes))).toString()) as Record<string, unknown>;
  const other = Buffer.from(text(change(header)));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(other.length);
  return Buffer.concat([bytes.subarray(0, 4), length, other, bytes.subarray(headerOf(bytes))]);
}
const post = async (bytes: Uint8Array | Promise<Uint8Array>) => station.post(await bytes);
const certified = (of: Station, as: Station = of) =>
  send(province.address, '/v1/state', { ca: station.answer.authorities.tls, key: of.tlsKey, cert: as.answer.certificates.tls });
const day = 86_400_000;

const refused: readonly [what: string, code: string, send: () => Promise<Response>][] = [
  // No envelope at all, or cut
  ['nothing', '400 envelope.notOne', () => post(new Uint8Array(0))],
  ['text', '400 envelope.notOne', () => post(Buffer.from('{"acts":[]}'))],
  ['another magic', '400 envelope.notOne', async () => post(turned(await sealed(), 3))],
  ['cut after the magic', '400 envelope.truncated', async () => post((await sealed()).subarray(0, 6))],
  ['cut within the header', '400 envelope.truncated', async () => post((await sealed()).subarray(0, 100))],
  ['cut within the wrapped key', '400 envelope.truncated', async () => post((await sealed()).subarray(0, headerOf(await sealed()) + 20))],
  ['cut within the ciphertext', '400 envelope.truncated', async () => post((await sealed()).subarray(0, -200))],
  ['cut by its last byte', '400 envelope.truncated', async () => post((await sealed()).subarray(0, -1))],
  ['a byte behind it', '400 envelope.trailing', async () => post(Buffer.concat([await sealed(), Buffer.alloc(1)]))],
  ['two in one', '400 envelope.trailing', async () => post(Buffer.concat([await sealed(), await sealed()]))],
  ['a header of 4 GiB', '400 envelope.tooLong', () => post(Buffer.from('TXEV\xff\xff\xff\xff', 'latin1'))],
  // Its header
  [
    'a header that is no JSON',
    '400 envelope.header',
    () =>
      post(
        withHeader(
          () => null,
          () => '{',
        ),
      ),
  ],
  [
    'a header that is not canonical',
    '400 envelope.header',
    () =>
      post(
        withHeader(
          (header) => header,
          (header) => JSON.stringify(header, null, 1),
        ),
      ),
  ],
  ['a header with one member more', '400 envelope.header', () => post(withHeader((header) => ({ ...header, note: 'x' })))],
  ['a header with one member less', '400 envelope.header', () => post(withHeader((header) => ({ ...header, madeAt: undefined })))],
  ['the number 0', '400 envelope.header', () => post(withHeader((header) => ({ ...header, sequence: 0 })))],
  ['version 2', '400 envelope.version', () => post(withHeader((header) => ({ ...header, version: 2 })))],
  ['a suite that nobody knows', '400 envelope.suite', () => post(withHeader((header) => ({ ...header, suite: 'NONE' })))],
  // Tampered with: each byte that is signed
  ['another number, not signed anew', '403 envelope.signature', () => post(withHeader((header) => ({ ...header, sequence: 9 })))],
  ['a turned bit in the wrapped key', '403 envelope.signature', async () => post(turned(await sealed(), headerOf(await sealed()) + 30))],
  ['a turned bit in the ciphertext', '403 envelope.signature', async () => post(turned(await sealed(), -150))],
  ['a turned bit in the tag', '403 envelope.signature', async () => post(turned(await sealed(), -85))],
  ['a turned bit in the signature', '403 envelope.signature', async () => post(turned(await sealed(), -5))],
  [
    'no signature',
    '403 envelope.signature',
    async () => {
      const read = readEnvelope(await sealed());
      if (!read.ok) throw new Error(read.error);
      return post(writeWhole(read.value.signed, new Uint8Array(0)));
    },
  ],
  [
    'signed by another key in its name',
    '403 envelope.signature',
    async () => {
      const read = readEnvelope(await sealed());
      if (!read.ok) throw new Error(read.error);
      return post(writeWhole(read.value.signed, sign(createKeyPair(), read.value.signed)));
    },
  ],
  // Foreign
  ['a key that was never certified', '403 envelope.foreignKey', () => post(sealed({}, acts(), createKeyPair()))],
  ["the neighbour's key", '403 envelope.foreignKey', () => post(sealed({}, acts(), signing(neighbour)))],
  ['a key certified by another province', '403 envelope.foreignKey', () => post(sealed({}, acts(), signing(foreign)))],
  ['in the name of the neighbour', '403 envelope.foreignStation', () => post(sealed({ station: 'S02' }))],
  ['in the name of another office', '403 envelope.foreignStation', () => post(sealed({ office: '329902' }))],
  [
    'an envelope of the neighbour brought by this station',
    '403 envelope.foreignStation',
    () => post(neighbour.seal('acts', 'acts', acts())),
  ],
  ['sealed for another province', '421 envelope.wrongRecipient', () => post(sealed({}, acts(), signing(), recipientOf(foreign)))],
  ['one in the name of the province', '422 envelope.direction', () => post(sealed({ from: 'province' }))],
  ['a question in the lane of acts', '422 envelope.direction', () => post(sealed({ contentType: 'question' }))],
  ['an answer', '422 envelope.direction', () => post(sealed({ contentType: 'receipts' }))],
  // Re-ordered and replayed
  ['one before its turn', '409 chain.gap', () => post(sealed({ sequence: 3 }))],
  ['one far ahead', '409 chain.gap', () => post(sealed({ sequence: Number.MAX_SAFE_INTEGER }))],
  ['another one under a number that was used', '409 chain.replayed', () => post(sealed({ sequence: 1, previous: '0'.repeat(64) }))],
  ['the next one after another than the last', '409 chain.broken', () => post(sealed({ previous: 'a'.repeat(64) }))],
  ['the next one as if it were the first', '409 chain.broken', () => post(sealed({ previous: '0'.repeat(64) }))],
  // Sealed wrongly by the owner
  ['a wrapped key of nothing', '422 envelope.wrappedKey', () => post(resigned(() => ({ wrappedKey: new Uint8Array(0) })))],
  [
    'a wrapped key for somebody else',
    '422 envelope.wrappedKey',
    () => post(resigned(({ wrappedKey }) => ({ wrappedKey: turned(wrappedKey, 60) }))),
  ],
  ['another nonce', '422 envelope.sealBroken', () => post(resigned(({ nonce }) => ({ nonce: turned(nonce, 0) })))],
  ['another ciphertext', '422 envelope.sealBroken', () => post(resigned(({ ciphertext }) => ({ ciphertext: turned(ciphertext, 5) })))],
  ['another tag', '422 envelope.sealBroken', () => post(resigned(({ tag }) => ({ tag: turned(tag, 5) })))],
  [
    'the content of another header',
    '422 envelope.sealBroken',
    () => post(resigned(({ header }) => ({ header: { ...header, madeAt: '2026-05-20T02:30:01.000Z' } }))),
  ],
  ['said to be compressed, and is not', '422 envelope.compression', () => post(notCompressed())],
  ['what swells beyond all measure', '422 envelope.compression', () => post(sealed({}, Buffer.alloc(65 * 1024 * 1024)))],
  // Contents
  ['no JSON', '422 content.invalid', () => post(sealed({}, Buffer.from('结婚')))],
  ['no act', '422 content.invalid', () => post(sealed({}, Buffer.from('{"acts":[]}')))],
  ['an act without a key', '422 content.invalid', () => post(sealed({}, acts({ ...registration('marriage', li, wang), id: '' })))],
  [
    '201 acts',
    '422 content.tooMany',
    () => post(sealed({}, acts(...Array.from({ length: 201 }, () => registration('marriage', li, wang))))),
  ],
  // Certificates
  ['no client certificate', '401 certificate.missing', () => send(province.address, '/v1/state', { ca: station.answer.authorities.tls })],
  ['a client certificate of another authority', '401 certificate.untrusted', () => certified(foreign)],
  [
    'an expired client certificate',
    '401 certificate.expired',
    () =>
      certified(
        enrolStation(province, '329901', 'S11', { notBefore: new Date(NOW.getTime() - 9 * day), notAfter: new Date(NOW.getTime() - day) }),
      ),
  ],
  [
    'a client certificate before its time',
    '401 certificate.notYet',
    () => certified(enrolStation(province, '329901', 'S12', { notBefore: new Date(NOW.getTime() + day) })),
  ],
  [
    'a revoked client certificate',
    '403 certificate.revoked',
    () => {
      const lost = enrolStation(province, '329901', 'S13');
      province.authority.revokeStation(lost);
      return certified(lost);
    },
  ],
  [
    'a revoked signing key',
    '403 envelope.revokedKey',
    () => {
      const stolen = enrolStation(province, '329901', 'S14');
      province.authority.revoke(keyIdOf(stolen.keys.sign.point));
      return stolen.post(stolen.seal('acts', 'acts', acts()));
    },
  ],
];

/** Sealed by the owner, but not compressed as the header says. */
async function notCompressed(): Promise<Uint8Array> {
  const read = readEnvelope(await sealed());
  if (!read.ok) throw new Error(read.error);
  const key = createContentKey();
  const head = writeHead(read.value.header, wrapKey(recipientOf().publicKey, key));
  const { nonce } = read.value;
  const { ciphertext, tag } = sealContent(key, nonce, acts(), head);
  const signed = writeSigned(head, nonce, ciphertext, tag);
  return writeWhole(signed, sign(signing(), signed));
}

test('there are at least forty', () => expect(refused.length).toBeGreaterThanOrEqual(40));

test.each(refused)('%s: %s', async (_, code, attempt) => {
  const before = province.acts();
  const logged = linesOfLog();
  const response = await attempt();
  expect(codeOf(response)).toBe(code);
  expect(province.acts()).toEqual(before);
  const said = linesOfLog().slice(logged.length).join('\n');
  expect(said).toContain(code.split(' ')[1]);
  expect(said).not.toMatch(/李明|王芳|3299011990/);
});

test('after all of it the next envelope is taken in, once', async () => {
  const bytes = await sealed();
  const response = await station.post(bytes);
  expect(response.status).toBe(200);
  const again = await station.post(bytes);
  expect(again.body).toEqual(response.body);
  expect(province.acts()).toHaveLength(2);
});

test('a request for certificates signed by another key than its own is enrolled by nobody', () => {
  const subject = { commonName: '329901-S20', organization: '某某县民政局' };
  const stolen = createRequest(subject, { ...createKeyPair(), publicKey: station.keys.sign.point });
  const file = {
    format: 'tongxin-enrolment-request/1',
    office: '329901',
    officeName: subject.organization,
    station: 'S20',
    madeAt: NOW.toISOString(),
  };
  expect(() => province.authority.enrol({ ...file, requests: { sign: stolen, encrypt: stolen, tls: stolen } })).toThrow();
});

function linesOfLog(): string[] {
  const file = join(folder, 'province.log');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}
