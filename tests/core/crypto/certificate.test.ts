import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createKeyPair,
  createRequest,
  createTlsKey,
  isAuthority,
  judgeCertificate,
  readCertificate,
  type Certificate,
  type KeyPair,
} from '#core/crypto/index.ts';
import { opensslAuthority, standardId, type OpensslAuthority } from './openssl-authority.ts';

const subject = { commonName: '329901-S01', organization: '某某县民政局婚姻登记处' };
const at = Temporal.Instant.from('2027-06-01T02:00:00Z');
let sm2: OpensslAuthority;
let tls: OpensslAuthority;
let other: OpensslAuthority;
let pair: KeyPair;
beforeAll(() => {
  [sm2, tls, other] = [opensslAuthority('SM2'), opensslAuthority('P-256'), opensslAuthority('SM2')];
  pair = createKeyPair();
});
afterAll(() => [sm2, tls, other].forEach((each) => each.remove()));

const read = (pem: string): Certificate => {
  const certificate = readCertificate(pem);
  if (!certificate) throw new Error('not read');
  return certificate;
};
const judge = (pem: string, of: Partial<Parameters<typeof judgeCertificate>[1]> = {}) =>
  judgeCertificate(read(pem), { authority: read(sm2.root), at, use: 'signing', commonName: subject.commonName, ...of });

test('requests are what OpenSSL takes for requests, in both kinds of keys', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-request-'));
  const file = join(folder, 'request.pem');
  const verify = (request: string, id: readonly string[]) => {
    writeFileSync(file, request);
    const words = ['req', '-in', file, '-verify', ...id, '-noout', '-subject', '-nameopt', 'utf8'];
    const { stdout, stderr } = spawnSync('openssl', words, { encoding: 'utf8' });
    return { isSigned: stderr.includes('verify OK'), subject: stdout };
  };
  const sm2Id = ['-vfyopt', standardId, '-sm3'];
  expect(verify(createRequest(subject, pair), sm2Id)).toEqual({
    isSigned: true,
    subject: expect.stringContaining(subject.organization) as string,
  });
  expect(verify(createTlsKey(subject).request, []).isSigned).toBe(true);
  // Signed by another key than it asks for.
  const stolen = createRequest(subject, { ...createKeyPair(), publicKey: pair.publicKey });
  expect(verify(stolen, sm2Id).isSigned).toBe(false);
  rmSync(folder, { recursive: true });
});

test('GM/T 0006: a certificate that OpenSSL issued with SM2 is read and believed', () => {
  const certificate = read(sm2.issue(createRequest(subject, pair)));
  expect(certificate).toMatchObject({ subject, publicKey: pair.publicKey });
  expect(certificate.notAfter.toString()).toBe('2028-12-31T00:00:00Z');
  expect([...certificate.usage]).toEqual(['signing']);
  expect(isAuthority(read(sm2.root))).toBe(true);
  expect(isAuthority(certificate)).toBe(false);
  expect(judge(certificate.pem)).toBeNull();
});

test('a certificate for TLS is believed of its own authority', () => {
  const pem = tls.issue(createTlsKey(subject).request, { usage: 'tls' });
  expect(read(pem).publicKey).toBeNull();
  expect(judge(pem, { authority: read(tls.root), use: 'clientTls' })).toBeNull();
  expect(judge(pem, { use: 'clientTls' })).toBe('untrusted');
});

describe('a certificate is not believed', () => {
  const issue = (of?: Parameters<OpensslAuthority['issue']>[1], who = subject) => sm2.issue(createRequest(who, pair), of);
  test('of an authority of the same name with another key', () =>
    expect(judge(issue(), { authority: read(other.root) })).toBe('untrusted'));
  test('of another station', () => expect(judge(issue({}, { ...subject, commonName: '329901-S02' }))).toBe('otherSubject'));
  test('before its time', () => expect(judge(issue({ from: '20280101000000Z' }))).toBe('notYet'));
  test('after its time', () => expect(judge(issue({ from: '20250101000000Z', until: '20270101000000Z' }))).toBe('expired'));
  test('for another use', () => expect(judge(issue({ usage: 'wrapping' }))).toBe('otherUse'));
  test('for no use at all', () => expect(judge(issue({ usage: 'nothing' }))).toBe('otherUse'));
  test('when it may issue others', () => expect(judge(issue({ usage: 'issuing' }))).toBe('otherUse'));
  test('issued by one that may not issue', () => {
    const station = read(issue());
    expect(judge(issue(), { authority: station })).toBe('untrusted');
  });
  test('with a critical extension that nobody here knows', () => expect(readCertificate(issue({ usage: 'strange' }))).toBeNull());
  test('with any bit of it turned', () => {
    const pem = issue();
    const bytes = Buffer.from(pem.split('\n').slice(1, -2).join(''), 'base64');
    for (let place = 4; place < bytes.length; place += 11) {
      const turned = Buffer.from(bytes);
      turned[place] = turned[place]! ^ 4;
      const text = `-----BEGIN CERTIFICATE-----\n${turned.toString('base64')}\n-----END CERTIFICATE-----`;
      const certificate = readCertificate(text);
      expect(
        certificate === null ||
          judgeCertificate(certificate, { authority: read(sm2.root), at, use: 'signing', commonName: subject.commonName }) !== null,
      ).toBe(true);
    }
  });
});

test.each([
  '',
  'hello',
  '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
  '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----',
])('what is no certificate is none: %j', (text) => expect(readCertificate(text)).toBeNull());
