import { beforeEach, expect, test } from 'vitest';
import { createKioskVisit, type KioskVisit } from '../../electron/main/kiosk-visit.ts';

let now: number;
let warnings: (number | null)[];
let wiped: number;
let visit: KioskVisit;
beforeEach(() => {
  now = 0;
  warnings = [];
  wiped = 0;
  visit = createKioskVisit({ now: () => now, warn: (left) => warnings.push(left), wipe: () => (wiped += 1) });
});
const wait = (seconds: number): void => {
  for (let second = 0; second < seconds; second += 1) {
    now += 1_000;
    visit.tick();
  }
};

test('whoever goes is asked after 45 seconds, and forgotten after 60', () => {
  visit.touched();
  wait(44);
  expect(warnings).toEqual([]);
  wait(15);
  expect(warnings).toEqual([15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(wiped).toBe(0);
  wait(1);
  expect(wiped).toBe(1);
});

test('whoever touches it within the fifteen seconds stays, and has the whole time again', () => {
  visit.touched();
  wait(50);
  visit.touched();
  expect(warnings.at(-1)).toBeNull();
  wait(44);
  expect(warnings.at(-1)).toBeNull();
  expect(wiped).toBe(0);
});

test('a page that knows nobody is left as it is', () => {
  wait(600);
  visit.touched();
  visit.end();
  wait(600);
  expect(warnings).toEqual([]);
  expect(wiped).toBe(1);
});

test('a PC that slept through the minute forgets at once', () => {
  visit.touched();
  now += 8 * 3_600_000;
  visit.tick();
  expect(wiped).toBe(1);
});
