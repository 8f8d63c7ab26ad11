import type { Temporal } from 'temporal-polyfill';
import type { Office } from '#shared/model/index.ts';
import type { ClockDep } from '../ports.ts';
import { StoreFault, type OpenStore, type ReadableDb } from '../store/index.ts';
import { createChainMemory, resumeChains } from './chain-memory.ts';
import { actLimit } from './contents.ts';
import { createCourier, type Undelivered } from './courier.ts';
import { findEnrolled, openStationKeys, type EnrolledRow } from './enrolment/index.ts';
import { findPendingActs } from './outbox.ts';
import { keysOfEnrolment, readProvinceKeys, type ProvinceKeys } from './province-keys.ts';
import { createHttpsTransport } from './transport/https.ts';
import type { SyncTransport } from './transport/transport.ts';

interface SenderDeps extends ClockDep {
  readonly store: OpenStore;
  readonly getOffice: (db: ReadableDb) => Pick<Office, 'regionCode'>;
  readonly reportBug: (thrown: unknown) => void;
  /** ms between two looks at the outbox. */
  readonly rhythm?: number;
}

export interface Sender {
  /** Brings what waits, now; answers what it was stopped by, null: by nothing. */
  turn(): Promise<Undelivered | null>;
  /** Settles when nothing is on its way any more. */
  close(): Promise<void>;
}

const usualRhythm = 15_000;
const firstPause = 1_000;
const longestPause = 300_000;

/**
 * Tells the province what was registered, while the station is enrolled: nothing is asked of anybody. A try that failed is repeated
 * after a pause that doubles; what the province refuses is tried again at the longest pause, after its keys were asked for.
 */
export function createSender({ store, clock, getOffice, reportBug, rhythm = usualRhythm }: SenderDeps): Sender {
  let link: Link | null = null;
  let running: Promise<Undelivered | null> | null = null;
  let pause = 0;
  let notBefore = 0;
  let closed = false;

  const connect = async (): Promise<Link | null> => {
    const enrolled = store.read(findEnrolled);
    if (enrolled === null) return null;
    if (link?.id === enrolled.answer.id) return link;
    link?.transport.close();
    link = await openLink(store, clock, store.read(getOffice).regionCode, enrolled);
    return link;
  };
  const bringAll = async (): Promise<Undelivered | null> => {
    const open = await connect();
    if (open === null) return null;
    for (let resumed = false; !closed;) {
      const acts = store.read((db) => findPendingActs(db, actLimit));
      if (acts.length === 0) return null;
      const brought = await open.courier.bringActs(acts);
      if (brought.ok) continue;
      const { error } = brought;
      // The province is ahead, as after a restore from a backup: once.
      if (resumed || error.why !== 'refused' || !error.code.startsWith('chain.')) return error;
      resumed = true;
      const state = await open.transport.state();
      if (state.outcome !== 'answered') return error;
      resumeChains({ store }, state.value);
    }
    return null;
  };
  const turn = async (): Promise<Undelivered | null> => {
    try {
      const stopped = await bringAll();
      const after = stopped?.why === 'failed' ? (stopped.after ?? 0) * 1_000 : 0;
      pause = stopped === null ? 0 : stopped.why === 'failed' ? Math.min(Math.max(pause * 2, firstPause), longestPause) : longestPause;
      // Not all stations of a province at once (± 20 %).
      notBefore = stopped === null ? 0 : Date.now() + Math.max(after, pause * (0.8 + Math.random() * 0.4));
      // Its keys may be others by now, or ours revoked.
      if (stopped !== null && stopped.why !== 'failed') forget();
      return stopped;
    } catch (thrown) {
      // Of the disk everybody is told by itself; a bug here must not end the hall.
      if (!closed && !(thrown instanceof StoreFault)) reportBug(thrown);
      notBefore = Date.now() + longestPause;
      forget();
      return null;
    }
  };
  const forget = () => {
    link?.transport.close();
    link = null;
  };
  const once = () => (running ??= turn().finally(() => (running = null)));
  const timer = setInterval(() => {
    if (Date.now() >= notBefore) void once();
  }, rhythm);
  timer.unref();
  return {
    turn: once,
    async close() {
      closed = true;
      clearInterval(timer);
      forget();
      // What is on its way ends with its connection; its answer finds the store open still.
      await running;
    },
  };
}

interface Link {
  /** Of the enrolment it was made from. */
  readonly id: string;
  readonly transport: SyncTransport;
  readonly courier: ReturnType<typeof createCourier>;
}

async function openLink(store: OpenStore, clock: ClockDep['clock'], office: string, { answer }: EnrolledRow): Promise<Link | null> {
  const keys = store.read((db) => openStationKeys(db, store.stationKeys));
  if (keys === null) return null;
  const { address, authorities, province } = answer;
  const transport = createHttpsTransport({ address, ...keys.tls, authority: authorities.tls, proxy: null });
  const courier = createCourier({
    office,
    station: store.station,
    now: () => clock.now().toString({ smallestUnit: 'millisecond' }),
    signer: keys.sign,
    recipients: [keys.encrypt, ...keys.earlier],
    province: await presentKeys(transport, keysOfEnrolment(province, authorities.sm2), authorities.sm2, clock.now()),
    transport,
    memory: createChainMemory({ store }),
  });
  return { id: answer.id, transport, courier };
}

/** As the province says now, where it can be asked; else as it said at enrolment. */
async function presentKeys(transport: SyncTransport, pinned: ProvinceKeys, authority: string, at: Temporal.Instant): Promise<ProvinceKeys> {
  const asked = await transport.keys();
  if (asked.outcome !== 'answered') return pinned;
  const read = readProvinceKeys(asked.value, authority, at);
  return read.ok ? read.value : pinned;
}
