import { afterEach, beforeEach, expect, test } from 'vitest';
import { decodeEnvelopedKey } from '../../../province/der.ts';
import { readEnvelope } from '../../../province/envelope.ts';
import { makeFaults } from '../../../province/faults.ts';
import { startProvince, type Province } from '../../../province/province.ts';
import { keyPairOf, openBlocks, openCipher } from '../../../province/sm2.ts';
import { li, registration, wang } from './acts.ts';
import { codeOf, enrolStation, folderFor, makeKeys, NOW, requestFile, type Station } from './station.ts';

let folder: string;
let province: Province;
let station: Station;
const clock = () => NOW;

beforeEach(async () => {
  folder = folderFor('faults');
  province = await startProvince({ folder, clock });
  station = enrolStation(province);
});
afterEach(() => province.stop());

const oneAct = (seal = station.seal) => seal('acts', 'acts', Buffer.from(JSON.stringify({ acts: [registration('marriage', li, wang)] })));

test('a repeated envelope gets the same bytes, also after a restart', async () => {
  const bytes = oneAct();
  const first = await station.post(bytes);
  station.open(first);
  expect((await station.post(bytes)).body.equals(first.body)).toBe(true);
  const { port } = new URL(province.address);
  await province.stop();
  province = await startProvince({ folder, clock, port: Number(port) });
  expect((await station.post(bytes)).body.equals(first.body)).toBe(true);
  expect(province.acts()).toHaveLength(1);

  station.advance('acts', bytes);
  const next = oneAct();
  const second = readEnvelope((await station.post(next)).body).header;
  expect(second).toMatchObject({ from: 'province', sequence: 2, contentType: 'receipts' });
  const state = JSON.parse((await station.call('/v1/state')).body.toString()) as { received: { acts: unknown }; sent: { acts: unknown } };
  expect(state.received.acts).toMatchObject({ sequence: 2 });
  expect(state.sent.acts).toMatchObject({ sequence: 2 });
  expect(second.previous).toMatch(/^[0-9a-f]{64}$/);
});

test.each(['unread', 'lostAnswer'] as const)('%s: the connection breaks, and the same bytes are ingested once', async (fault) => {
  province.faults.add({ fault, times: 2 });
  const bytes = oneAct();
  await expect(station.post(bytes)).rejects.toThrow();
  expect(province.acts()).toHaveLength(fault === 'unread' ? 0 : 1);
  await expect(station.post(bytes)).rejects.toThrow();
  station.open(await station.post(bytes));
  expect(province.acts()).toHaveLength(1);
  expect(province.faults.done).toEqual([fault, fault]);
});

test.each([
  ['failed', '500 province.failed'],
  ['tooMany', '429 request.tooMany'],
  ['unavailable', '503 province.unavailable'],
] as const)('%s: %s with Retry-After, and nothing is ingested', async (fault, code) => {
  province.faults.add({ fault, seconds: 7 });
  const bytes = oneAct();
  const refused = await station.post(bytes);
  expect([codeOf(refused), refused.headers['retry-after']]).toEqual([code, '7']);
  expect(province.acts()).toEqual([]);
  station.open(await station.post(bytes));
});

test.each(['truncated', 'corrupted', 'stranger', 'otherStation'] as const)(
  '%s: the answer does not hold, the repeated one does',
  async (fault) => {
    province.faults.add({ fault });
    const bytes = oneAct();
    await expect(station.post(bytes).then(station.open)).rejects.toThrow();
    station.open(await station.post(bytes));
    expect(province.acts()).toHaveLength(1);
  },
);

test('stalled: no answer, or a late one; twice: ingested once', async () => {
  province.faults.add({ fault: 'stalled' });
  province.faults.add({ fault: 'stalled', seconds: 0.05 });
  province.faults.add({ fault: 'twice' });
  const bytes = oneAct();
  await expect(station.post(bytes, { timeout: 300 })).rejects.toThrow('no answer');
  station.open(await station.post(bytes));
  station.advance('acts', bytes);
  station.open(await station.post(oneAct()));
  expect(province.acts()).toHaveLength(2);
  expect(province.faults.done).toEqual(['stalled', 'stalled', 'twice']);
});

test('faults by chance are the same for the same seed, and only for the call they are for', () => {
  const row = (seed: number) => {
    const faults = makeFaults(seed);
    faults.add({ fault: 'unread', chance: 0.3 });
    faults.add({ fault: 'failed', at: 'state' });
    expect([faults.next('keys'), faults.next('state')?.fault, faults.next('state')]).toEqual([null, 'failed', null]);
    return Array.from({ length: 100 }, () => faults.next('envelopes') !== null);
  };
  expect(row(5)).toEqual(row(5));
  expect(row(5)).not.toEqual(row(6));
  expect(row(5).filter(Boolean).length).toBeGreaterThan(15);
  expect(row(5).filter(Boolean).length).toBeLessThan(50);
});

test('an encryption pair of the authority comes under the sign key of the station', async () => {
  const made = enrolStation(province, '329901', 'S09', { makesEncryptionPair: true });
  const { wrapped, point, sealedPrivateKey } = decodeEnvelopedKey(Buffer.from(made.answer.encryptionKey!, 'base64'));
  const key = openCipher(made.keys.sign, wrapped)!;
  const pair = keyPairOf(openBlocks(key, sealedPrivateKey));
  expect(Buffer.from(pair.point)).toEqual(Buffer.from(point));
  const bytes = made.seal('acts', 'acts', Buffer.from(JSON.stringify({ acts: [registration('marriage', li, wang)] })));
  const { header } = readEnvelope((await made.post(bytes)).body);
  expect(header).toMatchObject({ from: 'province', station: 'S09' });
  expect(() => made.open({ status: 200, headers: {}, body: Buffer.alloc(0) })).toThrow();
});

test('a request file that is not signed by its own keys is not answered', () => {
  const keys = makeKeys();
  const good = requestFile(keys) as { requests: Record<string, string> };
  const other = requestFile(makeKeys(), '329901', 'S77') as { requests: Record<string, string> };
  const enrol = (request: unknown) => () => province.authority.enrol(request);
  expect(enrol(good)).not.toThrow();
  expect(enrol({ ...good, requests: { ...good.requests, sign: other.requests['sign'] } })).toThrow('another subject');
  expect(enrol({ ...good, requests: { ...good.requests, tls: good.requests['sign'] } })).toThrow('not signed');
  const spoiled = good.requests['sign']!.replace(/.{4}(?==*\n-----END)/, 'AAAA');
  expect(enrol({ ...good, requests: { ...good.requests, sign: spoiled } })).toThrow('not signed');
  expect(enrol({ ...good, station: 'S78' })).toThrow('another subject');
  expect(enrol({ ...good, requests: { ...good.requests, encrypt: good.requests['sign'] } })).toThrow('one key');
  expect(enrol({ ...good, more: 1 })).toThrow('not a request file');
  expect(enrol(null)).toThrow('not a request file');
  province.authority.revokeStation({ office: '329901', station: 'S01' });
  expect(enrol(good)).toThrow('revoked');
});
