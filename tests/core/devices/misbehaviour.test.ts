import { afterEach, describe, expect, test } from 'vitest';
import { ok } from '#shared/model/index.ts';
import { people } from '../../emulators/people.ts';
import { residentCard, residentCardBlock } from '../../emulators/reader/card-blocks.ts';
import { createHidEmulator, type HidEmulator } from '../../emulators/reader/hid.ts';
import { startReaderEmulator, type Behaviour, type ReaderEmulator } from '../../emulators/reader/index.ts';
import { createSam, reply, type Sam } from '../../emulators/reader/sam.ts';
import { hasProblem, lost, readerAt, waiting, type ObservedReader } from './observed-reader.ts';

/** Longest that any trouble here may take to be over, in milliseconds: time-outs, repetitions and silences together. */
const patience = 6000;

const wangWei = residentCard(people.wangWei);
const chenJing = residentCard(people.chenJing);

interface Bench {
  readonly sam: Omit<Sam, 'receive'>;
  readonly reader: ObservedReader;
  readonly hid?: HidEmulator;
}

let port: ReaderEmulator | null = null;
afterEach(async () => {
  await port?.stop();
  port = null;
});

async function armed(bench: Bench): Promise<Bench> {
  bench.reader.await();
  await bench.reader.until(waiting);
  return bench;
}

const wires = {
  async serial(timing?: { patience: number }): Promise<Bench> {
    port = await startReaderEmulator({ readMs: 20 });
    return armed({ sam: port, reader: readerAt(port.path, { ...(timing && { timing }) }) });
  },
  async hid(timing?: { patience: number }): Promise<Bench> {
    const sam = createSam({ readMs: 20 });
    const hid = createHidEmulator(sam);
    return armed({ sam, hid, reader: readerAt('hid', { loadHid: async () => ok(hid.ports), ...(timing && { timing }) }) });
  },
} as const;

const names = ({ reads }: ObservedReader) => reads.map(({ card }) => 'name' in card && card.name);

/** The card has to leave, or (the SAM calls a card it has read gone) has left. */
const taken = ({ state, problem }: ReturnType<ObservedReader['state']>) =>
  problem === null && (state === 'removeCard' || state === 'waiting');

/** Whatever went before: once the reader is sound again, the next card is read, and it alone. */
async function readsNextCard({ sam, reader }: Bench, before: readonly string[] = []): Promise<void> {
  sam.behave({});
  sam.removeCard();
  await reader.until(({ state }) => state === 'waiting');
  sam.placeCard(chenJing);
  await expect.poll(() => names(reader), { timeout: patience }).toEqual([...before, '陈静']);
  expect(reader.reads.at(-1)!.text).toEqual(residentCardBlock(people.chenJing));
  await reader.until(taken);
}

const noise = [0x00, 0xff, 0xaa, 0x96, 0x69, 0xaa, 0xaa, 0x13, 0xaa, 0xaa, 0xaa, 0x96, 0x00];
/** A frame whose length promises more than ever comes, and one whose length no answer has. */
const unending = [0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x05, 0x05, 0x05, 0x05, 0x05];
const overLong = [0xaa, 0xaa, 0xaa, 0x96, 0x69, 0xff, 0xff];

