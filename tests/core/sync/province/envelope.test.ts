import { expect, test } from 'vitest';
import { decodeCipher, decodeSignature } from '../../../province/der.ts';
import { canonicalJson, openEnvelope, readEnvelope, sealEnvelope, type Unsealed } from '../../../province/envelope.ts';
import { keyIdOf, keyPairOf, makeKeyPair, pointOf, sm3, unwrap, verify, wrap } from '../../../province/sm2.ts';
import { NOW, page, ZEROS } from './station.ts';

function example(name: string): string {
  return page.match(new RegExp(`\\*\\*${name}\\*\\*[^\n]*\n+\`\`\`\\w*\n([^\`]*)\n\`\`\``))?.[1] ?? '';
}

function bytesOf(name: string): Buffer {
  return Buffer.from(example(name).replaceAll(/\s/g, ''), 'hex');
}

const unsealed: Unsealed = {
  from: 'station',
  office: '329901',
  station: 'S01',
  lane: 'acts',
  sequence: 1,
  previous: ZEROS,
  contentType: 'acts',
  madeAt: NOW.toISOString(),
};

function refusalOf(act: () => unknown): string {
  try {
    act();
    return 'none';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

test('the worked example of section 9 is read', () => {
  const bytes = bytesOf('envelope');
  const envelope = readEnvelope(bytes);
  expect(canonicalJson(envelope.header)).toBe(example('header'));
  const spki = bytesOf('station sign, SubjectPublicKeyInfo');
  expect(keyIdOf(spki)).toBe(envelope.header.signedWith);
  expect(verify(pointOf(spki)!, envelope.signature, envelope.signed)).toBe(true);
  const recipient = keyPairOf(bytesOf('province encrypt, private key'));
  expect(keyIdOf(bytesOf('province encrypt, SubjectPublicKeyInfo'))).toBe(envelope.header.sealedFor);
  expect(Buffer.from(openEnvelope(envelope, recipient)).toString()).toBe(example('content'));
  expect(sm3(bytes).toString('hex')).toBe(example('digest of the envelope'));
});

test('every byte of the worked example counts', () => {
  const bytes = bytesOf('envelope');
  const point = pointOf(bytesOf('station sign, SubjectPublicKeyInfo'))!;
  for (let at = 0; at < bytes.length; at += 7) {
    const changed = Buffer.from(bytes);
    changed[at] = changed[at]! ^ 4;
    let holds = false;
    try {
      const envelope = readEnvelope(changed);
      holds = verify(point, envelope.signature, envelope.signed);
    } catch {
      holds = false;
    }
    expect(holds, `byte ${at}`).toBe(false);
  }
});

test('layout and header are refused with the first code that fails', () => {
  const [signer, recipient] = [makeKeyPair(), makeKeyPair()];
  const good = sealEnvelope(unsealed, Buffer.from('{}'), { signer, recipient: recipient.point });
  const withHeader = (header: string) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(Buffer.byteLength(header));
    const rest = good.subarray(8 + good.readUInt32BE(4));
    return Buffer.concat([good.subarray(0, 4), length, Buffer.from(header), rest]);
  };
  const header = canonicalJson(readEnvelope(good).header);
  const code = (bytes: Uint8Array) => refusalOf(() => readEnvelope(bytes));
  expect(code(good)).toBe('none');
  expect(code(Buffer.alloc(0))).toBe('envelope.notOne');
  expect(code(Buffer.from('{"json": true}'))).toBe('envelope.notOne');
  expect(code(Buffer.concat([good, Buffer.alloc(1)]))).toBe('envelope.trailing');
  for (let length = 4; length < good.length; length += 11) expect(code(good.subarray(0, length))).toBe('envelope.truncated');
  expect(code(withHeader('x'.repeat(4097)))).toBe('envelope.tooLong');
  expect(code(withHeader(header.replace('"version":1', '"version":2')))).toBe('envelope.version');
  expect(code(withHeader(header.replace('SM2-SM4GCM-SM3', 'RSA')))).toBe('envelope.suite');
  expect(code(withHeader(`${header} `))).toBe('envelope.header');
  expect(code(withHeader(header.replace('"sequence":1', '"sequence":0')))).toBe('envelope.header');
  expect(code(withHeader(header.replace('"sequence":1', '"sequence":1.0')))).toBe('envelope.header');
  expect(code(withHeader(header.replace('{', '{"another":1,')))).toBe('envelope.header');
  expect(code(withHeader('null'))).toBe('envelope.header');
});

test('another encoding than DER, and a number or a point that is none, are refused', () => {
  const pair = makeKeyPair();
  const wrapped = wrap(pair.point, Buffer.alloc(16, 1));
  expect(unwrap(pair, wrapped)).toEqual(new Uint8Array(16).fill(1));
  const { x, y } = decodeCipher(wrapped);
  expect([x, y].every((each) => each > 0n)).toBe(true);
  expect(unwrap(pair, Buffer.concat([wrapped, Buffer.alloc(1)]))).toBeNull();
  expect(unwrap(makeKeyPair(), wrapped)).toBeNull();

  const zero = Buffer.from('3006020100020100', 'hex');
  expect(decodeSignature(zero)).toEqual({ r: 0n, s: 0n });
  expect(verify(pair.point, zero, Buffer.alloc(1))).toBe(false);
  const loose = ['300702020001020101', '30800201010201010000', '30060201ff020101', '300602010102010100', '308106020101020101'];
  for (const hex of loose) expect(() => decodeSignature(Buffer.from(hex, 'hex')), hex).toThrow();
});

test('what is sealed opens with one key only, and not after a change', () => {
  const [signer, recipient] = [makeKeyPair(), makeKeyPair()];
  for (const compression of ['deflate', 'none'] as const) {
    const bytes = sealEnvelope(unsealed, Buffer.from('甲乙'), { signer, recipient: recipient.point, compression });
    const envelope = readEnvelope(bytes);
    expect(Buffer.from(openEnvelope(envelope, recipient)).toString()).toBe('甲乙');
    expect(refusalOf(() => openEnvelope(envelope, makeKeyPair()))).toBe('envelope.wrappedKey');
    const tag = Buffer.from(envelope.tag);
    tag[0] = tag[0]! ^ 1;
    expect(refusalOf(() => openEnvelope({ ...envelope, tag }, recipient))).toBe('envelope.sealBroken');
    expect(refusalOf(() => openEnvelope({ ...envelope, associated: Buffer.alloc(3) }, recipient))).toBe('envelope.sealBroken');
  }
  const plain = readEnvelope(sealEnvelope(unsealed, Buffer.from('ff', 'hex'), { signer, recipient: recipient.point, compression: 'none' }));
  const lying = { ...plain, header: { ...plain.header, compression: 'deflate' as const } };
  expect(refusalOf(() => openEnvelope(lying, recipient))).toBe('envelope.compression');
});
