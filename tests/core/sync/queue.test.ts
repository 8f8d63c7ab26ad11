/** The queue to the province: where an act stands, why it waits, what is set aside, and what nobody has to send twice. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { getOffice } from '#core/office/index.ts';
import { createSetClock, openStore, systemAuthor, verifyStore, type OpenStore } from '#core/store/index.ts';
import { askProvince, createQueueHandlers, createSender, findQuestion, unheard, withdrawQuestion, type Heard } from '#core/sync/index.ts';
import type { Sender } from '#core/sync/sender.ts';
import { fileColumns } from '#core/vault-files.ts';
import type { Output, QueueState } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { acts, definitionOf } from '../../faults/link/filed.ts';
import type { AnswerFile } from '../../province/authority.ts';
import { startProvince, type Province } from '../../province/province.ts';
import { aMorning, createTestDesk, type TestDesk } from '../cases/test-desk.ts';
import { folderFor } from './province/station.ts';

let hall: TestDesk;
let answer: AnswerFile;
let shared: string;
let folder: string;
let province: Province;
let store: OpenStore;
let sender: Sender;
let office: string;

const clock = createSetClock(aMorning);
const provinceClock = () => new Date(aMorning);
/** The contents of acts that this province does not understand. */
let unread: string[] = [];
const understands = ({ content }: { readonly content: Record<string, unknown> }) => !unread.includes(String(content['what']));
const startAgain = async (): Promise<Province> =>
  startProvince({ folder, clock: provinceClock, understands, port: Number(new URL(answer.address).port) });

beforeAll(async () => {
  shared = folderFor('queue');
  hall = await createTestDesk();
  const { file } = await hall.as('S1').ask('province.request', {});
  province = await startProvince({ folder: shared, clock: provinceClock });
  answer = province.authority.enrol(JSON.parse(file));
  const approval = hall.desk.approvalAs('R2')!;
  await hall.as('S1').ask('province.enrol', { answer: JSON.stringify(answer) }, { approval });
  await hall.desk.close();
  await province.stop();
});
afterAll(async () => {
  await hall.close();
  rmSync(shared, { recursive: true });
});

beforeEach(async () => {
  unread = [];
  folder = folderFor('queue');
  cpSync(shared, folder, { recursive: true });
  cpSync(join(hall.dir, 'store'), join(folder, 'store'), { recursive: true });
  province = await startAgain();
  open();
  office = store.read(getOffice).regionCode;
});
afterEach(async () => {
  await sender.close();
  store.close();
  await province.stop();
  rmSync(folder, { recursive: true });
});

function open(heard: Heard = unheard): void {
  const opened = openStore(join(folder, 'store'), hall.kept.key!, { clock, acts, fileColumns });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  store = opened.value;
  begin(heard);
}

const bugs: unknown[] = [];
function begin(heard: Heard = unheard): void {
  bugs.length = 0;
  sender = createSender({ store, clock, getOffice, reportBug: (thrown) => void bugs.push(thrown), changed: () => undefined, ...heard });
}

async function restart(heard: Heard = unheard): Promise<void> {
  await sender.close();
  store.close();
  open(heard);
}

/** Files an act of a case, answers its id. */
function file(caseId: string, what: string, more: Record<string, string> = {}): string {
  const outboxId = uuidv7();
  store.commit(systemAuthor('divorces.sweep'), ({ append }) => {
    append(definitionOf('plain'), { outboxId, content: { what, office: { regionCode: office }, ...more } }, { caseId });
    return ok(null);
  });
  clock.set(clock.now().add({ milliseconds: 5 }));
  return outboxId;
}

type Queue = Output<'sync.queue'>;
const handlers = () => createQueueHandlers({ store, clock, events: { emit: () => undefined }, sender });
function queue(states: QueueState[] = [], search = '', page = 0): Queue {
  const ask = handlers()['sync.queue'] as (call: unknown) => { readonly value: Queue };
  return ask({ input: { states, search, page } }).value;
}
const stands = (id: string) =>
  queue(['queued', 'sealed', 'sent', 'received', 'accepted', 'rejected', 'conflict', 'setAside']).items.find((item) => item.id === id);
