import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createKeyPair, holdKeyPair, keyIdOf, sign } from '#core/crypto/index.ts';
import {
  checkEnvelope,
  checkNext,
  emptyChain,
  noEnvelope,
  openEnvelope,
  sealEnvelope,
  type Address,
  type Sealed,
} from '#core/sync/envelope/index.ts';

const station = createKeyPair();
const province = createKeyPair();
const recipient = { keyId: keyIdOf(province.publicKey), publicKey: province.publicKey };
const believed = () => station.publicKey;
const address: Address = {
  from: 'station',
  office: '329901',
  station: 'S01',
  lane: 'acts',
  sequence: 1,
  previous: noEnvelope,
  contentType: 'acts',
  compression: 'deflate',
  madeAt: '2026-05-20T02:30:05.000Z',
};
const seal = (content: Uint8Array, of: Partial<Address> = {}) =>
  sealEnvelope({ ...address, ...of }, content, holdKeyPair(station), recipient);

async function read(bytes: Uint8Array): Promise<Uint8Array | string> {
  const checked = checkEnvelope(bytes, believed);
  if (!checked.ok) return checked.error;
  const opened = await openEnvelope(checked.value, holdKeyPair(province));
  return opened.ok ? opened.value : opened.error;
}

test('whatever is sealed is what is opened, compressed or not', () =>
  fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), fc.constantFrom('deflate', 'none'), async (content, compression) => {
      expect(await read((await seal(content, { compression })).bytes)).toEqual(content);
    }),
    { numRuns: 30 },
  ));

test('the same content is never sealed alike twice: key, nonce and signature are fresh', async () => {
  const [one, other] = [await seal(Buffer.from('同')), await seal(Buffer.from('同'))];
  expect(one.header).toEqual(other.header);
  expect(one.digest).not.toBe(other.digest);
});

describe('an envelope that was touched is not opened', () => {
  let good: Sealed;
  beforeAll(async () => {
    good = await seal(Buffer.from('结婚登记'.repeat(20)));
  });

  test('whatever bit is turned', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(7), async (at, bit) => {
        const bytes = Uint8Array.from(good.bytes);
        bytes[at % bytes.length] = bytes[at % bytes.length]! ^ (1 << bit);
        expect(typeof (await read(bytes))).toBe('string');
      }),
      { numRuns: 200 },
    ));

  test('wherever it is cut', async () => {
    for (let length = 0; length < good.bytes.length; length += 7) expect(await read(good.bytes.subarray(0, length))).toMatch(/^envelope\./);
  });

  test('whatever follows it', async () => expect(await read(Uint8Array.of(...good.bytes, 0))).toBe('envelope.trailing'));

  test('by another key than it was sealed for', async () => {
    const checked = checkEnvelope(good.bytes, believed);
    if (!checked.ok) throw new Error(checked.error);
    const other = createKeyPair();
    expect(await openEnvelope(checked.value, holdKeyPair(other))).toEqual({ ok: false, error: 'envelope.wrongRecipient' });
    // Even one that says it is the other.
    expect(await openEnvelope(checked.value, { ...holdKeyPair(other), keyId: recipient.keyId })).toEqual({
      ok: false,
      error: 'envelope.wrappedKey',
    });
  });

  test('signed by nobody that is believed, or by another', () => {
    expect(checkEnvelope(good.bytes, () => null)).toEqual({ ok: false, error: 'envelope.foreignKey' });
    expect(checkEnvelope(good.bytes, () => createKeyPair().publicKey)).toEqual({ ok: false, error: 'envelope.signature' });
  });

  test('with a header exchanged for another one and signed anew: the seal knows its header', async () => {
    const other = await seal(Buffer.from('x'), { sequence: 2 });
    const headOf = ({ bytes }: Sealed) => bytes.subarray(0, 8 + new DataView(bytes.buffer, bytes.byteOffset + 4).getUint32(0));
    const checked = checkEnvelope(good.bytes, believed);
    if (!checked.ok) throw new Error(checked.error);
    const signed = Buffer.concat([headOf(other), checked.value.signed.subarray(headOf(good).length)]);
    const signature = sign(station, signed);
    expect(await read(Buffer.concat([signed, Uint8Array.of(0, signature.length), signature]))).toBe('envelope.sealBroken');
  });
});

test('an envelope that swells beyond all measure is not opened', async () => {
  const swelling = await seal(Buffer.alloc(65 * 1024 * 1024));
  expect(swelling.bytes.length).toBeLessThan(400_000);
  expect(await read(swelling.bytes)).toBe('envelope.compression');
});

test('a chain takes its next envelope, knows one that is repeated, and nothing else', () => {
  const digests = ['a', 'b', 'c'].map((letter) => letter.repeat(64));
  const at = (sequence: number) => digests[sequence - 1] ?? null;
  const end = { sequence: 3, digest: digests[2]! };
  const next = (sequence: number, previous: string, digest: string) => checkNext(end, { sequence, previous }, digest, at);
  const fresh = 'd'.repeat(64);
  expect(checkNext(emptyChain, { sequence: 1, previous: noEnvelope }, fresh, at)).toEqual({
    ok: true,
    value: { sequence: 1, digest: fresh },
  });
  expect(next(4, digests[2]!, fresh)).toEqual({ ok: true, value: { sequence: 4, digest: fresh } });
  expect(next(2, digests[0]!, digests[1]!)).toEqual({ ok: false, error: 'chain.repeated' });
  expect(next(2, digests[0]!, fresh)).toEqual({ ok: false, error: 'chain.replayed' });
  expect(next(5, digests[2]!, fresh)).toEqual({ ok: false, error: 'chain.gap' });
  expect(next(4, digests[1]!, fresh)).toEqual({ ok: false, error: 'chain.broken' });
});
