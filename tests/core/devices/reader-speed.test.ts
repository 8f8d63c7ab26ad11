import { expect, test } from 'vitest';
import { createCardReader } from '#core/devices/reader/card-reader.ts';
import { speeds } from '#core/devices/reader/speed.ts';
import { openInMemory, type EmulatedLine } from '../../emulators/reader/memory.ts';
import { createSam } from '../../emulators/reader/sam.ts';
import { heldClock, idle, quickTiming, readerOn } from './observed-reader.ts';

test('readers are delivered with 115200; slower speeds follow', () => {
  expect(speeds).toEqual([115_200, 57_600, 38_400, 19_200, 9_600]);
});

test.each(speeds)('a reader set to %i is found by its answer, and its speed is left alone', async (baudRate) => {
  const sam = createSam();
  const line: EmulatedLine = { baudRate, tried: [] };
  const reader = readerOn(sam, openInMemory(sam, line));
  await reader.until(idle);
  expect(line.tried).toEqual(speeds.slice(0, speeds.indexOf(baudRate) + 1));
  expect(new Set(sam.commandsSeen)).toEqual(new Set(['status', 'samNumber']));
});

test('the speed of the last time is tried first when the reader comes back', async () => {
  const sam = createSam();
  const line: EmulatedLine = { baudRate: 19_200, tried: [] };
  const reader = readerOn(sam, openInMemory(sam, line));
  await reader.until(idle);
  line.tried.length = 0;
  sam.behave({ silent: true });
  await reader.until(({ state }) => state === 'lost');
  sam.behave({});
  await reader.until(idle);
  expect(line.tried[0]).toBe(19_200);
  expect(new Set(line.tried.slice(-1))).toEqual(new Set([19_200]));
});

test('a reader with another speed than last time is found too', async () => {
  const sam = createSam();
  const line: EmulatedLine = { baudRate: 9_600, tried: [] };
  const reader = readerOn(sam, openInMemory(sam, line));
  await reader.until(idle);
  line.baudRate = 57_600;
  await reader.until(({ state }) => state === 'lost');
  await reader.until(idle);
  expect(line.tried.at(-1)).toBe(57_600);
});

test('a reader that answers at no speed is asked at the usual one with more patience, then reset', async () => {
  const sam = createSam();
  const line: EmulatedLine = { baudRate: 115_200, tried: [] };
  sam.behave({ silent: true });
  const heard: Array<readonly [string, number]> = [];
  sam.onCommand((command) => heard.push([command, line.tried.at(-1)!]));
  const reader = createCardReader({
    find: async () => ({ ok: true, value: [{ name: 'memory', open: openInMemory(sam, line) }] }),
    clock: heldClock,
    timing: { ...quickTiming, patience: 0.05 },
  });
  await expect.poll(() => heard.length, { timeout: 5000 }).toBeGreaterThanOrEqual(4);
  await reader.close();
  expect(line.tried.slice(0, 6)).toEqual([...speeds, 115_200]);
  expect(heard.slice(0, 4)).toEqual([
    ['status', 115_200],
    ['status', 115_200],
    ['reset', 115_200],
    ['status', 115_200],
  ]);
});
