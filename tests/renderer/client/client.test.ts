import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../../../renderer/client/index.ts';
import { fakeCase } from '../fake-case.ts';
import { createFakeHall } from '../fake-hall.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('client', () => {
  it('gives every act an id of its own, a UUIDv7', async () => {
    const hall = createFakeHall();
    const client = createClient(hall);
    await client.call('cases.open', { business: 'marriage' });
    await client.call('cases.open', { business: 'marriage' });
    const [first, second] = hall.calls.map(({ requestId }) => requestId);
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(second).not.toBe(first);
  });

  it('repeats a call whose answer was lost under the same id once the core is back', async () => {
    const hall = createFakeHall();
    const client = createClient(hall);
    hall.killCore();
    const call = client.call('cases.open', { business: 'marriage' });
    await vi.advanceTimersByTimeAsync(1_500);
    expect(hall.calls).toHaveLength(1);
    hall.startCore();
    expect((await call).ok).toBe(true);
    expect(hall.calls).toHaveLength(2);
    expect(hall.calls[1]!.requestId).toBe(hall.calls[0]!.requestId);
  });

  it('repeats at once when the core came back before the loss was reported', async () => {
    const hall = createFakeHall();
    let lost = true;
    const client = createClient({
      ...hall,
      call: async (call) => {
        if (!lost) return hall.call(call);
        lost = false;
        hall.killCore();
        hall.startCore();
        throw new Error('channel closed');
      },
    });
    expect((await client.call('cases.open', { business: 'marriage' })).ok).toBe(true);
  });

  it('says so when the core stays away', async () => {
    const hall = createFakeHall();
    const client = createClient(hall, { patience: 5_000 });
    hall.killCore();
    const call = client.call('cases.worklist', {});
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await call).toEqual({ ok: false, error: { code: 'core.unreachable', details: {} } });
  });

  it('tells of a call that takes seconds, and that it ended', async () => {
    const hall = createFakeHall();
    const answered = Promise.withResolvers<void>();
    const client = createClient({ ...hall, call: (call) => answered.promise.then(() => hall.call(call)) });
    const told: boolean[] = [];
    client.slowCalls.subscribe(() => told.push(client.slowCalls.isSlow()));
    const slow = client.call('cases.open', { business: 'marriage' });
    const long = client.call('cases.worklist', {}, { takesLong: true });
    await vi.advanceTimersByTimeAsync(2_900);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(told).toEqual([true]);
    answered.resolve();
    await Promise.all([slow, long]);
    expect(told).toEqual([true, false]);
  });

  it('does not repeat what was answered', async () => {
    const hall = createFakeHall({ cases: [fakeCase('identified')] });
    const client = createClient(hall);
    const answer = await client.call('cases.get', { caseId: '01890000-0000-7000-8000-00000000ffff' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'case.notFound' } });
    expect(hall.calls).toHaveLength(1);
  });
});
