import { Temporal } from 'temporal-polyfill';
import { fileURLToPath } from 'node:url';
import { createCardReader, type CardReaderDeps } from '#core/devices/reader/card-reader.ts';
import { createFindReaders, type FindReadersDeps } from '#core/devices/reader/find-readers.ts';
import type { ReaderTiming } from '#core/devices/reader/timing.ts';
import type { CardRead, CardReader, CardTaken } from '#core/devices/types.ts';
import { civilDateAt, ok, type CivilDate } from '#shared/model/index.ts';
import type { Clock } from '#core/ports.ts';
import { officeZone } from '#core/store/index.ts';
import type { OpenTransport } from '#core/devices/reader/transport.ts';
import { afterEach } from 'vitest';
import { people } from '../../emulators/people.ts';
import { residentCard } from '../../emulators/reader/card-blocks.ts';
import { openInMemory } from '../../emulators/reader/memory.ts';
import { createSam, type Behaviour, type Sam } from '../../emulators/reader/sam.ts';

const instant = Temporal.Instant.from('2026-11-22T01:30:12Z');
export const heldClock: Clock = {
  now: () => instant,
  today: (): CivilDate => civilDateAt(instant),
  elapsed: () => 0,
  zone: () => officeZone,
};

/** The usual dialogue with shorter waits. */
export const quickTiming: ReaderTiming = {
  poll: 10,
  check: 15,
  removalPolls: 3,
  reboot: 30,
  flush: 8,
  settle: 10,
  distrust: 60_000,
  reopen: [10, 20],
  patience: 0.25,
};

const opened: CardReader[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((reader) => reader.close()));
});

type Shown = ReturnType<CardReader['state']>;
export const waiting = ({ state }: Shown) => state === 'waiting';
export const idle = ({ state }: Shown) => state === 'idle';
export const lost = ({ state }: Shown) => state === 'lost';
export const removeCard = ({ state }: Shown) => state === 'removeCard';
export const hasProblem = ({ problem }: Shown) => problem !== null;

export interface ObservedReader extends CardReader {
  /** `state` or `state/problem`, in order, without repeats. */
  readonly history: readonly string[];
  readonly reads: readonly CardRead[];
  /** Arms it so that every card is taken, or refused as said. */
  await(taken?: CardTaken): void;
  /** Resolves once the condition holds; looked at whenever the state changes. */
  until(condition: (state: Shown) => boolean): Promise<void>;
}

export function observeReader(deps: Omit<CardReaderDeps, 'clock'>): ObservedReader {
  const reader = createCardReader({ ...deps, timing: { ...quickTiming, ...deps.timing }, clock: heldClock });
  opened.push(reader);
  const history: string[] = [];
  const reads: CardRead[] = [];
  reader.onState(() => {
    const { state, problem } = reader.state();
    const line = problem ? `${state}/${problem}` : state;
    if (history.at(-1) !== line) history.push(line);
  });
  return {
    ...reader,
    history,
    reads,
    await(taken = { taken: true }) {
      reader.arm(async (read) => {
        reads.push(read);
        return taken;
      });
    },
    until: (condition) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`Waited in vain; seen: ${history.join(' → ')}`)), 8000);
        const look = () => {
          if (!condition(reader.state())) return;
          clearTimeout(timer);
          stop();
          resolve();
        };
        const stop = reader.onState(look);
        look();
      }),
  };
}

export const shippedTables = {
  shipped: fileURLToPath(new URL('../../../resources/devices/readers.json', import.meta.url)),
  site: '/nowhere/readers.json',
} as const;

/** A reader where `devices.readerPath` says. */
export function readerAt(
  readerPath: string,
  { timing, ...deps }: Partial<FindReadersDeps> & Pick<CardReaderDeps, 'timing'> = {},
): ObservedReader {
  const find = createFindReaders(readerPath, { tables: shippedTables, listUsb: async () => [], ...deps });
  return observeReader({ find, ...(timing ? { timing } : {}) });
}

/** A reader at a SAM without a wire between. */
export function readerOn(sam: Sam, open: OpenTransport = openInMemory(sam)): ObservedReader {
  return observeReader({ find: async () => ok([{ name: 'memory', open }]) });
}

/** An armed reader whose SAM behaves so once a card lies on it. */
export async function misbehaving(behaviour: Behaviour): Promise<{ readonly sam: Sam; readonly reader: ObservedReader }> {
  const sam = createSam();
  const reader = readerOn(sam);
  reader.await();
  await reader.until(waiting);
  sam.behave(behaviour);
  sam.placeCard(residentCard(people.wangWei));
  return { sam, reader };
}
