import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { acts } from '#core/hall.ts';
import { createSetClock, verifyStore } from '#core/store/index.ts';
import { openReadable } from '#core/store/open-store.ts';
import { accept, accepting, callReturn, divorceHall } from '../core/cases/divorce/divorce-desk.ts';
import { coupleOf, goOn } from '../core/cases/divorce/simulation/counter.ts';
import { callerOf, createTestDesk, openDesk, testPhoto, type TestDesk } from '../core/cases/test-desk.ts';
import { hostHall } from './hosted-hall.ts';

const long = Boolean(process.env['TONGXIN_LONG']);
const waiting = long ? 400 : 24;
const coming = long ? 12 : 3;
/** Of the core before closing, each of them killed; the one after them goes on to the end. */
const lives = long ? 40 : 3;
/** A core is killed after so many of its acts at the latest, and often in the middle of one. */
const mostActs = Math.ceil(waiting / 6);

type Readable = Extract<ReturnType<typeof openReadable>, { readonly ok: true }>['value'];
let hall: TestDesk;
let readable: Readable | null = null;
const comers: string[] = [];
const clock = createSetClock(accepting);
beforeAll(async () => {
  const blankBatches = [...divorceHall.blankBatches.slice(0, 1), { kind: 'divorce' as const, first: 'B00000001', last: 'B00000400' }];
  const config = { ...divorceHall, numberBlocks: divorceHall.numberBlocks.map((block) => ({ ...block, last: 400 })), blankBatches };
  hall = await createTestDesk({ config, pcClock: clock });
  await openOfflineDay(hall);
  for (let number = 0; number < waiting + coming; number += 1) {
    const { id } = await accept(hall.as('R1'), coupleOf(number));
    if (number >= waiting) comers.push(id);
  }
  await hall.desk.close();
});
afterAll(async () => {
  readable?.close();
  await hall.close();
});

/** Somebody is in the hall on that day, so that nobody doubts its clock on the next that counts. */
async function somebodyWorks(on: string): Promise<void> {
  clock.set(`${on}T02:00:00Z`);
  const { desk } = openDesk({ dir: join(hall.dir, 'store'), pcClock: clock });
  await callerOf(desk, null).ask('setup.unlock', {});
  await openOfflineDay({ as: (code) => callerOf(desk, sessionOf(desk.actAs(code, '03'))) });
  await desk.close();
}

function sessionOf(session: ReturnType<TestDesk['desk']['actAs']>): string {
  if (!session.ok) throw new Error(session.error.code);
  return session.value;
}

const openOfflineDay = ({ as }: Pick<TestDesk, 'as'>) => as('S1').ask('office.openOfflineRegistration', { reason: '省平台线路检修' });

const host = (at: string) => hostHall({ storeDirectory: join(hall.dir, 'store'), clock: `${at}+08:00` });

/** Beside the core that writes it. */
function readJournal(): Readable['db'] {
  if (readable === null) {
    const opened = openReadable(join(hall.dir, 'store'), hall.kept.key!);
    if (!opened.ok) throw new Error(opened.error.code);
    readable = opened.value;
  }
  return readable.db;
}

const written = (type: string): number => readJournal().prepare('SELECT count(*) FROM journal WHERE type = ?').pluck().get(type) as number;

/** Starts the program after midnight and kills it a few acts later, until nothing is left to write; answers how often. */
async function sweepAndKill(midnight: string, type: string, all: number): Promise<number> {
  const at = laterAndLater(midnight);
  let kills = 0;
  while (written(type) < all) {
    const enough = Math.min(all, written(type) + Math.ceil(Math.random() * mostActs));
    const hosted = host(at());
    void hosted.host.call('counter', null, { operation: 'setup.unlock', input: {}, requestId: uuidv7(), approval: null });
    await vi
      .waitUntil(() => written(type) >= enough, { timeout: 120_000, interval: 1 })
      .catch((thrown: Error) => {
        throw new Error(`${written(type)} of ${enough} ${type}: ${hosted.log.join('').slice(-1_000)}`, { cause: thrown });
      });
    if (hosted.kill()) kills += 1;
    await hosted.stop();
  }
  return kills;
}

/** The clock of each life goes on from where that of the life before can have come to; it would be doubted else. */
function laterAndLater(from: string): () => string {
  const begun = performance.now();
  return () => new Date(Date.parse(`${from}Z`) + performance.now() - begun).toISOString().slice(0, 23);
}

