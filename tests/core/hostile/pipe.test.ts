import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Desk } from '#core/desk.ts';
import { createPipe } from '#core/pipe.ts';
import { FromCore, isPayload, payloadLimits, WindowCall, type ToCore } from '#shared/contract/index.ts';
import { examplesOf } from './from-schema.ts';
import { openHostileHall, type HostileHall } from './hostile-hall.ts';
import { monsters, rubbish, spoilt } from './payloads.ts';

const long = process.env['TONGXIN_LONG'] !== undefined;
const messages = long ? 10_000 : 400;

describe('a payload', () => {
  test.each<[string, unknown, boolean]>([
    ['what JSON holds', { a: [1, 'x', null, true, { b: undefined }] }, true],
    ['an object without a prototype', Object.assign(Object.create(null), { a: 1 }), true],
    ['as deep as allowed', nested(payloadLimits.depth), true],
    ['one deeper', nested(payloadLimits.depth + 1), false],
    ['so deep that recursion would end', nested(200_000), false],
    ['as long as allowed', 'x'.repeat(payloadLimits.characters), true],
    ['longer', ['x'.repeat(payloadLimits.characters), 'x'], false],
    ['long by its names', { ['x'.repeat(payloadLimits.characters + 1)]: 1 }, false],
    ['more values than allowed', Array.from({ length: payloadLimits.values }, () => 0), false],
    ['a long array of nothing', Object.assign([], { length: 2 ** 32 - 1 }), false],
    ['a member called __proto__', JSON.parse('{"a": {"__proto__": {"b": 1}}}'), false],
    ['a number that is none', { a: Number.NaN }, false],
    ['a number without end', [Number.NEGATIVE_INFINITY], false],
    ['a big integer', 1n, false],
    ['a date', { at: new Date(0) }, false],
    ['a map', new Map(), false],
    ['bytes', new Uint8Array(1), false],
    ['a function', () => 1, false],
    ['a symbol', Symbol('x'), false],
    ['an object of a class', new URL('hall://app/'), false],
  ])('%s', (_what, value, allowed) => {
    const began = performance.now();
    expect(isPayload(value)).toBe(allowed);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test('that contains itself', () => {
    const loop: unknown[] = [];
    loop.push(loop, loop);
    expect(isPayload(loop)).toBe(false);
  });

  test('of any kind is told apart without an exception, and one that passes is what JSON holds', () => {
    fc.assert(
      fc.property(rubbish, (value) => {
        if (isPayload(value)) expect(() => JSON.stringify(value)).not.toThrow();
      }),
      { numRuns: messages, seed: 20261122 },
    );
  });
});

describe('the core, told anything over its pipe', () => {
  let hostile: HostileHall;
  beforeAll(async () => {
    hostile = await openHostileHall();
  }, 120_000);
  afterAll(() => hostile.close());

  const call = examplesOf(WindowCall, {
    ids: ['01980000-0000-7000-8000-000000000001'],
    pictures: [''],
    words: ['cases.get', 'hall.health'],
  });
  const message = fc.record({
    type: fc.constant('call'),
    id: fc.nat(),
    station: fc.constantFrom('counter', 'kiosk'),
    session: fc.constant(null),
    call,
  });
  const others = fc.record({ type: fc.constantFrom('start', 'call', 'halt', 1, null), id: rubbish, session: rubbish, call: rubbish });

  test('says nothing, or answers by a failure; the journal stays, and it goes on', async () => {
    const acts = await hostile.acts();
    await fc.assert(
      fc.asyncProperty(fc.oneof(rubbish, spoilt(message), others), async (raw) => {
        // A stop is obeyed whoever wrote it: main alone has this pipe.
        fc.pre((raw as { readonly type?: unknown } | null | undefined)?.type !== 'stop');
        const answer = await hostile.tell(raw);
        if (answer?.ok === false) expect(answer.error.code).not.toBe('call.internal');
      }),
      { numRuns: messages, seed: 20261122 },
    );
    expect(await hostile.acts()).toBe(acts);
    expect(await hostile.tell({ type: 'call', id: 7, station: 'counter', session: null, call: { operation: 7 } })).toMatchObject({
      ok: false,
      error: { code: 'call.invalid' },
    });
  });
});

describe('a core that has no store yet, or has one already', () => {
  const start: ToCore = {
    type: 'start',
    storeDirectory: '/nowhere',
    logsDirectory: null,
    resourcesDirectory: '/nowhere',
    dataKey: null,
    sessions: [],
    options: { readerPath: null, clock: null },
  };
  const call = { operation: 'hall.health', input: {}, requestId: '01980000-0000-7000-8000-000000000001', approval: null };

  function open() {
    const sent: FromCore[] = [];
    let begun = 0;
    const answered = { answer: { ok: true, value: 1 } };
    const desk = {
      call: () => Promise.resolve(answered),
      openUnasked: () => undefined,
      close: () => Promise.resolve(),
    } as unknown as Desk;
    const pipe = createPipe({
      begin: () => {
        begun++;
        return desk;
      },
      send: (message) => void sent.push(message),
      end: () => undefined,
    });
    return { pipe, sent, begun: () => begun };
  }

  test('answers a call that comes before the start', async () => {
    const { pipe, sent } = open();
    await pipe.receive({ type: 'call', id: 1, station: 'counter', session: null, call });
    expect(sent).toEqual([{ type: 'answer', id: 1, answer: { ok: false, error: { code: 'core.unreachable', details: {} } } }]);
  });

  test('begins once', async () => {
    const { pipe, sent, begun } = open();
    await pipe.receive(start);
    await pipe.receive({ ...start, storeDirectory: '/other' });
    expect([begun(), sent]).toEqual([1, [{ type: 'ready' }]]);
  });
});

test('main takes of a core only what follows the contract', () => {
  const messages = monsters.flatMap((monster) => [
    monster,
    { type: monster },
    { type: 'event', event: monster },
    { type: 'answer', id: monster },
    { type: 'keepSession', token: monster, kept: monster },
  ]);
  const taken = messages.filter((raw) => FromCore.safeParse(raw).success);
  // A token is any text, an answered id any safe integer; main looks both up.
  expect(taken.every((raw) => ['keepSession', 'answer'].includes((raw as { type: string }).type))).toBe(true);
});

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = [value];
  return value;
}