describe.each(['serial', 'hid'] as const)('over %s', (wire) => {
  async function laidOn(behaviour: Behaviour): Promise<Bench> {
    const bench = await wires[wire]();
    bench.sam.behave(behaviour);
    bench.sam.placeCard(wangWei);
    return bench;
  }

  test.each<[string, Behaviour]>([
    ['noise before every answer', { noiseBefore: noise }],
    ['a long run of AA before every answer', { noiseBefore: Array<number>(5000).fill(0xaa) }],
    ['an over-long frame before every answer', { noiseBefore: overLong }],
    ['the find answer twice', { only: ['find'], repeated: 2 }],
    ['the select answer twice', { only: ['select'], repeated: 2, times: 1 }],
    ['a wrong checksum once', { only: ['read'], damaged: true, times: 1 }],
    ['the read answer twice, once', { only: ['read'], repeated: 2, times: 1 }],
    ['answers in pieces of seven bytes', { chunkBytes: 7 }],
    ['answers byte by byte', { chunkBytes: 1 }],
  ])('%s: the card is read all the same', async (_name, behaviour) => {
    const bench = await laidOn(behaviour);
    await expect.poll(() => names(bench.reader), { timeout: patience }).toEqual(['王伟']);
    await bench.reader.until(taken);
    expect(bench.reader.reads[0]!.text).toEqual(residentCardBlock(people.wangWei));
    await readsNextCard(bench, ['王伟']);
  });

  test.each<[string, Behaviour, string]>([
    ['a wrong checksum for ever', { only: ['read'], damaged: true }, 'garbled'],
    ['the read answer always twice', { only: ['read'], repeated: 2 }, 'garbled'],
    ['a read answer cut short', { only: ['read'], keepBytes: 700 }, 'moved'],
    ['a read answer without its last byte', { only: ['read'], keepBytes: 1294 }, 'moved'],
    ['nothing but the preamble', { only: ['read'], keepBytes: 5 }, 'moved'],
    ['a read answer of another length', { only: ['read'], mutate: () => reply(0x90, new Uint8Array(1283)) }, 'garbled'],
    ['a read answer longer than any', { only: ['read'], mutate: () => reply(0x90, new Uint8Array(0x1000)) }, 'moved'],
    ['a frame that never ends', { only: ['read'], mutate: () => Uint8Array.from(unending) }, 'moved'],
    ['success without a card', { only: ['read'], status: 0x90 }, 'garbled'],
    ['another command’s success', { only: ['read'], status: 0x9f }, 'garbled'],
    ['a reset in the middle of the read', { only: ['read'], keepBytes: 600, restarts: true }, 'moved'],
  ])('%s: nobody is read, and it is said', async (_name, behaviour, problem) => {
    const began = performance.now();
    const bench = await laidOn(behaviour);
    await bench.reader.until(hasProblem);
    expect(performance.now() - began).toBeLessThan(patience);
    expect(bench.reader.state()).toMatchObject({ state: 'waiting', problem });
    expect(bench.reader.reads).toEqual([]);
    await readsNextCard(bench);
  });

  test('an endless run of AA: the reader counts as lost until it is over', async () => {
    const bench = await laidOn({ endless: true, mutate: () => new Uint8Array() });
    await bench.reader.until(lost);
    expect(bench.reader.state()).toMatchObject({ state: 'lost', problem: 'noAnswer' });
    expect(bench.reader.reads).toEqual([]);
    await readsNextCard(bench);
  });

  test('a card pulled while it is read is nobody', async () => {
    const bench = await laidOn({});
    await bench.reader.until(({ state }) => state === 'reading');
    bench.sam.removeCard();
    await bench.reader.until(hasProblem);
    expect(bench.reader.state()).toMatchObject({ state: 'waiting', problem: 'moved' });
    expect(bench.reader.reads).toEqual([]);
    await readsNextCard(bench);
  });

  test.each(['select', 'read'] as const)('cards exchanged before %s: the first is nobody, the second is read as itself', async (when) => {
    const bench = await wires[wire]();
    let exchanged = false;
    bench.sam.onCommand((command) => {
      if (command !== when || exchanged) return;
      exchanged = true;
      bench.sam.placeCard(chenJing);
    });
    bench.sam.placeCard(wangWei);
    await bench.reader.until(hasProblem);
    expect(bench.reader.state()).toMatchObject({ state: 'waiting', problem: 'moved' });
    await expect.poll(() => names(bench.reader), { timeout: patience }).toEqual(['陈静']);
    expect(bench.reader.reads[0]!.text).toEqual(residentCardBlock(people.chenJing));
  });

  test('two cards on the reader are nobody', async () => {
    const bench = await wires[wire]();
    bench.sam.placeCard({ kind: 'several' });
    await bench.reader.until(hasProblem);
    expect(bench.reader.state()).toMatchObject({ state: 'waiting', problem: 'moved' });
    expect(bench.reader.reads).toEqual([]);
    await readsNextCard(bench);
  });

  test('at 9600 bits per second, byte by byte, a card is read within its time-out', { timeout: 30_000 }, async () => {
    const bench = await wires[wire]({ patience: 1 });
    bench.sam.behave({ baudRate: 9600 });
    bench.sam.placeCard(wangWei);
    const began = performance.now();
    await expect.poll(() => names(bench.reader), { timeout: patience }).toEqual(['王伟']);
    const readings = wire === 'serial' ? 2 : 1; // the wrapper checks its reports itself
    expect(performance.now() - began).toBeGreaterThan(readings * 1300);
    expect(bench.sam.commandsSeen.filter((command) => command === 'read')).toHaveLength(readings);
    await readsNextCard(bench, ['王伟']);
  });
});

describe('reports on the way', () => {
  test.each<[string, (reports: readonly Uint8Array[]) => readonly Uint8Array[]]>([
    ['one is lost', (reports) => reports.filter((_, at) => at !== 3)],
    ['the first is lost', (reports) => reports.slice(reports.length > 1 ? 1 : 0)],
    ['one comes twice', (reports) => reports.flatMap((each, at) => (at === 3 ? [each, each] : [each]))],
    // The SAM's XOR is the same in any order.
    [
      'two change places',
      (reports) => (reports.length < 5 ? reports : [...reports.slice(0, 3), reports[4]!, reports[3]!, ...reports.slice(5)]),
    ],
    ['one is damaged', (reports) => reports.map((each, at) => (at === 3 ? each.with(20, each[20]! ^ 1) : each))],
    ['one is short', (reports) => reports.map((each, at) => (at === 3 ? each.subarray(0, 40) : each))],
  ])('%s: nobody is read, and it is said', async (_name, fault) => {
    const bench = await wires.hid();
    bench.hid!.spoil(fault);
    bench.sam.placeCard(wangWei);
    await bench.reader.until(hasProblem);
    expect(['garbled', 'moved']).toContain(bench.reader.state().problem);
    expect(bench.reader.reads).toEqual([]);
    bench.hid!.spoil(null);
    await readsNextCard(bench);
  });
});
