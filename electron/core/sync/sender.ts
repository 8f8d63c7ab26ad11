import type { Office } from '#shared/model/index.ts';
import type { ClockDep } from '../ports.ts';
import { StoreFault, type OpenStore, type ReadableDb } from '../store/index.ts';
import { resumeChains, type Heard } from './chain-memory.ts';
import { findEnrolled } from './enrolment/index.ts';
import type { Lane } from './envelope/index.ts';
import { askAll, bringActs, type LaneDeps, type Stopped } from './lanes.ts';
import { findWay, isSameWay, openLink, sealHere, type Link, type SealWith } from './link.ts';
import { createPace, isPassing } from './pace.ts';
import type { SyncTransport } from './transport/transport.ts';

interface SenderDeps extends ClockDep, Heard {
  readonly store: OpenStore;
  readonly getOffice: (db: ReadableDb) => Pick<Office, 'regionCode'>;
  readonly reportBug: (thrown: unknown) => void;
  /** Something was sent or answered, or waits for another reason than before. */
  readonly changed: () => void;
  /** ms between two looks at what waits. */
  readonly rhythm?: number;
  /** Where envelopes are made; in this thread, where nothing is said. */
  readonly sealWith?: SealWith;
}

type Bring = (deps: LaneDeps) => Promise<Stopped | null>;

/** How the way to the province fares. */
export interface LinkState {
  readonly state: 'notEnrolled' | 'idle' | 'working' | 'waiting' | 'stopped';
  readonly trouble: { readonly why: string; readonly code: string | null } | null;
  readonly nextTryAt: string | null;
  readonly lastAnswerAt: string | null;
}

export interface Sender {
  /** Asks and brings what waits, now; answers what it was stopped by, null: by nothing. */
  turn(): Promise<Stopped | null>;
  /** A person wants it sent: a turn right after the one that runs, whatever pause is kept. */
  tryNow(): void;
  /** Something was asked or done: a turn soon, unless a pause is kept. */
  wake(): void;
  state(): LinkState;
  /** Works on the envelopes by another way, while nothing goes over the network; null: not enrolled, or its keys are lost. */
  byHand<T>(transport: SyncTransport, work: (deps: LaneDeps) => Promise<T>): Promise<T | null>;
  /** Settles when nothing is on its way any more. */
  close(): Promise<void>;
}

const usualRhythm = 15_000;
/** ms between two tries at most. Somebody stands at the counter for what is asked. */
const longestPause = { questions: 20_000, acts: 300_000 } as const;

/**
 * Tells the province what was registered and asks it what has to be known, while the station is enrolled: nothing is asked of anybody.
 * The two go side by side, so that a question never waits for a backlog. A try that failed is repeated after a pause that doubles; what
 * the province refuses is tried again at the longest pause, after its keys were asked for.
 */
