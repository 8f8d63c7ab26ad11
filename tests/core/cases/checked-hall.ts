/** A hall enrolled with the reference province; what waits is sent while the desk is closed, as a training hall has no sender of its own. */
import { join } from 'node:path';
import { hearProvince } from '#core/cases/index.ts';
import { acts } from '#core/hall.ts';
import { getOffice } from '#core/office/index.ts';
import { createSetClock, openStore, type OpenStore } from '#core/store/index.ts';
import { createSender, type Heard } from '#core/sync/index.ts';
import type { Answer } from '#core/sync/questions.ts';
import { fileColumns } from '#core/vault-files.ts';
import type { HallConfigInput } from '#shared/contract/index.ts';
import { startProvince, type Province } from '../../province/province.ts';
import { registration, type Someone } from '../sync/province/acts.ts';
import { enrolStation, folderFor, type Station } from '../sync/province/station.ts';
import { aMorning, callerOf, createTestDesk, openDesk, testHall, type Caller, type TestDesk } from './test-desk.ts';

export interface CheckedHall {
  readonly clock: ReturnType<typeof createSetClock>;
  readonly hall: TestDesk;
  readonly province: Province;
  readonly registrar: Caller;
  readonly supervisor: Caller;
  /** Whom a second person proves themselves as. */
  readonly desk: TestDesk['desk'];
  /** Everything that waits is asked and told, and the desk opened again; with other answers than the province's, where given. */
  deliver(instead?: (answer: Answer) => Answer): Promise<void>;
  inStore<T>(work: (store: OpenStore) => T): Promise<T>;
  /** Another office registers a marriage of theirs. */
  marryElsewhere(man: Someone, woman: Someone, more?: Record<string, unknown>): Promise<void>;
  close(): Promise<void>;
}

/** `at`: the instant its clock stands at. */
export async function openCheckedHall(config: HallConfigInput = testHall, at = aMorning): Promise<CheckedHall> {
  const clock = createSetClock(at);
  const hall = await createTestDesk({ pcClock: clock, config });
  const now = () => new Date(clock.now().epochMilliseconds);
  const province = await startProvince({ folder: folderFor('checked'), clock: now });
  let desk = hall.desk;
  const as = (code: string): Caller => {
    const session = desk.actAs(code, '03');
    if (!session.ok) throw new Error(session.error.code);
    return callerOf(desk, session.value);
  };
  const { file } = await as('S1').ask('province.request', {});
  const answer = JSON.stringify(province.authority.enrol(JSON.parse(file)));
  await as('S1').ask('province.enrol', { answer }, { approval: desk.approvalAs('R2')! });
  let elsewhere: Station | null = null;

  const inStore = async <T>(work: (store: OpenStore) => T | Promise<T>): Promise<T> => {
    await desk.close();
    const opened = openStore(join(hall.dir, 'store'), hall.kept.key!, { clock, acts, fileColumns });
    if (!opened.ok) throw new Error(opened.error.code);
    try {
      return await work(opened.value);
    } finally {
      opened.value.close();
      ({ desk } = openDesk({ dir: join(hall.dir, 'store'), pcClock: clock }));
      await callerOf(desk, null).ask('setup.unlock', {});
    }
  };
  const reportBug = (thrown: unknown): never => {
    throw thrown;
  };
  return {
    clock,
    hall,
    province,
    get registrar() {
      return as('R1');
    },
    get supervisor() {
      return as('S1');
    },
    get desk() {
      return desk;
    },
    inStore,
    deliver: (instead = (answer) => answer) =>
      inStore(async (store) => {
        const heard = hearProvince({ events: { emit: () => undefined } });
        const answered: Heard['answered'] = (transaction, question, answer) => heard.answered(transaction, question, instead(answer));
        const sender = createSender({ store, clock, getOffice, reportBug, changed: () => undefined, ...heard, answered });
        await sender.turn();
        await sender.turn();
        await sender.close();
      }),
    async marryElsewhere(man, woman, more = {}) {
      elsewhere ??= enrolStation(province, '329902', 'S09');
      const { acts: results } = await elsewhere.sendActs(registration('marriage', man, woman, { office: '329902', ...more }));
      if (results[0]?.result === 'rejected') throw new Error(JSON.stringify(results));
    },
    async close() {
      await province.stop();
      await desk.close();
      await hall.close();
    },
  };
}
