import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFaults } from '../../../province/faults.ts';
import { keyIdOf, pointOf, spkiOf, verify } from '../../../province/sm2.ts';
import { startProvince, type Province } from '../../../province/province.ts';
import { li, registration, wang } from './acts.ts';
import { codeOf, enrolStation, folderFor, makeKeys, NOW, requestFile, schemed, send, ZEROS, type Station } from './station.ts';

const folder = folderFor('checks');
let now = NOW;
let province: Province;
let station: Station;

beforeAll(async () => {
  province = await startProvince({ folder, clock: () => now });
  station = enrolStation(province);
});
afterAll(() => province.stop());

const acts = () => Buffer.from(JSON.stringify({ acts: [registration('marriage', li, wang)] }));

test('a client certificate is asked for, and its authority, time and revocation are looked at', async () => {
  const { authorities } = station.answer;
  expect(codeOf(await send(province.address, '/v1/state', { ca: authorities.tls }))).toBe('401 certificate.missing');

  const other = await startProvince({ folder: folderFor('another'), clock: () => now });
  const stranger = enrolStation(other);
  const foreign = { ca: authorities.tls, key: stranger.tlsKey, cert: stranger.answer.certificates.tls };
  expect(codeOf(await send(province.address, '/v1/state', foreign))).toBe('401 certificate.untrusted');
  await other.stop();

  const day = 86_400_000;
  const old = enrolStation(province, '329901', 'S-old', {
    notBefore: new Date(NOW.getTime() - 9 * day),
    notAfter: new Date(NOW.getTime() - day),
  });
  expect(codeOf(await old.call('/v1/state'))).toBe('401 certificate.expired');
  const early = enrolStation(province, '329901', 'S-early', { notBefore: new Date(NOW.getTime() + day) });
  expect(codeOf(await early.call('/v1/state'))).toBe('401 certificate.notYet');
  const revoked = enrolStation(province, '329901', 'S-revoked');
  expect((await revoked.call('/v1/state')).status).toBe(200);
  province.authority.revokeStation(revoked);
  expect(codeOf(await revoked.call('/v1/state'))).toBe('403 certificate.revoked');
});

test('path, method, type and length of a request are looked at', async () => {
  expect(codeOf(await station.call('/v2/state'))).toBe('404 request.unknown');
  expect(codeOf(await station.call('/v1/envelopes'))).toBe('405 request.method');
  expect(codeOf(await station.post(Buffer.from('{}'), { type: 'application/json' }))).toBe('415 request.type');
  expect(codeOf(await station.post(Buffer.from('TXEV'), { headers: { 'Transfer-Encoding': 'chunked' } }))).toBe('411 request.length');
  expect(codeOf(await station.post(Buffer.from('x'), { headers: { 'Content-Length': '17825793' } }))).toBe('413 request.tooLarge');
  expect(codeOf(await station.post(Buffer.from('hello')))).toBe('400 envelope.notOne');
});