function tryNow(id: string | null) {
  const author = { ...systemAuthor('divorces.sweep'), operation: 'sync.tryNow' as const };
  const { act } = handlers()['sync.tryNow'] as { readonly act: (call: unknown) => unknown };
  return act({ input: { id }, author });
}
const ingested = () => province.acts().map(({ id }) => id);

test('an act is queued, sealed, sent and accepted, and says since when, how often it went and what the province calls it', async () => {
  const id = file(uuidv7(), 'one');
  expect(stands(id)).toMatchObject({ kind: 'act', state: 'queued', tries: 0, reason: null, receipt: null });
  await province.stop();
  await sender.turn();
  expect(stands(id)).toMatchObject({ state: 'sent', tries: 1, reason: { code: 'link.unreachable' } });
  expect(stands(id)?.nextTryAt).toMatch(/Z$/);
  expect(queue().link).toMatchObject({ state: 'waiting', trouble: { why: 'unreachable' }, open: 1 });
  province = await startAgain();
  expect(await sender.turn()).toBeNull();
  expect(stands(id)).toMatchObject({ state: 'accepted', reason: null, nextTryAt: null });
  expect(stands(id)?.receipt?.number).toMatch(/./);
  expect(queue()).toMatchObject({ items: [], counts: { accepted: 1, sent: 0 }, link: { state: 'idle', trouble: null, open: 0 } });
});

test.each([
  ['alone', 1, 0],
  ['first of many', 9, 0],
  ['in the middle of many', 9, 4],
  ['last of many', 9, 8],
])('an act that the province does not understand, %s, is set aside by itself; every other goes', async (_, count, which) => {
  const ids = Array.from({ length: count }, (__, place) => file(uuidv7(), `act ${place}`));
  unread = [`act ${which}`];
  expect(await sender.turn()).toBeNull();
  expect(stands(ids[which]!)).toMatchObject({ state: 'setAside', reason: { code: 'content.invalid' } });
  expect(ingested().toSorted()).toEqual(ids.toSpliced(which, 1).toSorted());
  expect(queue().counts).toMatchObject({ setAside: 1, accepted: count - 1, queued: 0 });
  // Told from the journal alone.
  await sender.close();
  store.close();
  expect(verifyStore(join(folder, 'store'), hall.kept.key!, acts, fileColumns)).toMatchObject({ ok: true, value: { problem: null } });
  open();
});

test('what comes later in the case of an act set aside waits for it, other cases do not; sent again by a person both go, in order', async () => {
  const [here, elsewhere] = [uuidv7(), uuidv7()];
  const [first, bad, later] = [file(here, 'first'), file(here, 'bad'), file(here, 'later')];
  const other = file(elsewhere, 'other');
  unread = ['bad'];
  await sender.turn();
  expect(ingested()).toEqual([first, other]);
  expect(stands(later)).toMatchObject({ state: 'queued', waitsFor: bad, reason: { code: 'queue.waitsForEarlier' } });
  await sender.turn();
  expect(ingested()).toEqual([first, other]);
  unread = [];
  expect(tryNow(bad)).toMatchObject({ ok: true });
  await sender.turn();
  await sender.turn();
  expect(ingested()).toEqual([first, other, bad, later]);
});

test('an act too long for any envelope is set aside before it goes', async () => {
  const [long, plain] = [file(uuidv7(), 'long', { text: '长'.repeat(20_000) }), file(uuidv7(), 'plain')];
  await sender.turn();
  expect(stands(long)).toMatchObject({ state: 'setAside', tries: 0, reason: { code: 'act.tooLong' } });
  expect(ingested()).toEqual([plain]);
});

test('nothing is sent again that is taken in or unknown', async () => {
  const id = file(uuidv7(), 'one');
  await sender.turn();
  expect(tryNow(id)).toMatchObject({ ok: false, error: { code: 'sync.nothingToRetry' } });
  expect(tryNow(uuidv7())).toMatchObject({ ok: false, error: { code: 'sync.nothingToRetry' } });
  expect(tryNow(null)).toMatchObject({ ok: true });
});

