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
const counts = long ? { payloads: 10_000, deep: 120, deepSlow: 20 } : { payloads: 60, deep: 6, deepSlow: 2 };
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
let told = 0;
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
  process.stdout.write(`hostile payloads: ${told} calls of ${operationNames.length} operations, ${counts.payloads} each\n`);
  await hostile?.close();
});

const door = fc.oneof(
  { weight: 12, arbitrary: fc.constant('right' as const) },
  {
    weight: 5,
    arbitrary: fc.constantFrom('nobody', 'invented', 'locked', 'wrongStation', 'requestReused', 'noRequest', 'noStation', 'noSession'),
  },
);
const approvals = fc.constantFrom<unknown>(
  null,
  'right',
  { code: 'Z1', password: 'everything-2026' },
  { code: 'R2', password: 'wrong' },
  { code: 'XX', password: '' },
  { code: 7 },
  { code: 'S1', password: 'x'.repeat(300) },
  [],
  undefined,
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

test.each(operationNames)('%s survives whatever it is sent', async (name) => {
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
      const fits = operation.input.safeParse(input).success;
      const isDeep = fits && wantedWay === 'right' && --deepLeft < 0;
      const way = isDeep ? 'wrongStation' : wantedWay;
      const approval = wantedApproval === 'right' ? hostile.hall.desk.approvalAs('S1') : wantedApproval;
      const approvalFits = Approval.nullable().safeParse(approval).success;
      const began = performance.now();
      const answer = await hostile.call({ operation: name, input, approval, ...callThrough(way, name) });
      const took = performance.now() - began;
      told++;
      expect(faultOf(name, answer)).toBeNull();
      expect(took).toBeLessThan(fits ? patience.worked : patience.refused);
      const now = await hostile.acts();
      if (answer?.ok === false && !counted.includes(answer.error.code)) expect(now, answer.error.code).toBe(acts);
      acts = now;
      const whole = approvalFits && isPayload(input) && !broken.includes(way);
      if (whole && way === 'wrongStation') expect(answer).toMatchObject({ ok: false, error: { code: 'session.wrongStation' } });
      if (!whole) expect(answer).toMatchObject({ ok: false, error: { code: 'call.invalid' } });
      if (!fits) expect(answer?.ok).toBe(false);
    }),
    { numRuns: counts.payloads, seed: 20261122, endOnFailure: !long },
  );
});

test('the store is sound after all of it, and nothing was slipped into a prototype', async () => {
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  const verified = await hostile.hall.as('Z1').ask('store.verify', {});
  expect(verified.problem).toBeNull();
});
