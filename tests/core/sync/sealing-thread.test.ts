/** Envelopes made in a thread of their own: the same as here, and the first thread is free meanwhile. */
import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createKeyPair, holdKeyPair, keyIdOf, type KeyPair } from '#core/crypto/index.ts';
import { checkEnvelope, emptyChain, openEnvelope, sealEnvelope, type Address } from '#core/sync/envelope/index.ts';
import { createSealer, type Sealer } from '#core/sync/sealer.ts';
import { createSealingThread } from '#core/sync/sealing/sealing-thread.ts';

const [sign, encrypt, earlier, theirSign, theirEncrypt] = Array.from({ length: 5 }, createKeyPair) as [
  KeyPair,
  KeyPair,
  KeyPair,
  KeyPair,
  KeyPair,
];
const named = ({ publicKey }: KeyPair) => ({ keyId: keyIdOf(publicKey), publicKey });
const province = {
  encrypt: named(theirEncrypt),
  signing: (keyId: string) => (keyId === keyIdOf(theirSign.publicKey) ? theirSign.publicKey : null),
};
const ours: Address = {
  from: 'station',
  office: '329901',
  station: 'S01',
  lane: 'acts',
  sequence: 1,
  previous: emptyChain.digest,
  contentType: 'acts',
  compression: 'deflate',
  madeAt: '2026-11-23T02:00:00.000Z',
};
const theirs: Address = { ...ours, from: 'province', contentType: 'receipts' };
let thread: Sealer;
beforeEach(() => {
  thread = createSealingThread({ sign: sign.privateKey, encrypt: [encrypt.privateKey, earlier.privateKey] }, province);
});
afterEach(() => thread.close());

const answer = (to: KeyPair, by = theirSign) => sealEnvelope(theirs, Buffer.from('{"收据":1}'), holdKeyPair(by), named(to));
const asked = { header: { ...ours, version: 1, suite: 'SM2-SM4GCM-SM3', signedWith: keyIdOf(sign.publicKey), sealedFor: '' } } as const;

test('what it seals the province opens', async () => {
  const content = Buffer.from('{"acts":[]}'.repeat(1_000));
  const sealed = await thread.seal(ours, content);
  const checked = checkEnvelope(sealed.bytes, () => sign.publicKey);
  if (!checked.ok) throw new Error(checked.error);
  expect(await openEnvelope(checked.value, holdKeyPair(theirEncrypt))).toEqual({ ok: true, value: new Uint8Array(content) });
  // The caller's bytes are still its own.
  expect(content.length).toBe(11_000);
});

test('every envelope has a content key of its own, for whom it is sealed then', async () => {
  const keys = new Set<string>();
  const firstNumbers = new Set<string>();
  const keyOf = async (to: KeyPair, sequence: number) => {
    const { bytes } = await thread.seal({ ...ours, sequence }, Buffer.from('{}'));
    const checked = checkEnvelope(bytes, () => sign.publicKey);
    if (!checked.ok) throw new Error(checked.error);
    expect(await openEnvelope(checked.value, holdKeyPair(to))).toMatchObject({ ok: true });
    firstNumbers.add(Buffer.from(checked.value.signature).toString('hex').slice(0, 40));
    keys.add(Buffer.from((await holdKeyPair(to).unwrap(checked.value.wrappedKey))!).toString('hex'));
  };
  for (const sequence of [1, 2, 3]) await keyOf(theirEncrypt, sequence);
  // The province has another key from now on, and the one made beforehand is for nobody.
  const mine = { ...province };
  thread.close();
  thread = createSealingThread({ sign: sign.privateKey, encrypt: [] }, mine);
  await keyOf(theirEncrypt, 4);
  mine.encrypt = named(earlier);
  await keyOf(earlier, 5);
  await keyOf(earlier, 6);
  expect([keys.size, firstNumbers.size]).toEqual([6, 6]);
});

test.each([
  ['for the key in use', encrypt],
  ['for a key before', earlier],
])('it opens an answer sealed %s', async (_, to) => {
  const { bytes, digest } = await answer(to);
  const opened = await thread.open(bytes, asked, emptyChain);
  expect(opened).toMatchObject({ ok: true, value: { digest } });
  expect(opened.ok && Buffer.from(opened.value.content).toString()).toBe('{"收据":1}');
});

test('an answer by another key, for another station or altered is none, as it is none here', async () => {
  const here = createSealer({ signer: holdKeyPair(sign), recipients: [holdKeyPair(encrypt)], province });
  const good = (await answer(encrypt)).bytes;
  const altered = Uint8Array.from(good);
  altered[altered.length - 100] = altered[altered.length - 100]! ^ 1;
  for (const bytes of [(await answer(encrypt, sign)).bytes, (await answer(theirEncrypt)).bytes, altered, good.subarray(0, 300)]) {
    const opened = await thread.open(bytes, asked, emptyChain);
    expect(opened.ok).toBe(false);
    expect(opened).toEqual(await here.open(bytes, asked, emptyChain));
  }
});

test('closed while it seals it answers still, and what is asked afterwards, too', async () => {
  const sealing = thread.seal(ours, Buffer.from('{}'));
  thread.close();
  expect((await sealing).header.sequence).toBe(1);
  expect((await thread.seal({ ...ours, sequence: 2 }, Buffer.from('{}'))).header.sequence).toBe(2);
});

test('a key that is none takes nobody down: it is told', async () => {
  const broken = createSealingThread({ sign: new Uint8Array(32), encrypt: [] }, province);
  await expect(broken.seal(ours, Buffer.from('{}'))).rejects.toThrow('no private key');
  broken.close();
});

test('a batch of 200 acts keeps the first thread for less than 20 ms', async () => {
  const act = () => ({ id: randomUUID(), caseId: randomUUID(), content: { man: '王'.repeat(200), woman: '陈'.repeat(200) } });
  const content = Buffer.from(JSON.stringify({ acts: Array.from({ length: 200 }, act) }));
  await thread.seal(ours, content);
  // The thread that sleeps in between and is asked to seal: what it does itself is all that is counted.
  const before = performance.eventLoopUtilization();
  for (let batch = 0; batch < 10; batch += 1) {
    await thread.seal(ours, content);
    await wait(1);
  }
  const { active } = performance.eventLoopUtilization(before);
  expect(active / 10).toBeLessThan(20);
});
