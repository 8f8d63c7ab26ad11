import { describe, expect, test } from 'vitest';
import { commands } from '#core/devices/reader/commands.ts';
import { encodeRequest } from '#core/devices/reader/frame.ts';
import { createReplyJoiner, wrapRequest } from '#core/devices/reader/hid-wrapper.ts';

/** 64 bytes, the rest zeros. */
function report(text: string): Uint8Array {
  const bytes = Buffer.from(text.replaceAll(/[\s|]/g, ''), 'hex');
  return Uint8Array.from(Buffer.concat([bytes, Buffer.alloc(64 - bytes.length)]));
}

const hex = (bytes: Uint8Array | 'damaged') => (bytes === 'damaged' ? bytes : Buffer.from(bytes).toString('hex'));

describe('requests in a report', () => {
  test.each([
    ['status', '88 | 00 00 | 0B 00 | B1 | AA AA AA 96 69 00 03 11 FF ED | B9 05'],
    ['find', '88 | 00 00 | 0B 00 | B1 | AA AA AA 96 69 00 03 20 01 22 | FF 03'],
    ['read', '88 | 00 00 | 0B 00 | B1 | AA AA AA 96 69 00 03 30 01 32 | 1F 04'],
  ] as const)('%s', (name, bytes) => {
    const { command, parameter } = commands[name];
    expect(wrapRequest(encodeRequest(command, parameter))).toEqual(report(bytes));
  });

  test('that do not fit one are a bug', () => {
    expect(wrapRequest(new Uint8Array(56))).toHaveLength(64);
    expect(() => wrapRequest(new Uint8Array(57))).toThrow(/57 bytes/);
  });
});

describe('replies in reports', () => {
  const noCard = 'AA | 00 00 | 0E 00 | 00 | 00 00 | AA AA AA 96 69 00 04 00 00 80 84 | 13 04';

  test('a short one is one report', () => {
    const sum = [0x0e, 0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x04, 0x80, 0x84].reduce((total, byte) => total + byte, 0);
    expect(sum).toBe(0x0413);
    expect(hex(createReplyJoiner().push(report(noCard)))).toBe('aaaaaa9669000400008084');
  });

  test('the report may come without its zeros', () => {
    expect(hex(createReplyJoiner().push(report(noCard).subarray(0, 21)))).toBe('aaaaaa9669000400008084');
  });

  const numbered = (number: string, sum: string) => report(`AA | 00 00 | 04 00 | 00 | ${number} | 5A | ${sum}`);

  test.each([
    ['little-endian from 0', ['00 00|5E 00', '01 00|5F 00', '02 00|60 00']],
    ['little-endian from 1', ['01 00|5F 00', '02 00|60 00']],
    ['big-endian', ['00 00|5E 00', '00 01|5F 00', '00 02|60 00']],
    ['over the edge of a byte', ['FF 00|5D 01', '00 01|5F 00']],
  ])('a long one is several, numbered %s', (_name, reports) => {
    const joiner = createReplyJoiner();
    for (const each of reports) {
      const [number, sum] = each.split('|') as [string, string];
      expect(hex(joiner.push(numbered(number, sum)))).toBe('5a');
    }
  });

  test.each([
    ['repeated', '01 00|5F 00'],
    ['a gap', '03 00|61 00'],
    ['backwards', '00 00|5E 00'],
    ['in the other byte order', '01 01|60 00'],
  ])('one that is %s breaks the reply until the next command', (_name, odd) => {
    const joiner = createReplyJoiner();
    joiner.push(numbered('00 00', '5E 00'));
    joiner.push(numbered('01 00', '5F 00'));
    const [number, sum] = odd.split('|') as [string, string];
    expect(joiner.push(numbered(number, sum))).toBe('damaged');
    expect(joiner.push(numbered('02 00', '60 00'))).toBe('damaged');
    joiner.reset();
    expect(hex(joiner.push(numbered('00 00', '5E 00')))).toBe('5a');
  });

  test.each([
    ['another flag', `88${noCard.slice(2)}`],
    ['a wrong sum', noCard.replace('13 04', '14 04')],
    ['a changed byte', noCard.replace('80 84', '81 84')],
    ['a length of nothing', noCard.replace('0E 00', '02 00')],
    ['a length beyond the report', noCard.replace('0E 00', '3A 00')],
    ['a length of 64 kB', noCard.replace('0E 00', 'FF FF')],
    ['an empty report', ''],
  ])('%s is damage', (_name, bytes) => {
    expect(createReplyJoiner().push(report(bytes))).toBe('damaged');
  });

  test.each([0, 1, 9, 65, 1000])('a report of %i bytes is damage', (length) => {
    expect(createReplyJoiner().push(new Uint8Array(length).fill(0xaa))).toBe('damaged');
  });
});
