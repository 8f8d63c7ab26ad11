import { isDeepStrictEqual } from 'node:util';
import { createId } from '#core/crypto/index.ts';
import { acts } from '#core/hall.ts';
import { storeRestored } from '#core/office/index.ts';
import { createSetClock, openStore, verifyStore, type SettableClock } from '#core/store/index.ts';
import { projectionTables } from '#core/store/tables.ts';
import type { Answer, ClockView, HallConfigInput } from '#shared/contract/index.ts';
import { Temporal } from 'temporal-polyfill';
import { officeTimeZone, ok } from '#shared/model/index.ts';
import { aMorning, callerOf, createTestDesk, openDesk, testHall, type Caller, type TestDesk } from '../cases/test-desk.ts';
import { testAuthor } from '../helpers.ts';

/** A hall whose clock is in the test's hand, and which can be closed and opened again under it. */
export interface ClockDesk {
  readonly clock: SettableClock;
  readonly events: () => readonly string[];
  registrar: Caller;
  supervisor: Caller;
  /** Another of the staff, at the same counter, until the hall is opened again. */
  as(code: string): Caller;
  /** Where the clock stands with the hall. */
  view(): Promise<ClockView>;
  /** Two people read this instant elsewhere; by default what the clock says. */
  confirm(read?: string): Promise<Answer<'clock.confirm'>>;
  openOfflineDay(): Promise<Answer<'office.openOfflineRegistration'>>;
  /** Every number a confirmation ever marked, voided ones too. */
  everMarked(): readonly string[];
  /** `resources`: by a program that ships those. */
  reopen(resources?: string): Promise<void>;
  /** A restore that may lack acts, and the hall opened after it. */
  restore(): Promise<void>;
  /** Every table of the store, the journal verified and the tables rebuilt from it; fails where either finds anything. */
  audit(): Promise<Readonly<Record<string, readonly unknown[]>>>;
  /** What the journal says of every act of a type, in order. */
  payloadsOf(type: string): Promise<readonly unknown[]>;
  close(): Promise<void>;
}

export async function openClockDesk(start: string = aMorning, config: HallConfigInput = testHall): Promise<ClockDesk> {
  const clock = createSetClock(start);
  const hall: TestDesk = await createTestDesk({ config, pcClock: clock });
  let opened: Pick<TestDesk, 'desk' | 'events'> = hall;
  const as = (code: string): Caller => {
    const session = opened.desk.actAs(code, '03');
    if (!session.ok) throw new Error(session.error.code);
    return callerOf(opened.desk, session.value);
  };
  const marked = new Set<string>();
  const desk: ClockDesk = {
    everMarked: () => [...marked],
    clock,
    events: () => opened.events.map(({ event }) => event),
    registrar: as('R1'),
    supervisor: as('S1'),
    as,
    view: async () => (await desk.supervisor.ask('office.get', {})).clock,
    async confirm(read = clock.now().toString()) {
      const local = Temporal.Instant.from(read).toZonedDateTimeISO(officeTimeZone);
      const input = {
        today: local.toPlainDate().toString() as never,
        time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
        reason: '按手机时间核对',
      };
      const answer = await desk.supervisor.call('clock.confirm', input, { approval: { code: 'R1', password: 'limin-2026' } });
      if (answer.ok) for (const { registrationNumber } of answer.value.misdated) marked.add(registrationNumber);
      return answer;
    },
    openOfflineDay: () => desk.supervisor.call('office.openOfflineRegistration', { reason: '省平台线路检修' }),
    async reopen(resources) {
      await opened.desk.close();
      opened = openDesk({ dir: `${hall.dir}/store`, pcClock: clock, ...(resources && { resources }) });
      await callerOf(opened.desk, null).ask('setup.unlock', {});
      desk.registrar = as('R1');
      desk.supervisor = as('S1');
    },
    async restore() {
      await opened.desk.close();
      const store = openStore(`${hall.dir}/store`, hall.kept.key!, { clock, acts });
      if (!store.ok) throw new Error(store.error.code);
      const through = { station: store.value.station, seq: 1 };
      store.value.commit(testAuthor(), ({ append }) => {
        append(storeRestored, { id: createId(), backup: '2026-10-12T041500Z', through, missing: { from: 2, to: null }, lost: [] });
        return ok(null);
      });
      store.value.close();
      await desk.reopen();
    },
    async audit() {
      await opened.desk.close();
      const directory = `${hall.dir}/store`;
      const verified = verifyStore(directory, hall.kept.key!, acts);
      if (!verified.ok || verified.value.problem !== null) throw new Error(JSON.stringify(verified));
      const store = openStore(directory, hall.kept.key!, { clock, acts });
      if (!store.ok) throw new Error(store.error.code);
      const dump = () =>
        store.value.read((db) =>
          Object.fromEntries(projectionTables(db).map((table) => [table, db.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2`).all()])),
        );
      const tables = dump();
      store.value.rebuild();
      if (!isDeepStrictEqual(dump(), tables)) throw new Error('the tables are not those of the journal');
      store.value.close();
      await desk.reopen();
      return tables;
    },
    async payloadsOf(type) {
      await opened.desk.close();
      const store = openStore(`${hall.dir}/store`, hall.kept.key!, { clock, acts });
      if (!store.ok) throw new Error(store.error.code);
      const rows = store.value.read((db) => db.prepare(`SELECT payload FROM journal WHERE type = ? ORDER BY seq`).pluck().all(type));
      store.value.close();
      await desk.reopen();
      return rows.map((payload) => JSON.parse(payload as string) as unknown);
    },
    async close() {
      await opened.desk.close();
      await hall.close();
    },
  };
  return desk;
}
