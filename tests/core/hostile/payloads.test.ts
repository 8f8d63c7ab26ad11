import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Approval, isPayload, operationNames, operations, type Operation, type OperationName } from '#shared/contract/index.ts';
import { Station } from '#shared/model/index.ts';
import { examplesOf } from './from-schema.ts';
import { faultOf, openHostileHall, type HostileHall } from './hostile-hall.ts';
import { rubbish, spoilt } from './payloads.ts';

const long = process.env['TONGXIN_LONG'] !== undefined;
/** Payloads an operation gets, and how many of them may pass schema and door and so do their work. */
const counts = long ? { payloads: 10_000, deep: 120, deepSlow: 20 } : { payloads: 50, deep: 5, deepSlow: 2 };
/** Milliseconds a call may take on a busy machine: with its work done, and refused before it. */
const patience = { worked: 30_000, refused: 3_000 } as const;

/** They stretch passwords, draw papers or copy the store: seconds of work for each that gets through. */
const slow =
  /^(keys|backup|store|program|setup|staff\.(signIn|add|update|unlock|setPin|changePassword|reset))|draw|Sheet|report|scans|examine|prepare|refuse|redirect/u;

/** A wrong password is itself an act: the tries of a code are counted in the journal. */
const counted = ['staff.wrongPassword', 'staff.lockedOut'];

let hostile: HostileHall;
let locked: string;
const used = uuidv7();
const tally = { told: 0, deep: 0, worked: 0 };
beforeAll(async () => {
  hostile = await openHostileHall();
  locked = await hostile.lockedSession();
  await hostile.call({
    operation: 'cases.open',
    input: { business: 'marriage' },
    requestId: used,
    approval: null,
    station: 'counter',
    session: hostile.session(),
  });
}, 120_000);
afterAll(async () => {
  process.stdout.write(
    `hostile payloads: ${tally.told} calls of ${operationNames.length} operations, ${counts.payloads} each; ${tally.deep} came to the work, ${tally.worked} did their work\n`,
  );
  await hostile?.close();
});

const door = fc.oneof(
  { weight: 12, arbitrary: fc.constant('right' as const) },
  {
    weight: 5,
    arbitrary: fc.constantFrom('nobody', 'invented', 'locked', 'wrongStation', 'requestReused', 'noRequest', 'noStation', 'noSession'),
  },
);
const approvals = fc.oneof(
  { weight: 4, arbitrary: fc.constant<unknown>('right') },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      null,
      { code: 'Z1', password: 'everything-2026' },
      { code: 'R2', password: 'wrong' },
      { code: 'XX', password: '' },
      { code: 7 },
      { code: 'S1', password: 'x'.repeat(300) },
      [],
      undefined,
    ),
  },
);
type Door = typeof door extends fc.Arbitrary<infer D> ? D : never;

/** What each wrong door is answered where the operation has that door at all. */
function callThrough(way: Door, name: OperationName) {
  const { stations } = (operations[name] as Operation).access;
  const right = { requestId: uuidv7() as unknown, station: stations[0] as unknown, session: hostile.session() as unknown };
  switch (way) {
    case 'right':
      return right;
    case 'nobody':
      return { ...right, session: null };
    case 'invented':
      return { ...right, session: 'x'.repeat(43) };
    case 'locked':
      return { ...right, session: locked };
    case 'wrongStation':
      return { ...right, station: Station.options.find((each) => !stations.includes(each)) };
    case 'requestReused':
      return { ...right, requestId: used };
    case 'noRequest':
      return { ...right, requestId: '1; DROP TABLE journal' };
    case 'noStation':
      return { ...right, station: 'kitchen' };
    case 'noSession':
      return { ...right, session: { token: 1 } };
  }
}

/** These break the message itself: it does not reach the dispatcher. */
const broken: readonly Door[] = ['noRequest', 'noStation', 'noSession'];

test.each(operationNames)(
  '%s survives whatever it is sent',
  async (name) => {
    const operation: Operation = operations[name];
    const examples = examplesOf(operation.input, hostile.known);
    const payload = fc.oneof(
      { weight: 4, arbitrary: rubbish },
      { weight: 5, arbitrary: spoilt(examples) },
      { weight: 2, arbitrary: examples },
    );
    let deepLeft = slow.test(name) ? counts.deepSlow : counts.deep;
    let acts = await hostile.acts();
    await fc.assert(
      fc.asyncProperty(payload, door, approvals, async (input, wantedWay, wantedApproval) => {
        const approval = wantedApproval === 'right' ? hostile.hall.desk.approvalAs('S1') : wantedApproval;
        // Whether it reaches the dispatcher, and there the schema lets it through.
        const whole = isPayload(input) && Approval.nullable().safeParse(approval).success && !broken.includes(wantedWay);
        const fits = whole && operation.input.safeParse(input).success;
        const tooMany = fits && wantedWay === 'right' && --deepLeft < 0;
        const way = tooMany ? 'wrongStation' : wantedWay;

        const began = performance.now();
        const answer = await hostile.call({ operation: name, input, approval, ...callThrough(way, name) });
        const took = performance.now() - began;
        const now = await hostile.acts();
        tally.told++;
        if (fits && way === 'right') tally.deep++;
        if (answer?.ok) tally.worked++;

        expect(faultOf(name, answer)).toBeNull();
        expect(took).toBeLessThan(fits ? patience.worked : patience.refused);
        if (answer?.ok === false && !counted.includes(answer.error.code)) expect(now, answer.error.code).toBe(acts);
        acts = now;
        if (!whole) expect(answer).toMatchObject({ ok: false, error: { code: 'call.invalid' } });
        else if (way === 'wrongStation') expect(answer).toMatchObject({ ok: false, error: { code: 'session.wrongStation' } });
        if (!fits) expect(answer?.ok).toBe(false);
      }),
      { numRuns: counts.payloads, seed: 20261122, endOnFailure: !long },
    );
  },
  long ? 900_000 : 60_000,
);

test('they came far enough to tell', () => {
  expect(tally.told).toBeGreaterThanOrEqual(operationNames.length * counts.payloads);
  expect(tally.deep).toBeGreaterThan(operationNames.length * 2);
  expect(tally.worked).toBeGreaterThan(operationNames.length);
});

test('the store is sound after all of it, and nothing was slipped into a prototype', async () => {
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  const verified = await hostile.hall.as('Z1').ask('store.verify', {});
  expect(verified.problem).toBeNull();
});