test('an envelope is refused with the first check that fails, and the chain stays where it is', async () => {
  const neighbour = enrolStation(province, '329901', 'S02');
  const code = async (bytes: Uint8Array) => codeOf(await station.post(bytes));
  expect(await code(neighbour.seal('acts', 'acts', acts()))).toBe('403 envelope.foreignStation');
  expect(await code(neighbour.seal('acts', 'acts', acts(), { station: 'S01' }))).toBe('403 envelope.foreignKey');
  const unsigned = station.seal('acts', 'acts', acts());
  unsigned[unsigned.length - 1] = unsigned[unsigned.length - 1]! ^ 1;
  expect(await code(unsigned)).toBe('403 envelope.signature');
  expect(await code(station.seal('acts', 'acts', acts(), { sequence: 3 }))).toBe('409 chain.gap');
  expect(await code(station.seal('acts', 'acts', acts(), { previous: 'a'.repeat(64) }))).toBe('409 chain.broken');
  expect(await code(station.seal('acts', 'question', acts()))).toBe('422 envelope.direction');
  expect(await code(station.seal('acts', 'acts', acts(), { from: 'province' }))).toBe('422 envelope.direction');
  expect(await code(station.seal('acts', 'acts', Buffer.from('[[')))).toBe('422 content.invalid');
  expect(await code(station.seal('acts', 'acts', Buffer.from(`${'['.repeat(200_000)}`)))).toBe('422 content.invalid');
  expect(await code(station.seal('acts', 'acts', Buffer.from('{"acts":[]}')))).toBe('422 content.invalid');
  const many = { acts: Array.from({ length: 201 }, () => registration('marriage', li, wang)) };
  expect(await code(station.seal('acts', 'acts', Buffer.from(JSON.stringify(many))))).toBe('422 content.tooMany');
  expect(await code(station.seal('acts', 'part', Buffer.from('abc')))).toBe('422 content.invalid');
  expect(await code(station.seal('questions', 'question', Buffer.alloc(262_145, 32)))).toBe('422 content.tooMany');
  expect(province.acts()).toEqual([]);

  const state = schemed('State', (await station.call('/v1/state')).body.toString());
  const start = { sequence: 0, digest: ZEROS };
  expect(state).toMatchObject({ received: { acts: start, questions: start }, sent: { acts: start, questions: start } });

  const first = station.seal('acts', 'acts', acts());
  expect((await station.post(first)).status).toBe(200);
  const replayed = await station.post(station.seal('acts', 'acts', acts()));
  expect(codeOf(replayed)).toBe('409 chain.replayed');
  const { error } = JSON.parse(replayed.body.toString()) as { error: { expected: { sequence: number } } };
  expect(error.expected.sequence).toBe(1);
  station.advance('acts', first);
});

test('a signing key counts in its time and until it is revoked, and so does what the province is sealed for', async () => {
  const renewed = enrolStation(province, '329901', 'S03');
  const again = enrolStation(province, '329901', 'S03', {}, makeKeys());
  const first = renewed.seal('acts', 'acts', acts());
  renewed.open(await renewed.post(first));
  renewed.advance('acts', first);
  again.ends.acts = { ...renewed.ends.acts };
  const receipts = await again.sendActs(registration('divorce', li, wang));
  expect(receipts.sequence, 'the chain belongs to the station').toBe(2);

  province.authority.revoke(keyIdOf(spkiOf(renewed.keys.sign.point)));
  expect(codeOf(await renewed.post(renewed.seal('acts', 'acts', acts())))).toBe('403 envelope.revokedKey');
  renewed.open(await renewed.post(first));

  const sealedBefore = again.seal('acts', 'acts', acts());
  province.authority.renew('encrypt', new Date(now.getTime() - 1000));
  expect((await again.post(sealedBefore)).status, 'the key before is still one').toBe(200);
  again.advance('acts', sealedBefore);
  const { encrypt } = keysIn((await again.call('/v1/keys')).body);
  expect(encrypt).toHaveLength(1);
  expect(encrypt).not.toContain(again.answer.province.encrypt);
  province.authority.revoke(keyIdOf(spkiOfCertificate(again.answer.province.encrypt)));
  expect(codeOf(await again.post(again.seal('acts', 'acts', acts())))).toBe('421 envelope.wrongRecipient');
  expect((await again.post(sealedBefore)).status, 'what was taken in is answered all the same').toBe(200);
  const revoked = keyIdOf(spkiOfCertificate(again.answer.province.encrypt));
  const own = keyIdOf(spkiOf(renewed.keys.sign.point));
  expect(keysIn((await again.call('/v1/keys')).body).revoked).toEqual(
    [own, revoked].sort().map((keyId) => ({ keyId, since: NOW.toISOString() })),
  );
  expect(keysIn((await station.call('/v1/keys')).body).revoked).toEqual([{ keyId: revoked, since: NOW.toISOString() }]);

  now = new Date(NOW.getTime() + 4 * 365 * 86_400_000);
  expect(codeOf(await again.call('/v1/state'))).toBe('401 certificate.expired');
  now = NOW;
});