test('an answer that came is kept before it is taken in: after a death in between nobody is asked again', async () => {
  const id = file(uuidv7(), 'one');
  await restart({
    ...unheard,
    receipted: () => {
      throw new Error('the core dies here');
    },
  });
  await sender.turn();
  expect(bugs).toHaveLength(1);
  expect(stands(id)).toMatchObject({ state: 'received', tries: 1 });
  await province.stop();
  await restart();
  // The keys are asked for in vain: those of the enrolment are believed.
  await sender.turn();
  expect(stands(id)).toMatchObject({ state: 'accepted' });
  province = await startAgain();
  expect(ingested()).toEqual([id]);
});

test('what was sealed ahead of a refused envelope is sealed anew under its number', async () => {
  const ids = Array.from({ length: 450 }, (_, place) => file(uuidv7(), `act ${place}`));
  unread = ['act 7'];
  expect(await sender.turn()).toBeNull();
  expect(ingested()).toHaveLength(449);
  expect(new Set(ingested()).size).toBe(449);
  expect(queue(['setAside']).items).toMatchObject([{ id: ids[7] }]);
}, 60_000);

test('the queue is searched by name and number, and paged', () => {
  for (let place = 0; place < 60; place += 1)
    file(uuidv7(), 'x', { registrationNumber: `J${office}-2026-${String(place).padStart(6, '0')}` });
  const [first, second] = [queue(), queue([], '', 1)];
  expect([first.items.length, first.more, second.items.length, second.more]).toEqual([50, true, 10, false]);
  expect(queue([], '-000042').items).toMatchObject([{ registrationNumber: `J${office}-2026-000042` }]);
  expect(queue([], '没有').items).toEqual([]);
});

const person = { name: '王伟', idNumber: '110101199003070134', nationality: 'CHN', document: 'residentIdCard', documentNumber: '' };
const askAbout = () => {
  const asked = store.commit(systemAuthor('divorces.sweep'), (transaction) =>
    ok(askProvince(transaction, { question: { kind: 'maritalStatus', person }, caseId: null, party: 'man' })),
  );
  if (!asked.ok) throw new Error('not asked');
  return asked.value;
};
const found = (id: string) => store.read((db) => findQuestion(db, id))!;

test('a question is answered in the transaction that journals the answer; whoever cannot take it in is told again', async () => {
  const id = askAbout();
  expect(found(id)).toMatchObject({ state: 'open', answer: null, party: 'man' });
  await restart({
    ...unheard,
    answered: () => {
      throw new Error('cannot take it in');
    },
  });
  await sender.turn();
  expect(found(id)).toMatchObject({ state: 'open', answer: null });
  const heard: string[] = [];
  await restart({ ...unheard, answered: (_, { question }, said) => void heard.push(`${question.id} ${said.kind}`) });
  await sender.turn();
  expect(heard).toEqual([`${id} maritalStatus`]);
  expect(found(id)).toMatchObject({ state: 'answered', answer: { kind: 'maritalStatus', identity: 'unknown', inForce: [] } });
  await sender.turn();
  expect(heard).toHaveLength(1);
});

test('a question is asked although an act before it cannot go', async () => {
  file(uuidv7(), 'bad');
  unread = ['bad'];
  const id = askAbout();
  await sender.turn();
  expect(found(id).state).toBe('answered');
});

test('a question that nobody wants answered any more is not asked', async () => {
  const id = askAbout();
  store.commit(systemAuthor('divorces.sweep'), (transaction) => {
    withdrawQuestion(transaction, id);
    return ok(null);
  });
  await sender.turn();
  expect(found(id)).toMatchObject({ state: 'withdrawn', answer: null });
});

test('a question asked while acts are on their way does not wait for them', async () => {
  const act = file(uuidv7(), 'stalled');
  province.faults.add({ fault: 'stalled', seconds: 6 });
  const telling = sender.turn();
  await vi.waitUntil(() => province.faults.done.includes('stalled'), { timeout: 20_000 });
  const id = askAbout();
  sender.wake();
  await vi.waitUntil(() => found(id).state === 'answered', { timeout: 20_000 });
  expect(stands(act)).toMatchObject({ state: 'sent' });
  await telling;
  expect(stands(act)).toMatchObject({ state: 'accepted' });
}, 60_000);
