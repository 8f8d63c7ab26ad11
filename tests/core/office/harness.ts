import { join } from 'node:path';
import { z } from 'zod';
import { createId } from '#core/crypto/index.ts';
import {
  createClockWatch,
  createOffice,
  createOfficeCalendar,
  loadShippedYears,
  officeActs,
  projectBlankTaken,
  projectBlankUsed,
  projectBlankVoided,
  projectNumberTaken,
  projectNumberUsed,
  projectNumberVoided,
  getOffice,
} from '#core/office/index.ts';
import type { HandlersFor } from '#core/ports.ts';
import { hashPasswords, recordSetUp } from '#core/set-up.ts';
import { findStaffByCode, staffActs } from '#core/staff/index.ts';
import { createSetClock, defineAct, type ActDefinition } from '#core/store/index.ts';
import { provinceClock } from '#core/sync/index.ts';
import { HallConfig, type Answer, type HallConfigInput, type HallEvent, type Input } from '#shared/contract/index.ts';
import { ok, type StaffMember } from '#shared/model/index.ts';
import trainingHall from '../../../resources/training/hall.json' with { type: 'json' };
import { createTestStore, testAuthor, type TestStore } from '../helpers.ts';
import { callHandler, type Asked } from '../staff/harness.ts';

/** The marriage acts' share in the ledger, as acts of their own. */
const Couple = z.object({ registrationNumber: z.string(), blanks: z.array(z.string()) });
export const taken = defineAct({
  type: 'test.taken',
  payload: Couple,
  project(db, { registrationNumber, blanks }, header) {
    projectNumberTaken(db, { registrationNumber }, header);
    for (const blank of blanks) projectBlankTaken(db, { blank, registrationNumber, caseNumber: '01-0601-001' }, header);
  },
});
export const used = defineAct({
  type: 'test.used',
  payload: Couple,
  project(db, { registrationNumber, blanks }, header) {
    projectNumberUsed(db, { registrationNumber }, header);
    for (const blank of blanks) projectBlankUsed(db, { blank }, header);
  },
});
export const voided = defineAct({
  type: 'test.voided',
  payload: Couple.extend({ reason: z.string() }),
  project(db, { registrationNumber, blanks, reason }, header) {
    projectNumberVoided(db, { registrationNumber, reason }, header);
    for (const blank of blanks) projectBlankVoided(db, { blank, reason }, header);
  },
});
/** The holiday notices as they ship. */
export const shippedYears = loadShippedYears(join(import.meta.dirname, '../../../resources'));

export const ledgerActs = [...staffActs, ...officeActs, taken, used, voided] as ActDefinition[];

export const hallConfig: HallConfig = HallConfig.parse(trainingHall);
const hashes = hashPasswords(hallConfig);

type OfficeOperation = keyof ReturnType<typeof createOffice>['handlers'];

export interface OfficeHouse extends TestStore {
  readonly handlers: HandlersFor<OfficeOperation>;
  readonly events: HallEvent[];
  readonly outbox: { pending: number; oldestAt: string | null };
  member(code: string): StaffMember;
  /** As the supervisor, with the approver beside. */
  call<K extends OfficeOperation>(operation: K, input: Input<K>, asked?: Asked): Promise<Answer<K>>;
  /** Commits one of the ledger acts for a case. */
  act<P>(definition: ActDefinition<P>, payload: P, caseId?: string): void;
}

export const caseId = '01a200ea-c3ae-74c2-b563-4d770e9f5b71';

/** The training hall without stock for divorces: tests enter that themselves. */
function ofMarriagesAlone(hall: HallConfigInput): HallConfigInput {
  return {
    ...hall,
    numberBlocks: hall.numberBlocks.filter(({ prefix }) => prefix === 'J'),
    blankBatches: hall.blankBatches.filter(({ kind }) => kind === 'marriage'),
  };
}

/** The training hall, set up at 10:00 on a Monday. */
export async function openOfficeHouse(change: (config: HallConfigInput) => HallConfigInput = (same) => same): Promise<OfficeHouse> {
  const test = await createTestStore({ acts: ledgerActs, clock: createSetClock('2026-06-01T02:00:00Z') });
  const config = HallConfig.parse(change(ofMarriagesAlone(structuredClone(trainingHall) as HallConfigInput)));
  const passwordHashes = await hashes;
  const setUp = test.store.commit(testAuthor({ operation: 'setup.create' }), (tx) => recordSetUp(tx, config, passwordHashes));
  if (!setUp.ok) throw new Error(JSON.stringify(setUp.error));
  const events: HallEvent[] = [];
  const outbox = { pending: 0, oldestAt: null, alarm: false, setAside: 0, discrepancies: 0 };
  const ports = { store: test.store, clock: test.clock, events: { emit: (event: HallEvent) => void events.push(event) } };
  const clockWatch = createClockWatch({ ...ports, provinceClock });
  const { handlers } = createOffice({
    ...ports,
    clockWatch,
    calendar: createOfficeCalendar(shippedYears),
    shippedYears,
    summariseOutbox: () => outbox,
    openHours: (db) => getOffice(db).hours,
    isLinked: () => false,
    countUnfinished: () => 2,
    followCalendar: () => undefined,
    calendarTaken: () => undefined,
  });
  const member = (code: string) => test.store.read((db) => findStaffByCode(db, code))!;
  return {
    ...test,
    handlers,
    events,
    outbox,
    member,
    close() {
      clockWatch.close();
      test.close();
    },
    async call(operation, input, asked = {}) {
      const people = { caller: { token: '', staff: member('S1'), counter: null }, approver: member('A1') };
      return (await callHandler(test, handlers, operation, input, { ...people, ...asked })).answer;
    },
    act(definition, payload, of = caseId) {
      const author = testAuthor({ staffId: member('R1').id, approverId: member('A1').id, requestId: createId() });
      test.store.commit(author, (tx) => {
        tx.append(definition, payload, { caseId: of });
        return ok(null);
      });
    },
  };
}