/** One life of the core before closing: the couples that still can go on towards their certificates until it is killed. */
async function serveAndKill(at: string, caseIds: readonly string[], picture: string, lifetime: number | null): Promise<void> {
  const hosted = host(at);
  const registrar = await hosted.signIn('R1', 'limin-2026');
  const serve = async () => {
    for (const caseId of caseIds) await callReturn(registrar, caseId);
    for (const caseId of caseIds) {
      const view = await registrar.ask('cases.get', { caseId });
      // Whoever could not be let in before closing goes home; the last couple's certificates are never given out.
      const until = caseId === caseIds.at(-1) ? 'issuable.prepared' : 'registered';
      if (view.business === 'divorce' && view.point.startsWith('issuable.')) await goOn(registrar, caseId, until, picture);
    }
  };
  const serving = serve();
  if (lifetime === null) await serving;
  else {
    await Promise.race([serving.catch(() => undefined), new Promise((later) => setTimeout(later, lifetime))]);
    hosted.kill();
  }
  await hosted.stop();
  if (lifetime !== null) await serving.catch(() => undefined);
}

test(
  `M-65 kill -9 at both midnights and at closing, ${waiting} couples who never come and ${coming} who do: each period begins and ends once, nobody is lost`,
  { timeout: long ? 3_000_000 : 400_000 },
  async () => {
    const all = waiting + coming;
    for (const on of ['2026-10-26', '2026-11-09']) await somebodyWorks(on);
    let kills = await sweepAndKill('2026-11-12T00:00:01', 'divorce.issueBegan', all);
    for (const on of ['2026-11-25', '2026-12-09', '2026-12-11']) await somebodyWorks(on);

    // The last afternoon; nobody is let in after five, and who came before is served until they have their certificates.
    const picture = await testPhoto();
    const at = laterAndLater('2026-12-11T16:58:00');
    for (let life = 0; life <= lives; life += 1) await serveAndKill(at(), comers, picture, life === lives ? null : Math.random() * 3_000);
    kills += lives;
    const registered = written('divorce.registered');
    const unfinished = written('divorce.returned') - registered;
    kills += await sweepAndKill('2026-12-12T00:00:01', 'divorce.lapsed', all - registered);
    console.log(`kill -9 around divorces: ${kills} kills, ${all} applications, ${registered} registered, ${all - registered} lapsed`);
    expect(registered).toBeGreaterThan(0);
    expect(written('divorce.visitEnded')).toBe(unfinished);

    expect(verifyStore(join(hall.dir, 'store'), hall.kept.key!, acts)).toMatchObject({ ok: true, value: { problem: null } });
    const once = `SELECT type, count(*) AS acts, count(DISTINCT case_id) AS cases, min(payload ->> '$.legalOn') AS first,
      max(payload ->> '$.legalOn') AS last, max(at) < '2026-12-11T09:00' AS beforeClosing FROM journal
      WHERE type IN ('divorce.issueBegan', 'divorce.lapsed', 'divorce.registered', 'divorce.returned') GROUP BY type ORDER BY type`;
    const each = (acts: number) => ({ acts, cases: acts });
    expect(readJournal().prepare(once).all()).toMatchObject([
      { type: 'divorce.issueBegan', ...each(all), first: '2026-11-12', last: '2026-11-12' },
      { type: 'divorce.lapsed', ...each(all - registered), first: '2026-12-12', last: '2026-12-12' },
      { type: 'divorce.registered', ...each(registered) },
      { type: 'divorce.returned', ...each(registered + unfinished), beforeClosing: 1 },
    ]);
    const states = 'SELECT state, count(*) AS cases FROM cases GROUP BY state ORDER BY state';
    expect(readJournal().prepare(states).all()).toEqual([
      { state: 'lapsed', cases: all - registered },
      { state: 'registered', cases: registered },
    ]);
    const blanks = "SELECT state, count(*) AS blanks FROM blanks WHERE kind = 'divorce' AND state <> 'stock' GROUP BY state ORDER BY state";
    expect(readJournal().prepare(blanks).all()).toEqual([
      { state: 'unaccounted', blanks: expect.any(Number) },
      { state: 'used', blanks: 2 * registered },
    ]);
  },
);
