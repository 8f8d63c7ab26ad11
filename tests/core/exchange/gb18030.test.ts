import { describe, expect, test } from 'vitest';
import { decodeGb18030, encodeGb18030 } from '#core/exchange/index.ts';
import { between, requiredHanzi } from '../documents/hanzi.ts';

const textOf = (codePoints: readonly number[]) => codePoints.map((codePoint) => String.fromCodePoint(codePoint)).join('');
const hexOf = (text: string) => Buffer.from(encodeGb18030(text)).toString('hex');

describe('GB 18030-2022', () => {
  test.each([
    ['\u9FB4', 'fe59'],
    ['\u9FB5', 'fe61'],
    ['\u9FB6', 'fe66'],
    ['\u9FB7', 'fe67'],
    ['\u9FB8', 'fe6d'],
    ['\u9FB9', 'fe7e'],
    ['\u9FBA', 'fe90'],
    ['\u9FBB', 'fea0'],
    ['\uFE10\uFE12\uFE11\uFE13\uFE14\uFE15\uFE16', 'a6d9a6daa6dba6dca6dda6dea6df'],
    ['\uFE17\uFE18\uFE19', 'a6eca6eda6f3'],
    ['\u1E3F', 'a8bc'],
    ['\uE81E', '82359037'],
    ['\uE78D', '84318236'],
    ['\uE7C7', '8135f437'],
    ['\uE5E5', 'a3a0'],
    ['䶮', 'fe9f'],
    ['中', 'd6d0'],
    ['𠮷', '9534b235'],
    ['€', 'a2e3'],
    ['A', '41'],
  ])('%s is %s', (text, hex) => {
    expect(hexOf(text)).toBe(hex);
    expect(decodeGb18030(Buffer.from(hex, 'hex'))).toBe(text);
  });

  test('every code point of every plane comes back as it was', () => {
    const everything = [...between([0, 0xd7ff]), ...between([0xe000, 0x10ffff])];
    for (let from = 0; from < everything.length; from += 50_000) {
      const text = textOf(everything.slice(from, from + 50_000));
      expect(decodeGb18030(encodeGb18030(text)) === text, `from ${from}`).toBe(true);
    }
  });

  test('each code point has a code of its own', () => {
    const codes = new Set(
      [...between([0, 0xd7ff]), ...between([0xe000, 0xffff])].map((codePoint) => hexOf(String.fromCodePoint(codePoint))),
    );
    expect(codes.size).toBe(0x10000 - 0x800);
  });

  test("Node's decoder reads every Hanzi the same, and all text without private-use characters", () => {
    const decoder = new TextDecoder('gb18030');
    const hanzi = textOf(requiredHanzi());
    expect(decoder.decode(encodeGb18030(hanzi)) === hanzi).toBe(true);
    const others = textOf([...between([0x20, 0xd7ff]), ...between([0xf900, 0xfffd]), ...between([0x10000, 0x3ffff])]);
    expect(decoder.decode(encodeGb18030(others)) === others).toBe(true);
  });

  test('two bytes that look like another code in the middle of one are left alone', () => {
    // The second byte of one code and the first of the next are A3 A0 here.
    const text = decodeGb18030(Buffer.from('b0a3a0a1', 'hex'));
    expect(text).not.toContain('\uE5E5');
    expect(hexOf(text)).toBe('b0a3a0a1');
  });

  test('what is no code becomes U+FFFD', () => {
    expect(decodeGb18030(Uint8Array.of(0x41, 0xff, 0x42))).toBe('A\uFFFDB');
  });
});
