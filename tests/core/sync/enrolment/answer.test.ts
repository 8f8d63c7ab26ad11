import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKeyPair, keyIdOf, readCertificate } from '#core/crypto/index.ts';
import { isProvinceAddress } from '#core/sync/enrolment/answer-file.ts';
import { envelopKey } from '../../crypto/enveloped-key.ts';
import { opensslAuthority } from '../../crypto/openssl-authority.ts';
import { createTestDesk, type Caller, type TestDesk } from '../../cases/test-desk.ts';
import { opensslProvince, otherRequest, type Answer, type RequestFile } from './openssl-province.ts';

const approval = { code: 'R2', password: 'zhaoqiang-2026' };

let province: ReturnType<typeof opensslProvince>;
let hall: TestDesk;
let supervisor: Caller;
let text: string;
let request: RequestFile;
beforeAll(async () => {
  province = opensslProvince();
  hall = await createTestDesk();
  supervisor = hall.as('S1');
  text = (await supervisor.ask('province.request', {})).file;
  request = JSON.parse(text) as RequestFile;
}, 60_000);
afterAll(async () => {
  await hall.close();
  province.remove();
});

const stationSignKey = () => readCertificate(province.sm2.issue(request.requests.sign))!.publicKey!;

/** What is wrong, how a good answer is spoilt, and the fault with its details. */
const faults: readonly (readonly [string, (answer: Answer) => unknown, string, object?])[] = [
  ['no JSON', () => 'hello', 'notJson'],
  ['half of a file', (answer) => JSON.stringify(answer).slice(0, 4000), 'notJson'],
  ['JSON that is no file', () => 'null', 'otherFormat'],
  ['the request file', () => text, 'otherFormat'],
  ['a later version', (answer) => ({ ...answer, format: 'tongxin-enrolment-answer/2' }), 'otherFormat'],
  [
    'a certificate left out',
    ({ certificates: { sign, encrypt }, ...answer }) => ({ ...answer, certificates: { sign, encrypt } }),
    'wrongShape',
    { at: 'certificates.tls' },
  ],
  ['an encryption key that is no base64', (answer) => ({ ...answer, encryptionKey: '?' }), 'wrongShape', { at: 'encryptionKey' }],
  ['another office', (answer) => ({ ...answer, office: '329902' }), 'otherOffice', { office: '329902' }],
  ['another station', (answer) => ({ ...answer, station: 'S02' }), 'otherStation', { station: 'S02' }],
  ['an address without TLS', (answer) => ({ ...answer, address: 'http://sheng.example' }), 'wrongAddress'],
  [
    'a root that is no certificate',
    (answer) => spoil(answer, 'authorities', 'sm2', 'hello'),
    'unreadable',
    { certificate: 'authoritySm2' },
  ],
  [
    'a root that may not issue',
    (answer) => spoil(answer, 'authorities', 'sm2', answer.province.sign),
    'noAuthority',
    { certificate: 'authoritySm2' },
  ],
  [
    'roots in each other’s place',
    ({ authorities: { sm2, tls }, ...answer }) => ({ ...answer, authorities: { sm2: tls, tls: sm2 } }),
    'noAuthority',
    { certificate: 'authoritySm2' },
  ],
  [
    'a TLS root that may not issue',
    (answer) => spoil(answer, 'authorities', 'tls', answer.certificates.tls),
    'noAuthority',
    { certificate: 'authorityTls' },
  ],
  [
    'another root of the same name',
    (answer) =>
      spoil(
        answer,
        'authorities',
        'sm2',
        withAuthority('SM2', (other) => other.root),
      ),
    'untrusted',
    { certificate: 'sign' },
  ],
  [
    'another TLS root of the same name',
    (answer) =>
      spoil(
        answer,
        'authorities',
        'tls',
        withAuthority('P-256', (other) => other.root),
      ),
    'untrusted',
    { certificate: 'tls' },
  ],
  [
    'a certificate cut off',
    (answer) => spoil(answer, 'certificates', 'encrypt', answer.certificates.encrypt.slice(0, 300)),
    'unreadable',
    { certificate: 'encrypt' },
  ],
  [
    'a certificate for another key',
    (answer) => spoil(answer, 'certificates', 'sign', province.sm2.issue(otherRequest(request, 'sign'))),
    'otherKey',
    { certificate: 'sign' },
  ],
  [
    'an encryption certificate for another key',
    (answer) => spoil(answer, 'certificates', 'encrypt', province.sm2.issue(otherRequest(request, 'sign'), { usage: 'wrapping' })),
    'otherKey',
    { certificate: 'encrypt' },
  ],
  [
    'a TLS certificate for another key',
    (answer) => spoil(answer, 'certificates', 'tls', province.tls.issue(otherRequest(request, 'tls'), { usage: 'tls' })),
    'otherKey',
    { certificate: 'tls' },
  ],
  [
    'sign and encrypt in each other’s place',
    ({ certificates: { sign, encrypt, tls }, ...answer }) => ({ ...answer, certificates: { sign: encrypt, encrypt: sign, tls } }),
    'otherUse',
    { certificate: 'sign' },
  ],
  [
    'a TLS certificate that is for no client',
    (answer) => spoil(answer, 'certificates', 'tls', province.tls.issue(request.requests.tls)),
    'otherUse',
    { certificate: 'tls' },
  ],
  [
    'a certificate of another station',
    (answer) => spoil(answer, 'certificates', 'sign', province.sm2.issue(otherRequest({ ...request, station: 'S02' }, 'sign'))),
    'otherSubject',
    { certificate: 'sign' },
  ],
  [
    'a certificate that has ended',
    (answer) => spoil(answer, 'certificates', 'sign', province.sm2.issue(request.requests.sign, { until: '20261101000000Z' })),
    'expired',
    { certificate: 'sign', until: '2026-11-01' },
  ],
  [
    'a certificate that is to come',
    (answer) => spoil(answer, 'certificates', 'tls', province.tls.issue(request.requests.tls, { usage: 'tls', from: '20270101000000Z' })),
    'notYet',
    { certificate: 'tls', from: '2027-01-01' },
  ],
  [
    'a root that has ended',
    (answer) =>
      withAuthority(
        'SM2',
        (old) => spoil(spoil(answer, 'authorities', 'sm2', old.root), 'certificates', 'sign', old.issue(request.requests.sign)),
        { from: '20250101000000Z', until: '20260601000000Z' },
      ),
    'expired',
    { certificate: 'authoritySm2', until: '2026-06-01' },
  ],
  ['a province certificate that is none', (answer) => spoil(answer, 'province', 'sign', ''), 'unreadable', { certificate: 'provinceSign' }],
  [
    'a province certificate of somebody',
    (answer) => spoil(answer, 'province', 'sign', province.own({}, 'somebody')),
    'otherSubject',
    { certificate: 'provinceSign' },
  ],
  [
    'a province certificate for another use',
    (answer) => spoil(answer, 'province', 'encrypt', answer.province.sign),
    'otherUse',
    { certificate: 'provinceEncrypt' },
  ],
  [
    'a province certificate that has ended',
    (answer) => spoil(answer, 'province', 'encrypt', province.own({ usage: 'wrapping', until: '20260701000000Z' })),
    'expired',
    { certificate: 'provinceEncrypt', until: '2026-07-01' },
  ],
  [
    'an encryption key for another station',
    (answer) => ({ ...answer, encryptionKey: base64(envelopKey(createKeyPair().publicKey, createKeyPair())) }),
    'keyNotOpened',
  ],
  [
    'an encryption key whose halves are no pair',
    (answer) => ({ ...answer, encryptionKey: base64(envelopKey(stationSignKey(), { ...createKeyPair(), publicKey: stationSignKey() })) }),
    'keyNotOpened',
  ],
  [
    'an encryption key that is not the certificate’s',
    (answer) => ({ ...answer, encryptionKey: base64(envelopKey(stationSignKey(), createKeyPair())) }),
    'otherKey',
    { certificate: 'encrypt' },
  ],
];

