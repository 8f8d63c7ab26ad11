import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { acts } from '#core/hall.ts';
import { unlockKeyFile, verifyStore } from '#core/store/index.ts';
import { openReadable } from '#core/store/open-store.ts';
import type * as patience from '../../electron/main/core-patience.ts';
import type { HallConfigInput } from '#shared/contract/index.ts';
import { createTestDesk, takeTo, testHall, typedCouple, type TestDesk } from '../core/cases/test-desk.ts';
import { inventedIdNumber, people, type Person } from '../emulators/people.ts';
import { countAnswers, hostHall } from './hosted-hall.ts';

// Cores that are killed all day would be started later and later: patience for a machine, not for a test.
vi.mock('../../electron/main/core-patience.ts', async (original) => ({
  ...(await original<typeof patience>()),
  restartDelay: () => 0,
}));

const kills = process.env['TONGXIN_LONG'] ? 1_000 : 8;
/** Enough for one couple between any two kills, and as many again. */
const supply = kills * 8;

const config: HallConfigInput = {
  ...testHall,
  numberBlocks: [{ prefix: 'J', regionCode: '329901', year: new Date().getFullYear(), first: 1, last: supply }],
  blankBatches: [{ kind: 'marriage', first: 'A00000001', last: `A${String(supply * 2).padStart(8, '0')}` }],
};

let hall: TestDesk;
beforeAll(async () => {
  hall = await createTestDesk({ config, clock: null });
  await hall.desk.close();
});
afterAll(() => hall.close());

/** A couple nobody has registered before. */
function coupleOf(number: number) {
  const invented = (like: Person, odd: number): Person => {
    const birthDate = `19${80 + (Math.floor(number / 400) % 15)}0${1 + (number % 9)}${10 + (Math.floor(number / 9) % 19)}`;
    return { ...like, birthDate, idNumber: inventedIdNumber('329901', birthDate, 100 + 2 * (Math.floor(number / 171) % 400) + odd) };
  };
  return typedCouple(invented(people.wangWei, 1), invented(people.chenJing, 0));
}

interface Registered {
  readonly caseId: string;
  readonly registrationNumber: string;
  readonly blanks: readonly string[];
}

test(
  `M-34 ${kills} × kill -9 while registering: every confirmed act is there once, none half, no number or blank used twice`,
  { timeout: kills * 30_000 },
  async () => {
    const storeDirectory = join(hall.dir, 'store');
    const hosted = hostHall({ storeDirectory, clock: null });
    const supervisor = await hosted.signIn('S1', 'zhoumin-2026');
    await supervisor.ask('office.openOfflineRegistration', { reason: '网络中断' });
    const registrar = await hosted.signIn('R1', 'limin-2026');

    const registered: Registered[] = [];
    let confirmed = 0;
    let done = false;
    const counting = countAnswers(registrar, () => (confirmed += 1));
    const working = (async () => {
      while (!done) {
        const view = await takeTo(counting, 'registered', coupleOf(registered.length));
        const { registrationNumber, manBlank, womanBlank } = view.certificates!;
        registered.push({ caseId: view.id, registrationNumber, blanks: [manBlank, womanBlank] });
      }
    })();

    let killed = 0;
    while (killed < kills) {
      // One death in five comes wherever it falls, also while the core starts; the others a few calls later, within one.
      const after = confirmed + Math.ceil(Math.random() * 9);
      if (Math.random() < 0.8) await vi.waitUntil(() => confirmed >= after, { timeout: 60_000, interval: 5 });
      await new Promise((later) => setTimeout(later, Math.random() * 120));
      if (hosted.kill()) killed += 1;
    }
    done = true;
    await working;
    await hosted.stop();
    console.log(`kill -9 while registering: ${killed} kills, ${registered.length} couples registered, ${confirmed} confirmed calls`);
    expect(registered.length).toBeGreaterThan(kills / 10);

    const key = await unlockKeyFile(storeDirectory, {});
    if (!key.ok) throw new Error(key.error.code);
    expect(verifyStore(storeDirectory, key.value, acts)).toMatchObject({ ok: true, value: { problem: null } });
    const readable = openReadable(storeDirectory, key.value);
    if (!readable.ok) throw new Error(readable.error.code);
    const { db } = readable.value;
    const column = (sql: string): unknown[] => (db.prepare(sql).raw().all() as unknown[][]).map(([value]) => value);

    // Each confirmed couple once, with exactly the number and blanks that were answered.
    expect(column(`SELECT case_id FROM journal WHERE type = 'marriage.registered' ORDER BY position`)).toEqual(
      registered.map(({ caseId }) => caseId),
    );
    const used = column(`SELECT blank FROM blanks WHERE state = 'used' ORDER BY blank`);
    expect(used).toEqual(registered.flatMap(({ blanks }) => blanks).toSorted());
    expect(new Set(used).size).toBe(2 * registered.length);
    const numbers = registered.map(({ registrationNumber }) => registrationNumber);
    expect(new Set(numbers).size).toBe(numbers.length);
    // Nothing was taken and forgotten, either: numbers run on without a gap, no blank is left between stock and use.
    expect(numbers.map((number) => Number(number.slice(-6)))).toEqual(numbers.map((_, i) => i + 1));
    expect(column(`SELECT blank FROM blanks WHERE state IN ('taken', 'voided')`)).toEqual([]);
    expect(column(`SELECT state FROM print_jobs WHERE state NOT IN ('confirmed')`)).toEqual([]);
    readable.value.close();
    // A certificate reached the printer once, whatever died around it.
    const certificates = readdirSync(hall.printed).filter((name) => name.startsWith('certificate-'));
    const documents = new Set(certificates.map((name) => name.slice(0, 'certificate-'.length + 36)));
    expect(documents.size).toBe(certificates.length);
    expect(certificates.length).toBeLessThanOrEqual(2 * registered.length);
  },
);
