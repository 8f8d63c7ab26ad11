/** A hall that is enrolled with the reference province, both in a folder of their own, and the province's clock in the test's hand. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { acts } from '#core/acts.ts';
import { getOffice } from '#core/office/index.ts';
import { createSetClock, openStore, type OpenStore, type SettableClock } from '#core/store/index.ts';
import { createSender, type Sender } from '#core/sync/sender.ts';
import { unheard } from '#core/sync/index.ts';
import { fileColumns } from '#core/vault-files.ts';
import type { AnswerFile } from '../../province/authority.ts';
import { startProvince, type Province } from '../../province/province.ts';
import { aMorning, createTestDesk, type TestDesk } from '../cases/test-desk.ts';
import { folderFor } from './province/station.ts';

export interface EnrolledHall {
  readonly clock: SettableClock;
  readonly folder: string;
  readonly answer: AnswerFile;
  readonly province: Province;
  readonly store: OpenStore;
  readonly sender: Sender;
  /** The province is so far ahead of the hall's clock from now on; seconds. */
  provinceAhead(seconds: number): void;
  stopProvince(): Promise<void>;
  startProvince(): Promise<void>;
  /** As after a start of the program. */
  reopen(): Promise<void>;
  /** A number of the database. */
  count(sql: string): number;
  close(): Promise<void>;
}

export interface EnrolledMaker {
  /** The hall before it is copied, closed. */
  open(): Promise<EnrolledHall>;
  close(): Promise<void>;
}

/** @param prepare what happens in the hall before it is enrolled */
export async function makeEnrolledHall(prepare: (hall: TestDesk) => Promise<void> = async () => undefined): Promise<EnrolledMaker> {
  const shared = folderFor('enrolled');
  const hall = await createTestDesk();
  await prepare(hall);
  const { file } = await hall.as('S1').ask('province.request', {});
  const province = await startProvince({ folder: shared, clock: () => new Date(aMorning) });
  const answer = province.authority.enrol(JSON.parse(file));
  const approval = hall.desk.approvalAs('R2')!;
  await hall.as('S1').ask('province.enrol', { answer: JSON.stringify(answer) }, { approval });
  await hall.desk.close();
  await province.stop();
  return {
    open: () => openHall(shared, hall, answer),
    async close() {
      await hall.close();
      rmSync(shared, { recursive: true });
    },
  };
}

async function openHall(shared: string, hall: TestDesk, answer: AnswerFile): Promise<EnrolledHall> {
  const folder = folderFor('enrolled');
  cpSync(shared, folder, { recursive: true });
  cpSync(join(hall.dir, 'store'), join(folder, 'store'), { recursive: true });
  const clock = createSetClock(aMorning);
  let ahead = 0;
  const open = {
    province: null as unknown as Province,
    store: null as unknown as OpenStore,
    sender: null as unknown as Sender,
  };
  const start = async () => {
    open.province = await startProvince({
      folder,
      clock: () => new Date(clock.now().epochMilliseconds + ahead * 1_000),
      port: Number(new URL(answer.address).port),
    });
  };
  const openSender = () => {
    const opened = openStore(join(folder, 'store'), hall.kept.key!, { clock, acts, fileColumns });
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    open.store = opened.value;
    const reportBug = (thrown: unknown): never => {
      throw thrown;
    };
    open.sender = createSender({ store: open.store, clock, getOffice, reportBug, changed: () => undefined, ...unheard });
  };
  const closeSender = async () => {
    await open.sender.close();
    open.store.close();
  };
  await start();
  openSender();
  return {
    clock,
    folder,
    answer,
    get province() {
      return open.province;
    },
    get store() {
      return open.store;
    },
    get sender() {
      return open.sender;
    },
    provinceAhead: (seconds) => void (ahead = seconds),
    stopProvince: () => open.province.stop(),
    startProvince: start,
    async reopen() {
      await closeSender();
      openSender();
    },
    count: (sql) => open.store.read((db) => db.prepare(sql).pluck().get()) as number,
    async close() {
      await closeSender();
      await open.province.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
