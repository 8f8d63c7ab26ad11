import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { clockState, createDriftMeter, doubtAtOpening, isJump, type ClockRecord } from '#core/office/clock-state.ts';
import { createSetClock, officeZone } from '#core/store/index.ts';

const at = (text: string) => Temporal.Instant.from(text);
const lastAct = '2026-11-23T02:00:00.000Z';
const record: ClockRecord = { lastAct, doubt: null, confirmedZone: null, training: false, isFarFromProvince: false };
const utc = { name: 'UTC', offset: '+00:00' };

test('a clock is behind from the first millisecond, and catches up by itself', () => {
  expect(clockState(at('2026-11-23T01:59:59.999Z'), 0, officeZone, record)).toBe('behind');
  expect(clockState(at(lastAct), 0, officeZone, record)).toBe('sure');
});

test('two minutes of drift are a correction, more is a jump, either way', () => {
  for (const sign of [1, -1]) {
    expect(clockState(at('2026-11-23T09:00:00Z'), sign * 120_000, officeZone, record)).toBe('sure');
    expect(clockState(at('2026-11-23T09:00:00Z'), sign * 120_001, officeZone, record)).toBe('jumped');
  }
});

test('a doubt outlives its cause', () => {
  for (const [doubt, state] of [
    ['behind', 'jumped'],
    ['jumped', 'jumped'],
    ['ahead', 'ahead'],
  ] as const)
    expect(clockState(at('2026-11-23T09:00:00Z'), 0, officeZone, { ...record, doubt })).toBe(state);
});

test('another zone is held against a hall until two people confirmed the time under it, and never against a training hall', () => {
  const state = (zone: typeof utc, more: Partial<ClockRecord> = {}) =>
    clockState(at('2026-11-23T09:00:00Z'), 0, zone, { ...record, ...more });
  expect(state(utc)).toBe('zone');
  expect(state(utc, { training: true })).toBe('sure');
  expect(state(utc, { confirmedZone: 'UTC +00:00' })).toBe('sure');
  expect(state({ name: 'America/New_York', offset: '-05:00' }, { confirmedZone: 'UTC +00:00' })).toBe('zone');
  expect(state({ name: 'Asia/Singapore', offset: '+08:00' })).toBe('sure');
});

test('an opening doubts a clock behind the last act, or so far past it that no holiday explains it', () => {
  expect(doubtAtOpening(at('2026-11-23T01:57:59Z'), lastAct, 15)).toBe('behind');
  // Too little to be remembered: it is refused for as long as it lasts.
  expect(doubtAtOpening(at('2026-11-23T01:59:00Z'), lastAct, 15)).toBeNull();
  expect(doubtAtOpening(at('2026-12-08T02:00:00Z'), lastAct, 15)).toBeNull();
  expect(doubtAtOpening(at('2026-12-08T02:00:01Z'), lastAct, 15)).toBe('ahead');
  expect(doubtAtOpening(at('2026-11-23T01:57:59Z'), null, 15)).toBeNull();
});

test('a leap second, a sleeping PC and a month of small corrections are no jump', () => {
  const clock = createSetClock('2026-11-23T02:00:00Z');
  const meter = createDriftMeter(clock);
  clock.set(clock.now().subtract({ seconds: 1 }));
  expect(isJump(meter.read())).toBe(false);
  clock.advance({ hours: 16 });
  expect(isJump(meter.read())).toBe(false);
  for (let day = 0; day < 30; day += 1) {
    clock.advance({ hours: 24 });
    clock.set(clock.now().add({ seconds: 8 }));
    expect(isJump(meter.read())).toBe(false);
  }
});

test('many small pushes within minutes are one jump', () => {
  const clock = createSetClock('2026-11-23T02:00:00Z');
  const meter = createDriftMeter(clock);
  let jumped = false;
  for (let push = 0; push < 5; push += 1) {
    clock.advance({ seconds: 10 });
    clock.set(clock.now().add({ seconds: 30 }));
    jumped ||= isJump(meter.read());
  }
  expect(jumped).toBe(true);
});
