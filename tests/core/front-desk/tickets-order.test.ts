import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextInLine, type InLine, type OrderRules } from '#core/front-desk/tickets/order.ts';

const minute = 60_000;
const rules: OrderRules = { fair: 40 * minute, inARow: 3, late: 30 * minute };

interface Visitor extends InLine {
  readonly id: number;
}

const arrivals = fc
  .array(
    fc.record({
      since: fc.integer({ min: 0, max: 180 }).map((each) => each * minute),
      priority: fc.boolean(),
      dueAt: fc.option(fc.integer({ min: 0, max: 200 }).map((each) => each * minute)),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((all) => all.map((each, id): Visitor => ({ ...each, id, place: id })));
const gaps = fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 60, maxLength: 60 });

interface Called {
  readonly who: Visitor;
  readonly favoured: boolean;
  readonly at: number;
  readonly waiting: readonly Visitor[];
  /** How many favoured ones went directly before. */
  readonly before: number;
}

/** One counter that calls after every gap, until all are called. */
function serve(all: readonly Visitor[], minutes: readonly number[]): Called[] {
  const called: Called[] = [];
  let now = 0;
  let row = 0;
  let waits = [...all];
  for (let i = 0; waits.length > 0; i += 1) {
    now += (minutes[i % minutes.length] ?? 0) * minute + minute;
    const waiting = waits.filter(({ since }) => since <= now);
    const next = nextInLine(waiting, now, row, rules);
    if (next === null) {
      expect(waiting).toEqual([]);
      continue;
    }
    called.push({ ...next, at: now, waiting, before: row });
    row = next.favoured ? row + 1 : 0;
    waits = waits.filter(({ id }) => id !== next.who.id);
  }
  return called;
}

test('nobody who has waited longer than is fair is overtaken, whoever arrives', () => {
  fc.assert(
    fc.property(arrivals, gaps, (all, minutes) => {
      for (const { who, at, waiting } of serve(all, minutes))
        for (const other of waiting) if (at - other.since > rules.fair) expect(who.since).toBeLessThanOrEqual(other.since);
    }),
  );
});

test('nobody is lost or called twice, and the same arrivals are called the same way', () => {
  fc.assert(
    fc.property(arrivals, gaps, (all, minutes) => {
      const order = serve(all, minutes).map(({ who }) => who.id);
      expect(order.toSorted((one, other) => one - other)).toEqual(all.map(({ id }) => id));
      expect(serve(all.toReversed(), minutes).map(({ who }) => who.id)).toEqual(order);
    }),
  );
});

test('within the bound priority goes first, and after some in a row somebody without', () => {
  fc.assert(
    fc.property(arrivals, gaps, (all, minutes) => {
      for (const { who, favoured, at, waiting, before } of serve(all, minutes)) {
        const overdue = waiting.some(({ since }) => at - since > rules.fair);
        const plain = waiting.some(({ priority, dueAt }) => !priority && dueAt === null);
        if (!overdue && before < rules.inARow && waiting.some(({ priority }) => priority)) expect(who.priority).toBe(true);
        if (plain && before >= rules.inARow) expect(favoured).toBe(false);
      }
    }),
  );
});

const visitor = (id: number, since: number, more: Partial<Visitor> = {}): Visitor => ({
  id,
  place: id,
  since: since * minute,
  priority: false,
  dueAt: null,
  ...more,
});
const called = (waiting: readonly Visitor[], now: number, before = 0) => nextInLine(waiting, now * minute, before, rules)?.who.id;

test('an appointment goes at its time: not before it, and not when its couple came too late for it', () => {
  const line = [visitor(1, 0), visitor(2, 5, { dueAt: 20 * minute })];
  expect(called(line, 19)).toBe(1);
  expect(called(line, 20)).toBe(2);
  expect(called([visitor(1, 50), visitor(2, 55, { dueAt: 20 * minute })], 60)).toBe(1);
  // The earlier half hour first, whoever of the two came first.
  expect(called([visitor(1, 1, { dueAt: 30 * minute }), visitor(2, 9, { dueAt: 10 * minute })], 30)).toBe(2);
});

test('beyond the bound it is first come, first served', () => {
  expect(called([visitor(1, 0), visitor(2, 1, { priority: true })], 40)).toBe(2);
  expect(called([visitor(1, 0), visitor(2, 1, { priority: true })], 41)).toBe(1);
  expect(called([], 41)).toBeUndefined();
});
