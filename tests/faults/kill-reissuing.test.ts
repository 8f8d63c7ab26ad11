import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { acts } from '#core/hall.ts';
import { unlockKeyFile, verifyStore } from '#core/store/index.ts';
import { openReadable } from '#core/store/open-store.ts';
import type * as patience from '../../electron/main/core-patience.ts';
import type { HallConfigInput } from '#shared/contract/index.ts';
import { applyFor, openReissue, reissuingHall, takeReissueTo } from '../core/cases/reissue-desk.ts';
import { createTestDesk, witness as approval, type TestDesk } from '../core/cases/test-desk.ts';
import { people } from '../emulators/people.ts';
import { countAnswers, hostHall } from './hosted-hall.ts';

// Cores that are killed all day would be started later and later: patience for a machine, not for a test.
vi.mock('../../electron/main/core-patience.ts', async (original) => ({
  ...(await original<typeof patience>()),
  restartDelay: () => 0,
}));

const kills = process.env['TONGXIN_LONG'] ? 200 : 6;
const supply = kills * 6;
const year = new Date().getFullYear();

const config: HallConfigInput = {
  ...reissuingHall,
  numberBlocks: [{ prefix: 'BJ', regionCode: '329901', year, first: 1, last: supply }],
  blankBatches: [{ kind: 'marriage', first: 'A00000001', last: `A${String(supply * 2).padStart(8, '0')}` }],
};

let hall: TestDesk;
beforeAll(async () => {
  hall = await createTestDesk({ config, clock: null });
  const { wangWei: man, chenJing: woman } = people;
  await hall.as('D1').ask(
    'records.enterPaper',
    {
      kind: 'marriage',
      registrationNumber: '清字第12号',
      office: { code: '329901', name: '清江县民政局' },
      registeredOn: '2021-05-20' as never,
      fileNumber: null,
      man: { name: man.name, idNumber: man.idNumber },
      woman: { name: woman.name, idNumber: woman.idNumber },
    },
    { approval },
  );
  await hall.desk.close();
}, 60_000);
afterAll(() => hall.close());

test(
  `M-85 ${kills} × kill -9 while certificates are issued anew: each number and blank is used once, noted once, told once`,
  { timeout: kills * 40_000 },
  async () => {
    const storeDirectory = join(hall.dir, 'store');
    const hosted = hostHall({ storeDirectory, clock: null });
    const supervisor = await hosted.signIn('S1', 'zhoumin-2026');
    await supervisor.ask('office.openOfflineRegistration', { reason: '网络中断' });
    let confirmed = 0;
    const registrar = countAnswers(await hosted.signIn('R1', 'limin-2026'), () => (confirmed += 1));

    const issued: string[] = [];
    let done = false;
    const working = (async () => {
      while (!done) {
        // The certificate issued last is lost again: what was issued anew does not stand in the way of it.
        const view = await takeReissueTo(registrar, await applyFor(registrar, await openReissue(registrar)), 'issued');
        issued.push(view.issued!.registrationNumber);
      }
    })();
    let killed = 0;
    while (killed < kills) {
      // A reissue takes some twenty-five answers: two or three deaths fall into each.
      const after = confirmed + Math.ceil(Math.random() * 16);
      await vi.waitUntil(() => confirmed >= after, { timeout: 60_000, interval: 5 });
      await new Promise((later) => setTimeout(later, Math.random() * 120));
      if (hosted.kill()) killed += 1;
    }
    done = true;
    await working;
    await hosted.stop();
    console.log(`kill -9 while reissuing: ${killed} kills, ${issued.length} issued`);
    expect(issued.length).toBeGreaterThan(kills / 6);

    const key = await unlockKeyFile(storeDirectory, {});
    if (!key.ok) throw new Error(key.error.code);
    expect(verifyStore(storeDirectory, key.value, acts)).toMatchObject({ ok: true, value: { problem: null } });
    const readable = openReadable(storeDirectory, key.value);
    if (!readable.ok) throw new Error(readable.error.code);
    const { db } = readable.value;
    const column = (sql: string): unknown[] => (db.prepare(sql).raw().all() as unknown[][]).map(([value]) => value);
    expect(issued.map((number) => Number(number.slice(-6)))).toEqual(issued.map((_, i) => i + 1));
    expect(column(`SELECT document FROM record_notes WHERE kind = 'reissued' ORDER BY document`)).toEqual(issued.toSorted());
    expect(column(`SELECT count(*) FROM blanks WHERE state = 'used'`)).toEqual([2 * issued.length]);
    expect(column(`SELECT blank FROM blanks WHERE state IN ('taken', 'voided')`)).toEqual([]);
    expect(column(`SELECT count(*) FROM outbox`)).toEqual([issued.length]);
    expect(column(`SELECT state FROM print_jobs WHERE state NOT IN ('confirmed')`)).toEqual([]);
    readable.value.close();
  },
);
