import { cpSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { vi } from 'vitest';
import { acts } from '#core/hall.ts';
import { createSetClock, verifyStore } from '#core/store/index.ts';
import { openReadable } from '#core/store/open-store.ts';
import type { HallConfigInput } from '#shared/contract/index.ts';
import { callerOf, createTestDesk, openDesk, type Caller, type TestDesk } from '../../test-desk.ts';
import { momentAt, type Moment } from './almanac.ts';

/** A hall's PC on its days: switched on and off, killed, left on over night, its clock set wrong. */
export interface SimulatedHall {
  registrar: Caller;
  supervisor: Caller;
  isOn(): boolean;
  now(): Moment;
  /** Time passes; `atMidnight` is called for every midnight a running program sees, `before` it has looked at its clock. */
  passTo(moment: Moment, atMidnight: { before(): Promise<void>; after(): Promise<void> }): Promise<void>;
  /** `proving`: as somebody opens it in the morning; else as main starts the core again, with the key it kept. */
  start(proving: boolean): Promise<void>;
  stop(): Promise<void>;
  /** What a `kill -9` leaves on the disk while something is being done, some turns of the event loop into it. */
  killDuring(work: () => Promise<unknown>, turns: number): Promise<void>;
  /** Somebody moves the clock, by days, while the PC is off. */
  misset(days: number): void;
  isClockSure(): Promise<boolean>;
  confirmClock(): Promise<void>;
  rows<T>(sql: string): T[];
  /** Fails where journal, hash chain or tip of the store are not whole. The hall is off then. */
  verify(): void;
  close(): Promise<void>;
}

const second: { readonly approval: { code: string; password: string } } = { approval: { code: 'R1', password: 'limin-2026' } };

export async function openSimulatedHall(config: HallConfigInput, first: Moment): Promise<SimulatedHall> {
  const clock = createSetClock(instantOf(first));
  const made: TestDesk = await createTestDesk({ config, pcClock: clock });
  let opened: Pick<TestDesk, 'desk'> | null = made;
  let directory = join(made.dir, 'store');
  let lives = 0;
  let readable: ReturnType<typeof openReader> | null = null;

  const sign = () => {
    const as = (code: string): Caller => {
      const session = opened!.desk.actAs(code, '03');
      if (!session.ok) throw new Error(session.error.code);
      return callerOf(opened!.desk, session.value);
    };
    hall.registrar = as('R1');
    hall.supervisor = as('S1');
  };
  const openReader = () => {
    const reader = openReadable(directory, made.kept.key!);
    if (!reader.ok) throw new Error(reader.error.code);
    return reader.value;
  };
  const closeReader = () => {
    readable?.close();
    readable = null;
  };
  const passTo = (instant: string) => clock.advance({ milliseconds: Date.parse(instant) - clock.now().epochMilliseconds });

  const hall: SimulatedHall = {
    registrar: null!,
    supervisor: null!,
    isOn: () => opened !== null,
    now: () => momentAt(clock.now().epochMilliseconds),
    async passTo(moment, { before, after }) {
      for (let { on } = hall.now(); opened !== null && on < moment.on; on = hall.now().on) {
        // Two seconds past midnight, before the program has looked at its clock; then it looks.
        passTo(new Date(Date.parse(`${on}T00:00:00+08:00`) + 86_402_000).toISOString());
        await before();
        clock.advance({ seconds: 10 });
        vi.advanceTimersByTime(10_000);
        await after();
      }
      if (Date.parse(instantOf(moment)) > clock.now().epochMilliseconds) passTo(instantOf(moment));
    },
    async start(proving) {
      opened = openDesk({ dir: directory, pcClock: clock });
      if (!proving) opened.desk.resume(made.kept.key!, []);
      const unlocked = await callerOf(opened.desk, null).call('setup.unlock', {});
      if (!unlocked.ok) throw new Error(`the store does not open: ${JSON.stringify(unlocked.error)}`);
      sign();
    },
    async stop() {
      closeReader();
      await opened?.desk.close();
      opened = null;
    },
    async killDuring(work, turns) {
      const doing = work().catch(() => undefined);
      for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
      const left = directory;
      directory = join(made.dir, `store-${(lives += 1)}`);
      // Nobody may open the lock as a file in this process.
      cpSync(left, directory, { recursive: true, filter: (source) => basename(source) !== 'hall.lock' });
      // The process whose disk this was goes on beside it, unseen, until it has answered.
      await doing;
      await hall.stop();
      rmSync(left, { recursive: true });
    },
    misset: (days) => clock.set(clock.now().add({ hours: days * 24 })),
    isClockSure: async () => (await hall.supervisor.ask('office.get', {})).clock.state === 'sure',
    async confirmClock() {
      const { on, minute } = hall.now();
      await hall.supervisor.ask('clock.confirm', { today: on as never, time: timeOf(minute), reason: '按手机时间核对' }, second);
    },
    rows<T>(sql: string) {
      readable ??= openReader();
      return readable.db.prepare(sql).all() as T[];
    },
    verify() {
      closeReader();
      const verified = verifyStore(directory, made.kept.key!, acts);
      if (!verified.ok || verified.value.problem !== null) throw new Error(`the store is not whole: ${JSON.stringify(verified)}`);
    },
    async close() {
      await hall.stop();
      await made.close();
    },
  };
  sign();
  return hall;
}

export function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function instantOf({ on, minute }: Moment): string {
  return new Date(Date.parse(`${on}T${timeOf(minute)}:00+08:00`)).toISOString();
}