test('the keys of the province are signed with a key that they name', async () => {
  const { document, signature, signedWith } = schemed<Record<string, string>>('Signed', (await station.call('/v1/keys')).body.toString());
  expect(signedWith).toBe(keyIdOf(spkiOfCertificate(station.answer.province.sign)));
  const point = pointOf(spkiOfCertificate(station.answer.province.sign))!;
  expect(verify(point, Buffer.from(signature!, 'base64'), Buffer.from(document!, 'base64'))).toBe(true);
  const keys = schemed<Record<string, unknown>>('Keys', Buffer.from(document!, 'base64').toString());
  expect(Object.keys(keys)).toEqual(['issuedAt', 'sign', 'encrypt', 'revoked']);
  expect(keys['issuedAt']).toBe(NOW.toISOString());
});

test('certificates and requests are what OpenSSL reads', () => {
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const requests = requestFile(makeKeys())['requests'] as Record<string, string>;
  const sm2 = ['-verify', '-vfyopt', 'distid:1234567812345678', '-sm3'];
  for (const purpose of ['sign', 'encrypt'])
    execFileSync('openssl', ['req', '-in', file('r.pem', requests[purpose]!), ...sm2, '-noout'], { stdio: 'pipe' });
  const { certificates, authorities } = station.answer;
  const root = file('sm2.pem', authorities.sm2);
  const verified = (...more: string[]) => execFileSync('openssl', ['verify', '-no_check_time', ...more], { stdio: 'pipe' }).toString();
  for (const purpose of ['sign', 'encrypt'] as const) {
    const text = execFileSync('openssl', ['x509', '-in', file(`${purpose}.pem`, certificates[purpose]), '-noout', '-text']).toString();
    expect(text).toContain('CN = 329901-S01');
    expect(text).toContain(purpose === 'sign' ? 'Digital Signature' : 'Key Encipherment');
    expect(verified('-vfyopt', 'distid:1234567812345678', '-CAfile', root, join(folder, `${purpose}.pem`))).toContain('OK');
  }
  const client = file('tls.pem', certificates.tls);
  expect(verified('-purpose', 'sslclient', '-CAfile', file('tls-root.pem', authorities.tls), client)).toContain('OK');
});

test('no bytes bring it down, and none of them is ingested', async () => {
  const before = province.acts().length;
  const station = enrolStation(province, '329901', 'S05');
  const good = station.seal('acts', 'acts', acts());
  const dice = makeFaults(7);
  for (let round = 0; round < 60; round += 1) {
    const changed = Buffer.from(good.subarray(0, round % 3 === 0 ? dice.pick(good.length) : good.length));
    for (let times = 0; times < 3 && changed.length > 0; times += 1) changed[dice.pick(changed.length)] = dice.pick(256);
    if (changed.equals(good)) continue;
    const refused = await station.post(changed);
    expect(refused.status, `round ${round}`).toBeLessThan(500);
    expect(codeOf(refused)).toMatch(/^4\d\d envelope\./);
  }
  const deep = registration('marriage', li, wang, { note: 'deep' });
  const json = JSON.stringify({ acts: [deep] }).replace('"deep"', `${'['.repeat(50_000)}${']'.repeat(50_000)}`);
  const bytes = station.seal('acts', 'acts', Buffer.from(json));
  const answered = JSON.parse(station.open(await station.post(bytes))) as { acts: { code: string }[] };
  expect(answered.acts[0]?.code).toBe('act.invalid');
  station.advance('acts', bytes);
  expect(province.acts()).toHaveLength(before);
  expect((await station.post(station.seal('acts', 'acts', acts()))).status).toBe(200);
});

test('the log has one line for each request, and nothing of a person', () => {
  const log = readFileSync(join(folder, 'province.log'), 'utf8');
  const lines = log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.filter(({ code }) => code === 'chain.gap')).toHaveLength(1);
  expect(lines.every(({ at, call, status }) => at && call && status)).toBe(true);
  for (const secret of [li.name, li.idNumber, wang.name]) expect(log).not.toContain(secret);
});

function keysIn(body: Buffer): { sign: string[]; encrypt: string[]; revoked: unknown[] } {
  const { document } = JSON.parse(body.toString()) as { document: string };
  return JSON.parse(Buffer.from(document, 'base64').toString()) as { sign: string[]; encrypt: string[]; revoked: unknown[] };
}

function spkiOfCertificate(pem: string): Uint8Array {
  const text = execFileSync('openssl', ['x509', '-noout', '-pubkey'], { input: pem }).toString();
  return Buffer.from(text.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
}
