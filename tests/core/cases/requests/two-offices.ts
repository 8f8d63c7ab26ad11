import { join } from 'node:path';
import { acts } from '#core/acts.ts';
import { hearProvince } from '#core/cases/index.ts';
import { getOffice } from '#core/office/index.ts';
import { openStore, type createSetClock, type OpenStore } from '#core/store/index.ts';
import { createSender, type Sender } from '#core/sync/index.ts';
import { fileColumns } from '#core/vault-files.ts';
import type { HallConfigInput, HallEvent } from '#shared/contract/index.ts';
import type { Province } from '../../../province/province.ts';
import { divorceHall } from '../divorce/divorce-desk.ts';
import { callerOf, createTestDesk, openDesk, type Caller, type TestDesk } from '../test-desk.ts';

export type HeldClock = ReturnType<typeof createSetClock>;

/** A hall of an office with this code, enrolled with a province; the desk is closed while the store is with the sender. */
export interface OfficeHall {
  readonly events: readonly HallEvent[];
  as(code: string): Caller;
  /** One round with the province as a hall in use makes it; the desk is opened anew after it, as after a restart. */
  exchange(rounds?: number): Promise<void>;
  /** The store while nobody else has it. */
  inside<T>(work: (store: OpenStore) => T): Promise<T>;
  close(): Promise<void>;
}

export async function openOffice(
  province: Province,
  clock: HeldClock,
  regionCode: string,
  name: string,
  of: HallConfigInput = divorceHall,
): Promise<OfficeHall> {
  const config: HallConfigInput = {
    ...of,
    office: { ...of.office, regionCode, name },
    numberBlocks: of.numberBlocks.map((block) => ({ ...block, regionCode })),
  };
  const hall: TestDesk = await createTestDesk({ config, pcClock: clock });
  let { desk } = hall;
  const events: HallEvent[] = [];
  const as = (code: string): Caller => {
    const session = desk.actAs(code, '03');
    if (!session.ok) throw new Error(session.error.code);
    return callerOf(desk, session.value);
  };
  const { file } = await as('S1').ask('province.request', {});
  const answer = province.authority.enrol(JSON.parse(file));
  await as('S1').ask('province.enrol', { answer: JSON.stringify(answer) }, { approval: desk.approvalAs('R2')! });
  await as('S1').ask('office.openOfflineRegistration', { reason: '省平台线路检修' });

  const inside = async <T>(work: (store: OpenStore) => T | Promise<T>): Promise<T> => {
    await desk.close();
    const opened = openStore(join(hall.dir, 'store'), hall.kept.key!, { clock, acts, fileColumns });
    if (!opened.ok) throw new Error(opened.error.code);
    const result = await work(opened.value);
    opened.value.close();
    ({ desk } = openDesk({ dir: join(hall.dir, 'store'), pcClock: clock }));
    await callerOf(desk, null).ask('setup.unlock', {});
    return result;
  };

  return {
    events,
    as,
    inside,
    exchange: (rounds = 1) =>
      inside(async (store) => {
        const reportBug = (thrown: unknown): never => {
          throw thrown;
        };
        const sender: Sender = createSender({
          store,
          clock,
          getOffice,
          reportBug,
          rhythm: 3_600_000,
          changed: () => undefined,
          ...hearProvince({ events: { emit: (event) => void events.push(event) } }),
        });
        for (let round = 0; round < rounds; round += 1) {
          clock.advance({ seconds: 61 });
          const stopped = await sender.turn();
          if (stopped) throw new Error(JSON.stringify(stopped));
        }
        await sender.close();
      }),
    close: async () => {
      await desk.close();
      await hall.close();
    },
  };
}
