import { fail, ok } from '#shared/model/index.ts';
import type { ClockDep } from '../../ports.ts';
import type { CardReader, CardRead, CardTaken } from '../types.ts';
import { commands } from './commands.ts';
import { connect, isFault, problemOfAnswer, type Connection } from './connection.ts';
import type { Answer } from './dialogue.ts';
import { createPause } from './pause.ts';
import { createCardDoubts, openCardBlocks } from './read-card.ts';
import { sw3, type Problem } from './status.ts';
import { usualTiming, type ReaderTiming } from './timing.ts';
import type { FindReaders, ReaderPlace, Transport } from './transport.ts';

export interface CardReaderDeps extends ClockDep {
  /** Asked again whenever the reader was lost. */
  readonly find: FindReaders;
  readonly timing?: Partial<ReaderTiming>;
}

type Shown = ReturnType<CardReader['state']>;
/** Milliseconds the end waits for a driver that holds the transport: the store behind it must be closed in time. */
const longestClosing = 1_000;
/** The reader lives but the card's answer never came: as if the card had gone. */
const cardFellSilent = { kind: 'refused', sw3: sw3.noCard } as const;

type OnCard = (read: CardRead) => Promise<CardTaken>;

/**
 * Reads identity cards from a SAM at a serial or HID port for as long as the program runs: a reader that is switched
 * off, unplugged or not there yet shows as lost and comes back by itself.
 */
