import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '#core/devices/reader/commands.ts';
import { createReplyParser, encodeRequest, type Parsed } from '#core/devices/reader/frame.ts';
import { formatSamNumber } from '#core/devices/reader/sam-number.ts';
import { reply } from '../../emulators/reader/sam.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const preamble = 'AA AA AA 96 69';

function payloads(findings: readonly Parsed[]): string[] {
  return findings.flatMap((found) =>
    found.kind === 'reply' ? [`${found.reply.sw3}:${Buffer.from(found.reply.data).toString('hex')}`] : [],
  );
}

function parseAll(bytes: Uint8Array, chunk = bytes.length || 1): Parsed[] {
  const parser = createReplyParser();
  const findings: Parsed[] = [];
  for (let at = 0; at < bytes.length; at += chunk) findings.push(...parser.push(bytes.subarray(at, at + chunk)));
  return findings;
}

describe('requests', () => {
  test.each([
    [commands.reset, '00 03 10 FF EC'],
    [commands.status, '00 03 11 FF ED'],
    [commands.samNumber, '00 03 12 FF EE'],
    [commands.find, '00 03 20 01 22'],
    [commands.select, '00 03 20 02 21'],
    [commands.read, '00 03 30 01 32'],
  ])('$name is written as the protocol publishes it', (command, published) => {
    expect(encodeRequest(command.command, command.parameter)).toEqual(hex(`${preamble} ${published}`));
  });

  test('there are no commands but the safe ones', () => {
    expect(Object.values(commands).map(({ command, parameter }) => (command << 8) | parameter)).toEqual([
      0x10ff, 0x11ff, 0x12ff, 0x2001, 0x2002, 0x3001,
    ]);
  });
});

describe('replies', () => {
  test.each([
    ['no card', '00 04 00 00 80 84', 0x80, 0],
    ['card found', '00 08 00 00 9F 00 00 00 00 97', 0x9f, 4],
    ['card selected', '00 0C 00 00 90 00 00 00 00 00 00 00 00 9C', 0x90, 8],
    ['done', '00 04 00 00 90 94', 0x90, 0],
    ['SAM not authorised', '00 04 00 00 66 62', 0x66, 0],
  ])('%s', (_name, bytes, sw3, dataLength) => {
    const [found] = parseAll(hex(`${preamble} ${bytes}`));
    expect(found).toMatchObject({ kind: 'reply', reply: { sw1: 0, sw2: 0, sw3 } });
    expect(found?.kind === 'reply' && found.reply.data.length).toBe(dataLength);
  });

  test("the card's own status is kept beside the SAM's", () => {
    expect(parseAll(hex(`${preamble} 00 04 6A 82 41 AD`))).toMatchObject([{ kind: 'reply', reply: { sw1: 0x6a, sw2: 0x82, sw3: 0x41 } }]);
  });

  test.each([1, 2, 5])('a run of %i more AA belongs to no frame', (more) => {
    expect(payloads(parseAll(Uint8Array.from([...Array<number>(more).fill(0xaa), ...reply(0x90)])))).toEqual(['144:']);
  });

  test('lengths are unsigned: a frame of 0x0508 bytes comes through whole', () => {
    const data = Uint8Array.from({ length: 1284 }, (_, index) => (index * 7) & 0xff);
    expect(reply(0x90, data)).toHaveLength(1295);
    expect(payloads(parseAll(reply(0x90, data), 64))).toEqual([`144:${Buffer.from(data).toString('hex')}`]);
  });

  test.each(['00 00', '00 03', '09 0B', 'FF FF'])('a length of %s is no frame, and the next one is found', (length) => {
    expect(payloads(parseAll(Uint8Array.from([...hex(`${preamble} ${length}`), ...reply(0x80)])))).toEqual(['128:']);
  });

  test('the longest reply, text with photo and two fingerprints, is 2321 bytes', () => {
    const longest = reply(0x90, new Uint8Array(2310));
    expect(longest).toHaveLength(2321);
    expect(payloads(parseAll(longest))).toHaveLength(1);
  });

  test('a wrong check gives no payload', () => {
    const frame = reply(0x9f, new Uint8Array(4));
    expect(parseAll(frame.with(frame.length - 1, 0x00))).toEqual([{ kind: 'damaged' }]);
  });

  test('a frame that never ends stays unfinished', () => {
    const parser = createReplyParser();
    // A wrapper's own time-out reply: its length says 5, but only 3 bytes follow.
    expect(parser.push(hex(`${preamble} 00 05 05 05 05`))).toEqual([]);
    expect(parser.unfinished()).toBe(true);
  });
});

const runs = { numRuns: process.env['TONGXIN_LONG'] ? 5_000 : 200 };

describe('whatever the line does', () => {
  const noPreamble = (bytes: Uint8Array) => !Buffer.from(bytes).includes(Buffer.from(hex(preamble)));
  const anyReply = fc
    .record({ sw3: fc.constantFrom(0x90, 0x9f, 0x80, 0x41), data: fc.uint8Array({ maxLength: 300 }).filter(noPreamble) })
    .map(({ sw3, data }) => ({ frame: reply(sw3, data), payload: `${sw3}:${Buffer.from(data).toString('hex')}` }));

  test('chunks of any size give the same replies', () => {
    fc.assert(
      fc.property(fc.array(anyReply, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 70 }), (replies, chunk) => {
        const bytes = Uint8Array.from(replies.flatMap(({ frame }) => [...frame]));
        expect(payloads(parseAll(bytes, chunk))).toEqual(replies.map(({ payload }) => payload));
      }),
      runs,
    );
  });

  test('noise before a frame does not hide it', () => {
    const noise = fc.uint8Array({ maxLength: 64 }).filter(noPreamble);
    fc.assert(
      fc.property(noise, anyReply, fc.integer({ min: 1, max: 70 }), (before, { frame, payload }, chunk) => {
        expect(payloads(parseAll(Uint8Array.from([...before, ...frame]), chunk))).toEqual([payload]);
      }),
      runs,
    );
  });

  test('a frame cut short gives nothing, and those after it come through', () => {
    const cut = fc.tuple(anyReply, fc.integer({ min: 8, max: 200 })).map(([whole, missing]) => whole.frame.subarray(0, -missing));
    fc.assert(
      fc.property(cut, fc.array(anyReply, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 70 }), (part, whole, chunk) => {
        const bytes = Uint8Array.from([...part, ...whole.flatMap(({ frame }) => [...frame])]);
        expect(payloads(parseAll(part, chunk))).toEqual([]);
        expect(payloads(parseAll(bytes, chunk))).toEqual(whole.map(({ payload }) => payload));
      }),
      runs,
    );
  });

  test('one changed byte of content never gives a wrong payload', () => {
    fc.assert(
      fc.property(anyReply, fc.nat(), fc.integer({ min: 1, max: 255 }), ({ frame }, at, change) => {
        const index = 7 + (at % (frame.length - 7));
        expect(payloads(parseAll(frame.with(index, frame[index]! ^ change)))).toEqual([]);
      }),
      runs,
    );
  });
});

test('模块编号 is printed as on the reader', () => {
  expect(formatSamNumber(hex('0500 0300 13253501 D2040000 52AA0800'))).toBe('05.03-20260115-0000001234-0000567890');
});
