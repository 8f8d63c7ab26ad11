/** What stops a lane and what does not, without any province. */
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSetClock, openStore, systemAuthor, type OpenStore } from '#core/store/index.ts';
import { createChainMemory } from '#core/sync/chain-memory.ts';
import { ActReceipt } from '#core/sync/contents.ts';
import { EnvelopeHeader, noEnvelope } from '#core/sync/envelope/index.ts';
import { askProvince, findQuestion, unheard } from '#core/sync/index.ts';
import { bringActs } from '#core/sync/lanes.ts';
import type { Link } from '#core/sync/link.ts';
import { findQueue } from '#core/sync/queue/find-queue.ts';
import { fileColumns } from '#core/vault-files.ts';
import { ok } from '#shared/model/index.ts';
import { acts, definitionOf } from '../../faults/link/filed.ts';
import { aMorning, createTestDesk, type TestDesk } from '../cases/test-desk.ts';

let hall: TestDesk;
let store: OpenStore;
const clock = createSetClock(aMorning);
const office = '329901';

beforeEach(async () => {
  hall = await createTestDesk();
  await hall.desk.close();
  const opened = openStore(join(hall.dir, 'store'), hall.kept.key!, { clock, acts, fileColumns });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  store = opened.value;
});
afterEach(async () => {
  store.close();
  await hall.close();
});

/** Files an act of a case, answers its id. */
function file(caseId: string, what: string): string {
  const outboxId = uuidv7();
  store.commit(systemAuthor('divorces.sweep'), ({ append }) => {
    append(definitionOf('plain'), { outboxId, content: { what, office: { regionCode: office } } }, { caseId });
    return ok(null);
  });
  clock.advance({ milliseconds: 5 });
  return outboxId;
}

const person = { name: '王伟', idNumber: '110101199003070134', nationality: 'CHN', document: 'residentIdCard', documentNumber: '' };
const askAbout = () => {
  const asked = store.commit(systemAuthor('divorces.sweep'), (transaction) =>
    ok(askProvince(transaction, { question: { kind: 'maritalStatus', person }, caseId: null, party: 'man' })),
  );
  if (!asked.ok) throw new Error('not asked');
  return asked.value;
};
const found = (id: string) => store.read((db) => findQuestion(db, id))!;
const stands = (id: string) =>
  store.read((db) => findQueue(db, { states: [], search: '', page: 0, since: '2026' })).items.find((item) => item.id === id);

test('a question that the province does not take in is told to whoever asked as refused, and asked no more', () => {
  const id = askAbout();
  const heard: unknown[] = [];
  const memory = createChainMemory({
    store,
    heard: { ...unheard, answered: (_, question, said) => void heard.push([question.id, said]) },
    now: () => aMorning,
  });
  const header = EnvelopeHeader.parse({
    version: 1,
    suite: 'SM2-SM4GCM-SM3',
    from: 'station',
    office,
    station: 'S01',
    lane: 'questions',
    sequence: 1,
    previous: noEnvelope,
    contentType: 'question',
    compression: 'deflate',
    madeAt: '2026-05-20T02:30:00.000Z',
    signedWith: 'a'.repeat(32),
    sealedFor: 'b'.repeat(32),
  });
  memory.keep({ header, digest: 'c'.repeat(64), bytes: Buffer.from('sealed') }, [id]);
  memory.refuse(memory.open('questions')!, 'content.invalid');
  expect(heard).toEqual([[id, expect.objectContaining({ kind: 'refused', code: 'content.invalid' })]]);
  expect(found(id)).toMatchObject({ state: 'answered', answer: { kind: 'refused' } });
  expect(memory.countOpen('questions')).toBe(0);
});

test('an act told to come again lets others go, and waits for a person after some rounds', async () => {
  const [here, elsewhere] = [uuidv7(), uuidv7()];
  const [again, later, other] = [file(here, 'again'), file(here, 'later'), file(elsewhere, 'other')];
  // As after a restore that lost an act which the province has rejected: it tells this one to wait for it, for ever.
  let asked = 0;
  const heldBefore = new Map<string, number>();
  const round = async () => {
    const taken: string[] = [];
    let open: string[] = [];
    const receiptOf = (id: string) =>
      ActReceipt.parse({
        id,
        reason: null,
        receipt: null,
        ingestedAt: null,
        conflictsWith: null,
        ...(id !== other ? { result: 'rejected', code: 'act.earlierRejected' } : { result: 'accepted', code: null }),
      });
    const link = {
      courier: {
        sealActs: async (sealed: readonly { id: string }[]) => void (open = sealed.map(({ id }) => id)),
        deliver: async () => {
          asked += 1;
          const ids = open;
          open = [];
          taken.push(...ids.filter((id) => id === other));
          const accept = `UPDATE outbox SET state = 'accepted' WHERE id IN (SELECT value FROM json_each(?))`;
          store.writeDraft((db) => void db.prepare(accept).run(JSON.stringify(taken)));
          return ok({ sequence: 1, digest: 'c'.repeat(64), acts: ids.map(receiptOf), part: null });
        },
      },
      memory: { countOpen: () => open.length },
      attachments: { next: async (acts: unknown) => ({ step: 'acts', acts }), done: () => undefined },
    } as unknown as Link;
    const stopped = await bringActs({ store, link, settled: () => undefined, isClosed: () => false, heldBefore });
    return { taken, stopped };
  };
  const first = await round();
  expect(first.stopped).toEqual({ why: 'held', code: 'act.earlierRejected' });
  expect(first.taken).toEqual([other]);
  for (let more = 0; more < 7; more += 1) await round();
  expect(stands(again)).toMatchObject({ state: 'setAside', reason: { code: 'act.earlierRejected' } });
  expect(stands(later)).toMatchObject({ state: 'setAside' });
  expect(await round()).toEqual({ taken: [], stopped: null });
  expect(asked).toBe(8);
});
