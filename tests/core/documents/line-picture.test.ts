import { describe, expect, test } from 'vitest';
import type { Bitmap } from '#core/devices/index.ts';
import { openFonts } from '#core/documents/fonts.ts';
import { drawLine } from '#core/documents/line-picture.ts';
import { resources } from './helpers.ts';

const fonts = openFonts(resources);
const room = { width: 384, size: 32, min: 24 };
const draw = (text: string): Bitmap => drawLine(fonts, text, room)!;
const isInk = ({ width, bits }: Bitmap, x: number, y: number): boolean => (bits[(y * width + x) >> 3]! & (0x80 >> (x & 7))) !== 0;
/** Dots of ink between two corners, as shares of the picture. */
function inkOf(bitmap: Bitmap, [left, top, right, bottom] = [0, 0, 1, 1]): number {
  const { width, height } = bitmap;
  let count = 0;
  for (let y = Math.floor(top! * height); y < bottom! * height; y += 1)
    for (let x = Math.floor(left! * width); x < right! * width; x += 1) if (isInk(bitmap, x, y)) count += 1;
  return count;
}

describe('a line drawn dot by dot', () => {
  test('is upright and not mirrored', () => {
    const [up, down, right] = [draw('上'), draw('下'), draw('卜')];
    expect(inkOf(up, [0, 0.7, 1, 1])).toBeGreaterThan(2 * inkOf(up, [0, 0, 1, 0.25]));
    expect(inkOf(down, [0, 0, 1, 0.3])).toBeGreaterThan(2 * inkOf(down, [0, 0.75, 1, 1]));
    expect(inkOf(right, [0.5, 0.3, 1, 0.7])).toBeGreaterThan(0);
    expect(inkOf(right, [0, 0.3, 0.25, 0.7])).toBe(0);
  });

  test('leaves the inside of a character open', () => {
    const box = draw('囗');
    expect(inkOf(box)).toBeGreaterThan(60);
    expect(inkOf(box, [0.35, 0.35, 0.65, 0.65])).toBe(0);
  });

  test('tells a rare character from the one it is taken for', () => {
    const [rare, usual] = [draw('𠮷'), draw('吉')];
    expect(rare.bits).not.toEqual(usual.bits);
    expect(inkOf(rare)).toBeGreaterThan(100);
  });

  test('is never wider than the paper: it becomes smaller, then takes more lines', () => {
    expect([draw('登记处').width, draw('登记处').height]).toEqual([96, 32]);
    const one = draw('清江县民政局𠮷祥乡婚姻登记处');
    expect(one.width).toBeLessThanOrEqual(384);
    expect(one.height).toBeLessThan(32);
    const more = draw('阿坝藏族羌族自治州九寨沟县民政局𠮷祥乡婚姻登记处');
    expect(more.width).toBeLessThanOrEqual(384);
    expect(more.height).toBeGreaterThan(48);
    expect(more.bits).toHaveLength((more.width / 8) * more.height);
  });

  test('is not drawn where no font has a character', () => {
    expect(drawLine(fonts, '王\u{E123}', room)).toBeNull();
    expect(drawLine(fonts, '', room)).toBeNull();
  });
});
