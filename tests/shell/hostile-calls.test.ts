import { serialize } from 'node:v8';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { answerWindowCall } from '../../electron/main/window-calls.ts';
import { createWindowRegister } from '../../electron/main/window-register.ts';
import { WindowCall } from '#shared/contract/index.ts';
import { monsters, rubbish, spoilt } from '../core/hostile/payloads.ts';

const calls = process.env['TONGXIN_LONG'] === undefined ? 500 : 10_000;

const good = fc.record({
  operation: fc.constantFrom('cases.get', 'hall.health'),
  input: fc.jsonValue({ maxDepth: 2 }),
  requestId: fc.uuid(),
  approval: fc.constantFrom(null, { code: 'S1', password: 'x' }),
});

it('whatever a window sends, main answers, and passes on to the core only what follows the contract and can cross the pipe', async () => {
  const windows = createWindowRegister();
  windows.add(1, 'counter');
  let passed = 0;
  const core = {
    call: (station: string, session: string | null, call: WindowCall) => {
      passed++;
      expect([station, session]).toEqual(['counter', null]);
      expect(WindowCall.safeParse(call).success).toBe(true);
      expect(() => serialize(call)).not.toThrow();
      return Promise.resolve({ answer: 'answered' });
    },
  };
  const ask = (raw: unknown) => answerWindowCall({ core, windows, sessions: { end: () => undefined } }, 1, raw);

  await fc.assert(
    fc.asyncProperty(fc.oneof(rubbish, good, spoilt(good)), async (raw) => {
      const answer = await ask(raw);
      if (answer !== 'answered') expect(answer).toMatchObject({ ok: false, error: { code: 'call.invalid' } });
    }),
    { numRuns: calls, seed: 20261122 },
  );
  for (const monster of monsters)
    await ask({ operation: 'cases.get', input: monster, requestId: '01980000-0000-7000-8000-000000000001', approval: null });
  expect(passed).toBeGreaterThan(calls / 10);
});
