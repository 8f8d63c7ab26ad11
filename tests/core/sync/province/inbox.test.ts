import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProvince, type Province } from '../../../province/province.ts';
import { li, partyOf, registration, wang, zhao } from './acts.ts';
import { enrolStation, folderFor, NOW, type Station } from './station.ts';

interface Inbox {
  readonly messages: readonly { readonly number: number; readonly kind: string; readonly content: Record<string, unknown> }[];
  readonly more: boolean;
}

const folder = folderFor('inbox');
const clock = () => NOW;
let province: Province;
let here: Station;
let there: Station;

beforeAll(async () => {
  province = await startProvince({ folder, clock });
  here = enrolStation(province, '329901', 'S01');
  there = enrolStation(province, '329902', 'S01');
});
afterAll(() => province.stop());

const inbox = async (station: Station, after = 0, most = 100) =>
  (await station.ask({ kind: 'inbox', after, most })) as unknown as Inbox & Record<string, unknown>;
const request = {
  kind: 'recordRequest',
  toOffice: '329902',
  registrationNumber: 'J329902-2019-000007',
  person: null,
  purpose: '办理离婚登记',
};
const record = {
  business: 'marriage',
  registrationNumber: 'J329902-2019-000007',
  office: '329902',
  officeName: '邻县民政局婚姻登记处',
  registeredOn: '2019-05-20',
  man: partyOf(li),
  woman: partyOf(wang),
};

test('an office asks another for a record, and the answer comes to its inbox once', async () => {
  const id = randomUUID();
  const asked = await here.ask({ id, ...request });
  const requestNumber = asked['requestNumber'] as string;
  expect(await here.ask({ id, ...request }), 'nothing is passed on twice').toEqual(asked);
  const { messages, more } = await inbox(there);
  expect(more).toBe(false);
  const { kind: _, toOffice: __, ...sought } = request;
  const from = { fromOffice: '329901', fromOfficeName: '示范县民政局婚姻登记处' };
  expect(messages).toEqual([{ number: 1, at: NOW.toISOString(), kind: 'recordRequest', content: { requestNumber, ...from, ...sought } }]);
  expect((await inbox(here)).messages).toEqual([]);

  const reply = { kind: 'recordReply', requestNumber, records: [record], refusal: null };
  expect(await here.ask(reply), 'asked of another office').toMatchObject({ kind: 'refused', code: 'question.unknownRequest' });
  expect(await there.ask(reply)).toMatchObject({ kind: 'recordReply', taken: true });
  const second = enrolStation(province, '329902', 'S02');
  expect(await second.ask(reply)).toMatchObject({ kind: 'refused', code: 'question.answeredAlready' });
  expect((await inbox(here)).messages).toMatchObject([
    { number: 1, kind: 'recordAnswer', content: { requestNumber, fromOffice: '329902', records: [record], refusal: null } },
  ]);
  expect((await inbox(second)).messages, 'every station of an office reads the same').toHaveLength(1);
});

test('a request is refused with its reason, by the office or by the province', async () => {
  const { requestNumber } = await here.ask({ ...request, registrationNumber: null, person: partyOf(zhao) });
  const refusal = { code: 'notHeld', reason: '档案已移交国家综合档案馆' };
  const reply = { kind: 'recordReply', requestNumber, records: [], refusal };
  expect(await there.ask({ ...reply, records: [record] })).toMatchObject({ kind: 'refused', code: 'question.invalid' });
  await there.ask(reply);
  expect((await inbox(here, 1)).messages).toMatchObject([{ number: 2, content: { requestNumber, records: [], refusal } }]);

  const refused = async (question: Record<string, unknown>) => (await here.ask({ ...request, ...question }))['code'];
  expect(await refused({ toOffice: '999999' })).toBe('question.unknownOffice');
  expect(await refused({ toOffice: '329901' })).toBe('question.unknownOffice');
  expect(await refused({ registrationNumber: null })).toBe('question.invalid');
});

test('the offices of the households are told of a registration once, and find it whenever they come', async () => {
  const [he, she] = [
    { name: '陈强', idNumber: '329905198501015678' },
    { name: '林静', idNumber: '329906198602026789' },
  ];
  const act = registration('marriage', he, she, { notify: ['329905', '329906', '329905', '329901'] });
  expect((await here.sendActs(act)).acts).toMatchObject([{ result: 'accepted' }]);
  await here.sendActs(act);
  for (const office of ['329905', '329906']) {
    const { messages } = await inbox(enrolStation(province, office, 'S01'));
    expect(messages).toMatchObject([{ number: 1, kind: 'householdNotice', content: { office: '329901', man: partyOf(he) } }]);
    expect(messages[0]?.content['registrationNumber']).toBe(act.content.registrationNumber);
  }
  expect((await inbox(here)).messages.map(({ kind }) => kind)).not.toContain('householdNotice');

  const wrong = registration('divorce', he, she, { notify: ['县'] });
  expect((await here.sendActs(wrong)).acts).toMatchObject([{ result: 'rejected', code: 'act.invalid' }]);
});

test('a conflict is told to the offices of both registrations', async () => {
  const first = registration('marriage', li, wang, { on: '2026-01-02' });
  const second = registration('marriage', li, zhao, { on: '2026-01-03', office: '329902' });
  const before = (await inbox(here)).messages.length;
  const beforeThere = (await inbox(there)).messages.length;
  await here.sendActs(first);
  expect((await there.sendActs(second)).acts).toMatchObject([{ result: 'conflict' }]);
  const content = {
    earlier: { registrationNumber: first.content.registrationNumber, office: '329901', woman: partyOf(wang) },
    later: { registrationNumber: second.content.registrationNumber, office: '329902', woman: partyOf(zhao) },
    about: 'man',
  };
  for (const [station, after] of [
    [here, before],
    [there, beforeThere],
  ] as const)
    expect((await inbox(station, after)).messages).toMatchObject([{ number: after + 1, kind: 'conflictNotice', content }]);

  const again = registration('marriage', zhao, wang, { on: '2026-01-04' });
  await here.sendActs(again);
  const { messages } = await inbox(here, before + 1);
  expect(messages, 'the earliest other one is named').toMatchObject([{ content: { earlier: { office: '329901' } } }]);
});

test('an inbox is read in portions, as often as asked', async () => {
  const all = (await inbox(here)).messages;
  expect(all.map(({ number }) => number)).toEqual(all.map((_, index) => index + 1));
  const id = randomUUID();
  const first = await here.ask({ id, kind: 'inbox', after: 0, most: 2 });
  expect(first).toMatchObject({ messages: all.slice(0, 2), more: true });
  expect(await inbox(here, 2, all.length - 2)).toMatchObject({ messages: all.slice(2), more: false });
  await there.ask(request);
  await there.ask({ ...request, toOffice: '329901' });
  expect(await here.ask({ id, kind: 'inbox', after: all.length, most: 100 }), 'answered anew').toMatchObject({
    messages: [{ number: all.length + 1, kind: 'recordRequest' }],
  });
});