export function createCardReader({ find, clock, timing: given }: CardReaderDeps): CardReader {
  const timing: ReaderTiming = { ...usualTiming, ...given };
  const pause = createPause();
  const { readFoundCard } = createCardDoubts();
  const lastSpeeds = new Map<string, number>();
  const listeners = new Set<() => void>();
  let shown: Shown = { state: 'lost', problem: null, sam: null };
  const ending = new AbortController();
  let connection: Connection | null = null;
  let transport: Transport | null = null;
  /** Nothing is awaited: `arm` may cut the rest short. */
  let resting = false;
  /** A new object for each `arm`, so that a card found before it is never handed to the wrong slot. */
  let armed: { readonly onCard: OnCard } | null = null;
  /** A card that was read lies on the reader until the SAM has missed it several times in a row. */
  let cardMustLeave = false;
  /** What that card said. */
  let lastRead: Uint8Array | null = null;
  let missed = 0;
  let resetTried = false;

  function show(next: Partial<Shown>): void {
    const now = { ...shown, ...next };
    if (now.state === shown.state && now.problem === shown.problem && now.sam === shown.sam) return;
    shown = now;
    for (const listener of listeners) listener();
  }

  function atRest(): Shown['state'] {
    if (cardMustLeave) return 'removeCard';
    return armed ? 'waiting' : 'idle';
  }

  async function run(): Promise<void> {
    let attempt = 0;
    while (!ending.signal.aborted) {
      const connected = await connect({ find: findUnlessClosed, lastSpeeds, timing, pause });
      if (connected.ok) {
        attempt = 0;
        await serve(connected.value);
        if (!ending.signal.aborted) show({ state: 'lost', problem: 'noAnswer', sam: null });
      } else {
        show({ state: 'lost', problem: connected.error, sam: null });
      }
      if (!ending.signal.aborted) await pause.sleep(timing.reopen[attempt] ?? timing.reopen.at(-1)!);
      attempt += 1;
    }
  }

  /** Keeps the transport from the moment it is open, so that `close` need not wait for answers. */
  const findUnlessClosed: FindReaders = async () => {
    const places = await find();
    return places.ok ? ok(places.value.map(kept)) : places;
  };

  function kept({ name, open }: ReaderPlace): ReaderPlace {
    return {
      name,
      async open() {
        if (ending.signal.aborted) return fail('portMissing');
        const opened = await open();
        transport = opened.ok ? opened.value : null;
        if (ending.signal.aborted) await transport?.close();
        return opened;
      },
    };
  }

  /** Works with one connection until the reader is lost or the program ends. */
  async function serve(current: Connection): Promise<void> {
    connection = current;
    current.transport.onClose(pause.wake);
    resetTried = false;
    show({ state: atRest(), problem: null, sam: current.sam });
    while (!ending.signal.aborted) {
      const looking = armed !== null || cardMustLeave;
      const alive = looking ? await look(current) : await check(current);
      if (!alive || ending.signal.aborted) break;
      resting = armed === null && !cardMustLeave;
      await pause.sleep(resting ? timing.check : timing.poll);
      resting = false;
    }
    connection = null;
    await current.transport.close();
  }

  /** Two status checks without an answer: the reader is lost. */
  async function check({ dialogue }: Connection): Promise<boolean> {
    for (let unanswered = 0; unanswered < 2; unanswered += 1) {
      const status = await dialogue.ask(commands.status);
      if (status.kind === 'done') {
        if (!armed) show({ problem: null });
        return true;
      }
      if (status.kind === 'closed') return false;
      if (status.kind === 'refused') {
        await complain(status);
        return true;
      }
    }
    return false;
  }

  /** Looks for a card once and, when one is awaited, reads it. */
  async function look(current: Connection): Promise<boolean> {
    const wanted = armed;
    const found = await current.dialogue.ask(commands.find);
    if (found.kind === 'closed') return false;
    if (found.kind === 'silent') return check(current);
    if (found.kind === 'refused' && found.sw3 === sw3.noCard) {
      noticeNoCard();
      return true;
    }
    const removedBefore = missed >= timing.removalPolls;
    missed = 0;
    if (!wanted) return true;
    if (cardMustLeave) return found.kind === 'done' ? lookForAnotherCard(current, wanted) : true;
    if (found.kind !== 'done') {
      await complain(found);
      return true;
    }
    // The last card's problem stays in sight until that card has been taken away.
    show(removedBefore ? { state: 'reading', problem: null } : { state: 'reading' });
    const read = await readFoundCard(current.dialogue);
    if (read.ok) {
      await handOver(read.value, current.sam, wanted);
      return true;
    }
    if (read.error.kind === 'closed') return false;
    if (read.error.kind === 'silent' && !(await check(current))) return false;
    await complain(read.error.kind === 'silent' ? cardFellSilent : read.error);
    return true;
  }

  /** Cards are often exchanged quicker than three polls: one that says something else than the last is another one. */
  async function lookForAnotherCard(current: Connection, wanted: { readonly onCard: OnCard }): Promise<boolean> {
    const read = await readFoundCard(current.dialogue);
    if (!read.ok) return read.error.kind !== 'closed';
    if (lastRead && isSameCard(lastRead, read.value)) return true;
    await handOver(read.value, current.sam, wanted);
    return true;
  }

  function noticeNoCard(): void {
    missed += 1;
    if (missed < timing.removalPolls) return;
    resetTried = false;
    if (cardMustLeave) {
      cardMustLeave = false;
      lastRead = null;
      show({ state: atRest(), problem: null });
    }
  }

  /** Shows what went wrong and goes on polling; a fault that a restart may clear is answered by one. */
  async function complain(answer: Exclude<Answer, { kind: 'done' }>): Promise<void> {
    if (isFault(answer) && !resetTried && connection) {
      resetTried = true;
      await connection.dialogue.ask(commands.reset);
      await pause.sleep(timing.reboot);
      show({ state: atRest() });
      return;
    }
    show({ state: atRest(), problem: problemOfAnswer(answer) });
  }

  async function handOver(data: Uint8Array, sam: string, wanted: { readonly onCard: OnCard }): Promise<void> {
    cardMustLeave = true;
    lastRead = data;
    resetTried = false;
    let problem: Problem | null = null;
    const blocks = openCardBlocks(data);
    if (!blocks.ok) {
      problem = blocks.error;
    } else if (armed === wanted) {
      const taken = await wanted.onCard({ ...blocks.value, at: clock.now().toString(), sam });
      problem = taken.taken ? null : taken.problem;
    }
    show({ state: atRest(), problem });
  }

  const running = run();

  return {
    state: () => shown,
    arm(onCard) {
      armed = { onCard };
      if (connection && shown.state !== 'reading') show({ state: atRest(), problem: null });
      if (resting) pause.wake();
    },
    disarm() {
      armed = null;
      if (connection && shown.state !== 'reading') show({ state: atRest(), problem: null });
    },
    onState(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      ending.abort();
      pause.wake();
      const { promise: waited, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, longestClosing);
      await Promise.race([Promise.all([transport?.close(), running]), waited]);
      clearTimeout(timer);
    },
  };
}

/** The number decides: the same card read with other damage is not another card. */
function isSameCard(one: Uint8Array, other: Uint8Array): boolean {
  const [left, right] = [openCardBlocks(one), openCardBlocks(other)];
  if (left.ok && right.ok) return left.value.card.idNumber === right.value.card.idNumber;
  return Buffer.compare(one, other) === 0;
}
