import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations, operationNames, type Operation, type OperationName } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { createSetClock } from '#core/store/index.ts';
import { people, type Person } from '../../../emulators/people.ts';
import { accept, accepting, divorceHall } from '../../cases/divorce/divorce-desk.ts';
import { typedCouple } from '../../cases/test-desk.ts';
import { examplesOf } from '../../hostile/from-schema.ts';
import { openKioskHall, type KioskHall } from './kiosk-hall.ts';

const { wangWei, chenJing, zhangJi, liJie, heDong, luoYan } = people;
const couples = [
  [wangWei, chenJing],
  [zhangJi, liJie],
  [heDong, luoYan],
] as const;
const today = '2026-10-12' as CivilDate;
/** Calls for each visitor. */
const runs = process.env['TONGXIN_LONG'] === undefined ? 120 : 1_500;

/** What a visitor may do while they stay who they are. */
const asked = operationNames.filter(
  (name) =>
    operations[name].access.stations.some((station) => station === 'kiosk') &&
    name.startsWith('kiosk.') &&
    !['kiosk.enter', 'kiosk.enterByCode', 'kiosk.enterPartner', 'kiosk.leave', 'kiosk.release', 'kiosk.restReader'].includes(name),
);

let hall: KioskHall;
/** Ids, codes and numbers of what the hall has for each of them. */
const has = new Map<Person, string[]>();
const pictures: string[] = [];

beforeAll(async () => {
  hall = await openKioskHall({ config: divorceHall, pcClock: createSetClock(accepting) });
  await hall.as('S1').ask('frontDesk.configure', { kiosk: { printer: '文件' } });
  const registrar = hall.as('R1');
  const image = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#ffffff' } })
    .jpeg()
    .toBuffer();
  pictures.push(image.toString('base64'));
  for (const [i, [man, woman]] of couples.entries()) {
    const shared: string[] = [];
    const { id, number } = await accept(registrar, typedCouple(man, woman));
    shared.push(id, number);
    const booked = await registrar.ask('appointments.book', {
      service: 'marriage',
      on: today,
      from: `1${i + 3}:00` as never,
      people: [man, woman].map(({ name, idNumber }) => ({ name, idNumber })),
    });
    shared.push(booked.id, booked.slipCode);
    const own = async (person: Person, submits: boolean): Promise<string[]> => {
      await hall.enter(person);
      const draft = { self: { phone: `1380000000${i}` }, other: {} };
      await hall.kiosk.ask('kiosk.saveDraft', { service: 'marriage', draft });
      const picture = { of: 'self' as const, kind: 'householdBooklet' as const, image: pictures[0]! };
      const added = await hall.kiosk.ask('kiosk.addPicture', { service: 'marriage', picture });
      const request = await hall.kiosk.ask('kiosk.requestRecord', { business: 'any', purpose: 'property' });
      if (!submits) return [added.id, request.id, request.number];
      await hall.enter(woman, 'kiosk.enterPartner');
      const sent = await hall.kiosk.ask('kiosk.submit', { service: 'marriage' });
      shared.push(sent.id, sent.code);
      return [request.id, request.number];
    };
    const ofMan = await own(man, true);
    const ofWoman = await own(woman, false);
    has.set(man, [...shared, ...ofMan]).set(woman, [...shared, ...ofWoman]);
  }
}, 120_000);
afterAll(() => hall.close());

/** Whatever they ask, with whichever ids and codes of anybody. */
function anyCall(): fc.Arbitrary<readonly [OperationName, unknown]> {
  const ids = [...has.values()].flat();
  const known = { ids: ids.filter((id) => /^[0-9a-f-]{36}$/u.test(id)), pictures };
  return fc.constantFrom(...asked).chain((name) => {
    const { input } = operations[name] as Operation;
    // What they type into a draft they are shown again: there it would not be an answer about somebody else.
    return fc.tuple(fc.constant(name), examplesOf(input, { ...known, words: name === 'kiosk.printTicket' ? ids : [] }));
  });
}

/** Nobody in full, and nothing of anybody else's but what they said themselves. */
function expectDiscreet(answer: unknown, input: unknown, theirs: readonly string[]): void {
  const told = JSON.stringify(answer);
  const said = JSON.stringify(input);
  for (const [person, things] of has) {
    expect(told).not.toContain(person.idNumber);
    expect(told).not.toContain(person.name);
    for (const thing of things) if (!theirs.includes(thing) && !said.includes(thing)) expect(told).not.toContain(thing);
  }
}

const tally = { answered: 0, refused: 0 };
async function tryEverything(theirs: readonly string[]): Promise<void> {
  await fc.assert(
    fc.asyncProperty(anyCall(), async ([name, input]) => {
      const answer = await hall.kiosk.call(name, input as never);
      tally[answer.ok ? 'answered' : 'refused'] += 1;
      expectDiscreet(answer, input, theirs);
      if (!answer.ok) expect(answer.error.code).not.toBe('call.internal');
    }),
    { numRuns: runs },
  );
}

test('whoever has a slip’s code sees that appointment and nothing else of the couple', async () => {
  const [, , id, slipCode] = has.get(heDong)!;
  await hall.kiosk.ask('kiosk.enterByCode', { code: slipCode! });
  await tryEverything([id!, slipCode!]);
  expect(await hall.kiosk.ask('kiosk.mine', {})).toMatchObject({
    appointments: [{ id, slipCode }],
    cases: [],
    preReviews: [],
    requests: [],
    drafts: [],
  });
}, 120_000);

test.each(couples.flat().map((person) => [person.name, person] as const))(
  'whatever %s asks with their card, no answer names anybody in full or holds what is another couple’s',
  async (_, person) => {
    await hall.enter(person);
    await tryEverything(has.get(person)!);
    const mine = await hall.kiosk.ask('kiosk.mine', {});
    expectDiscreet(mine, {}, has.get(person)!);
    // The test would be blind if their own were not there.
    expect(mine.cases).toHaveLength(1);
    expect(mine.requests).not.toHaveLength(0);
    // What they made now is theirs and their partner's; the next couple must not see it either.
    const made = [...mine.appointments, ...mine.tickets].flatMap(({ id, slipCode }) => [id, slipCode]);
    for (const one of couples.find((couple) => couple.some((each) => each === person))!) has.get(one)!.push(...made);
  },
  120_000,
);

test('the tries came to the work', () => {
  expect(tally.answered).toBeGreaterThan(runs);
  expect(tally.refused).toBeGreaterThan(0);
});