export function createSender(deps: SenderDeps): Sender {
  const { store, clock, getOffice, reportBug, changed, rhythm = usualRhythm, sealWith = sealHere } = deps;
  let link: Promise<Link | null> = Promise.resolve(null);
  const heldBefore = new Map<string, number>();
  let lastAnswerAt: string | null = null;
  let closed = false;
  /** Somebody carries envelopes by hand. */
  let apart: Promise<unknown> | null = null;

  const connect = (): Promise<Link | null> => {
    link = link.then(async (open) => {
      const way = store.read(findWay);
      if (open && way && isSameWay(open.way, way)) return open;
      open?.close();
      return way && openLink({ store, clock, heard: deps, sealWith }, store.read(getOffice).regionCode, way);
    });
    const made = link;
    // Whoever asks next begins anew.
    made.catch(() => link === made && (link = Promise.resolve(null)));
    return made;
  };
  /** Its keys may be others by now, or ours revoked: the next one is made from what holds then. */
  const forget = (which: Link) => {
    which.close();
    link = link.then((open) => (open === which ? null : open));
  };
  const settled = () => {
    lastAnswerAt = clock.now().toString({ smallestUnit: 'millisecond' });
    changed();
  };
  const work = async (lane: Lane, bring: Bring): Promise<Stopped | null> => {
    for (let [resumed, renewed] = [false, false]; ;) {
      const open = await connect();
      if (closed) return null;
      if (open === null) return store.read(findWay) === null ? null : { why: 'keysLost' };
      const stopped = await bring({ store, link: open, settled, isClosed: () => closed, heldBefore });
      if (stopped?.why === 'refused' && stopped.code.startsWith('chain.') && !resumed) {
        // The province is ahead, as after a restore from a backup: once.
        resumed = true;
        const state = await open.transport.state();
        if (state.outcome !== 'answered') return stopped;
        resumeChains({ store }, state.value, [lane]);
      } else if (stopped?.why === 'refused' && isRenewable(stopped.code) && !renewed) {
        renewed = true;
        forget(open);
      } else {
        if (stopped !== null && !isPassing(stopped)) forget(open);
        return stopped;
      }
    }
  };
  const laneOf = (lane: Lane, bring: Bring) => {
    const pace = createPace(longestPause[lane]);
    let running: Promise<Stopped | null> | null = null;
    let trouble: Stopped | null = null;
    const turn = async (): Promise<Stopped | null> => {
      try {
        const stopped = await work(lane, bring);
        pace.rest(stopped);
        if (said(stopped) !== said(trouble)) changed();
        trouble = stopped;
        return stopped;
      } catch (thrown) {
        // Of the disk everybody is told by itself; a bug here must not end the hall.
        if (!closed && !(thrown instanceof StoreFault)) reportBug(thrown);
        pace.restLong();
        return null;
      }
    };
    return {
      turn: async () => (apart ? trouble : await (running ??= turn().finally(() => (running = null)))),
      running: () => running,
      trouble: () => trouble,
      pace,
    };
  };
  const lanes = { questions: laneOf('questions', askAll), acts: laneOf('acts', bringActs) };
  const both = [lanes.questions, lanes.acts];

  const whenDue = (lane: (typeof both)[number]) => {
    if (!closed && lane.pace.isDue()) void lane.turn();
  };
  const look = async (when: 'now' | 'ifDue'): Promise<void> => {
    try {
      const isNew = (await (await connect())?.look(when)) ?? false;
      if (!isNew || closed) return;
      await lanes.questions.running();
      await lanes.questions.turn();
    } catch {
      // The lanes tell of it.
    }
  };
  const timer = setInterval(() => {
    for (const lane of both) whenDue(lane);
    void look('ifDue');
  }, rhythm);
  timer.unref();
  return {
    async turn() {
      const [asked, brought] = await Promise.all([...both.map((lane) => lane.turn()), look('now')]);
      return brought ?? asked ?? null;
    },
    tryNow: () => {
      for (const lane of both) void Promise.resolve(lane.running()).then(() => (closed ? null : lane.turn()));
      void look('now');
    },
    wake: () => {
      for (const lane of both) void Promise.resolve(lane.running()).then(() => whenDue(lane));
    },
    state() {
      const stuck = [lanes.acts, lanes.questions].find((lane) => lane.trouble() !== null) ?? null;
      const trouble = stuck?.trouble() ?? null;
      const nextAt = stuck?.pace.nextAt() ?? null;
      return {
        state:
          store.read(findEnrolled) === null
            ? 'notEnrolled'
            : stateOf(
                both.some((lane) => lane.running() !== null),
                trouble,
              ),
        trouble: trouble && troubleOf(trouble),
        nextTryAt: nextAt === null ? null : new Date(nextAt).toISOString(),
        lastAnswerAt,
      };
    },
    async byHand(transport, work) {
      while (apart) await apart;
      const doing = async () => {
        // What is on its way ends with its connection, and goes again as it is.
        const network = await link.catch(() => null);
        if (network) forget(network);
        await Promise.all(both.map((lane) => lane.running()));
        const way = store.read(findWay);
        const office = store.read(getOffice).regionCode;
        const open = way && (await openLink({ store, clock, heard: deps, sealWith, transport }, office, way));
        if (!open) return null;
        try {
          return await work({ store, link: open, settled, isClosed: () => closed });
        } finally {
          open.close();
        }
      };
      const done = doing();
      apart = done.catch(() => undefined).finally(() => (apart = null));
      return done;
    },
    async close() {
      closed = true;
      clearInterval(timer);
      await apart;
      // What is on its way ends with its connection; its answer finds the store open still.
      const open = await link.catch(() => null);
      open?.close();
      await Promise.all(both.map((lane) => lane.running()));
    },
  };
}

function isRenewable(code: string): boolean {
  return code === 'envelope.wrongRecipient' || code === 'envelope.expiredKey' || code === 'envelope.revokedKey';
}

function stateOf(isWorking: boolean, trouble: Stopped | null): LinkState['state'] {
  if (trouble === null) return isWorking ? 'working' : 'idle';
  return isPassing(trouble) ? 'waiting' : 'stopped';
}

/** For people. */
export function troubleOf(stopped: Stopped): { why: string; code: string | null } {
  switch (stopped.why) {
    case 'failed':
      return { why: stopped.reason, code: null };
    case 'answer':
      return { why: 'answer', code: stopped.fault };
    case 'refused':
    case 'held':
      return { why: stopped.why, code: stopped.code };
    case 'keysLost':
      return { why: 'keysLost', code: null };
  }
}

function said(stopped: Stopped | null): string | null {
  return stopped && JSON.stringify(troubleOf(stopped));
}