function spoil<P extends 'authorities' | 'certificates' | 'province'>(
  answer: Answer,
  part: P,
  which: keyof Answer[P] & string,
  pem: string,
): Answer {
  return { ...answer, [part]: { ...answer[part], [which]: pem } };
}

function withAuthority<T>(
  curve: 'SM2' | 'P-256',
  work: (other: ReturnType<typeof opensslAuthority>) => T,
  dates?: { from: string; until: string },
): T {
  const other = opensslAuthority(curve, 'CN=省平台', dates);
  try {
    return work(other);
  } finally {
    other.remove();
  }
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

describe('an answer file is refused', () => {
  const table = faults.map(([name, spoilt, code, details = {}]) => ({ name, spoilt, code, details }));
  test.each(table)('$name', async ({ spoilt, code, details }) => {
    const answer = spoilt(province.answer(text));
    const file = { answer: typeof answer === 'string' ? answer : JSON.stringify(answer) };
    const refused = { ok: false, error: { code: `province.${code}`, details } };
    expect(await supervisor.call('province.inspect', file)).toMatchObject(refused);
    expect(await supervisor.call('province.enrol', file, { approval })).toMatchObject(refused);
    expect(await supervisor.ask('province.view', {})).toMatchObject({ enrolled: null, requested: { lost: false } });
  });
});

test.each([
  ['https://sheng.example', true],
  ['https://10.1.2.3:8443/a/b', true],
  ['https://sheng.example/', false],
  ['http://sheng.example', false],
  ['https://name:word@sheng.example', false],
  ['https://sheng.example/v1?x=1', false],
  ['https://sheng.example#x', false],
  ['https:\\\\sheng.example', false],
  [' https://sheng.example', false],
  ['https://省.example', false],
  ['sheng.example', false],
  ['file:///etc/passwd', false],
  ['', false],
])('the address %j of a province: %j', (address, expected) => expect(isProvinceAddress(address)).toBe(expected));

test('a good one is told with what two persons compare, and enrols only with the second', async () => {
  const answer = JSON.stringify({ ...province.answer(text), later: 'more' });
  const inspected = await supervisor.ask('province.inspect', { answer: `\uFEFF${answer}` });
  expect(inspected).toEqual({
    address: 'https://sheng.example:8443/tongxin',
    authorities: {
      sm2: { fingerprint: readCertificate(province.sm2.root)!.fingerprint, until: '2045-01-01' },
      tls: { fingerprint: readCertificate(province.tls.root)!.fingerprint, until: '2045-01-01' },
    },
    certificates: ['sign', 'encrypt', 'tls'].map((use) => ({ use, until: '2028-12-31', daysLeft: 769 })),
    encryptionKeyIssued: false,
  });
  expect(await supervisor.call('province.enrol', { answer })).toMatchObject({ error: { code: 'approval.required' } });
  const own = { code: 'S1', password: 'zhoumin-2026' };
  expect(await supervisor.call('province.enrol', { answer }, { approval: own })).toMatchObject({ error: { code: 'approval.samePerson' } });
  expect(await supervisor.ask('province.view', {})).toMatchObject({ enrolled: null });
  const { encryptionKeyIssued: _, ...said } = inspected;
  await supervisor.ask('province.enrol', { answer }, { approval });
  expect(await supervisor.ask('province.view', {})).toMatchObject({
    training: true,
    station: 'S01',
    requested: null,
    enrolled: { ...said, by: '周敏', approvedBy: '赵强', lost: false },
    warning: null,
  });
  expect(await supervisor.call('province.inspect', { answer })).toMatchObject({ error: { code: 'province.notRequested' } });
  expect(await supervisor.call('province.enrol', { answer }, { approval })).toMatchObject({ error: { code: 'province.notRequested' } });
});

test('with a pair of the authority’s making (双证书) that pair is used', async () => {
  const { file } = await supervisor.ask('province.request', {});
  const answer = province.answer(file);
  const { requests, ...who } = JSON.parse(file) as RequestFile;
  const pair = createKeyPair();
  const signKey = readCertificate(province.sm2.issue(requests.sign))!.publicKey!;
  const issued = {
    ...answer,
    certificates: {
      ...answer.certificates,
      encrypt: province.sm2.issue(otherRequest({ ...who, requests }, 'sign', pair), { usage: 'wrapping' }),
    },
    encryptionKey: base64(envelopKey(signKey, pair)),
  };
  expect(await supervisor.ask('province.inspect', { answer: JSON.stringify(issued) })).toMatchObject({ encryptionKeyIssued: true });
  await supervisor.ask('province.enrol', { answer: JSON.stringify(issued) }, { approval });
  expect(await supervisor.ask('province.view', {})).toMatchObject({ requested: null, enrolled: { lost: false } });
  expect(keyIdOf(pair.publicKey)).toBe(keyIdOf(readCertificate(issued.certificates.encrypt)!.publicKey!));
});
