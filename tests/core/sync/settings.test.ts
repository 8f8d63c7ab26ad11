import { afterEach, beforeEach, expect, test } from 'vitest';
import { ProvinceSettings, type Input } from '#shared/contract/index.ts';
import { createTestDesk, openDesk, callerOf, type TestDesk } from '../cases/test-desk.ts';

let hall: TestDesk;
beforeEach(async () => {
  hall = await createTestDesk();
});
afterEach(() => hall.close());

const usual = ProvinceSettings.parse({});
const whole = {
  proxy: 'http://10.1.2.3:8080',
  kilobytesPerSecond: 64,
  alarmAfterHours: 8,
  clockLimitSeconds: 30,
  attachments: ['photo', 'singleProof'],
} satisfies Input<'province.configure'>;
const settings = async () => (await hall.as('S1').ask('province.view', {})).settings;

test('a station that nobody configured has what the contract says', async () => {
  expect(await settings()).toEqual({
    proxy: null,
    kilobytesPerSecond: null,
    alarmAfterHours: 24,
    clockLimitSeconds: 60,
    attachments: ['photo'],
  });
});

test('what is configured is journaled, told to the windows, and there after a restart', async () => {
  hall.events.length = 0;
  expect(await hall.as('S1').ask('province.configure', whole)).toEqual(whole);
  expect(hall.events).toContainEqual({ event: 'office.changed' });
  expect(await settings()).toEqual(whole);
  const { clock } = await hall.as('S1').ask('office.get', {});
  expect(clock.province).toBeNull();
  await hall.desk.close();
  const { desk } = openDesk({ dir: `${hall.dir}/store` });
  await callerOf(desk, null).ask('setup.unlock', {});
  const session = desk.actAs('S1', '03');
  if (!session.ok) throw new Error(session.error.code);
  expect((await callerOf(desk, session.value).ask('province.view', {})).settings).toEqual(whole);
  await desk.close();
});

test.each([
  ['a proxy with a password', { proxy: 'http://li:geheim@10.1.2.3:8080' }],
  ['a proxy with a path', { proxy: 'http://10.1.2.3:8080/' }],
  ['a proxy without a port', { proxy: 'http://10.1.2.3' }],
  ['a proxy with port 0', { proxy: 'http://10.1.2.3:0' }],
  ['a proxy with no port there is', { proxy: 'http://10.1.2.3:70000' }],
  ['a proxy over TLS', { proxy: 'https://10.1.2.3:8080' }],
  ['too little to send anything', { kilobytesPerSecond: 15 }],
  ['an alarm at once', { alarmAfterHours: 0 }],
  ['a clock limit that any network breaks', { clockLimitSeconds: 9 }],
  ['a clock limit that lets a wrong date through', { clockLimitSeconds: 601 }],
  ['the same attachment twice', { attachments: ['photo' as const, 'photo' as const] }],
])('%s is not taken', async (_, wrong) => {
  expect(await hall.as('S1').call('province.configure', { ...usual, ...wrong })).toMatchObject({ error: { code: 'call.invalid' } });
  expect(await settings()).toEqual(usual);
});

test('of a training store nothing is carried to a province', async () => {
  const supervisor = hall.as('S1');
  for (const operation of ['sync.exportEnvelopes', 'sync.importReceipts'] as const)
    expect(await supervisor.call(operation, { folder: hall.dir })).toMatchObject({ error: { code: 'sync.notEnrolled' } });
});
