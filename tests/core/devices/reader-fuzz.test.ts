import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { commands } from '#core/devices/reader/commands.ts';
import { createDialogue, type Dialogue } from '#core/devices/reader/dialogue.ts';
import { createReplyParser } from '#core/devices/reader/frame.ts';
import type { HidDevice } from '#core/devices/reader/hid-ports.ts';
import { openHidPort } from '#core/devices/reader/hid-transport.ts';
import { createCardDoubts, openCardBlocks } from '#core/devices/reader/read-card.ts';
import type { Transport } from '#core/devices/reader/transport.ts';
import { people, permanentResidents, permitHolders } from '../../emulators/people.ts';
import { permanentResidentCard, residencePermit, residentCard, type EmulatedCard } from '../../emulators/reader/card-blocks.ts';
import { inReport } from '../../emulators/reader/hid.ts';
import { createRandom, faults, mutate, naturalFaults, simpleFaults, type Faults, type Random } from '../../emulators/reader/mutations.ts';
import { reply } from '../../emulators/reader/sam.ts';
import { quickTiming } from './observed-reader.ts';

const isLong = Boolean(process.env['TONGXIN_LONG']);
const frameCount = isLong ? 1_000_000 : 16_000;
/** Sessions at once: they mostly wait for silence. */
const width = isLong ? 400 : 100;
const timing = { ...quickTiming, settle: 1, flush: 1, patience: 0.005 };

const cards = [
  ...Object.values(people).map(residentCard),
  ...Object.values(permitHolders).map(residencePermit),
  ...Object.values(permanentResidents).map(permanentResidentCard),
].map(answersOf);

/** A sound reader's answers while one card lies on it, by command and parameter. */
type Answers = ReadonlyMap<number, Uint8Array>;

function answersOf(card: EmulatedCard): Answers {
  if (card.kind !== 'identity') throw new Error('no identity card');
  return new Map([
    [0x11ff, reply(0x90)],
    [0x2001, reply(0x9f, new Uint8Array(4))],
    [0x2002, reply(0x90, new Uint8Array(8))],
    [0x3001, reply(0x90, Uint8Array.from([0x01, 0x00, 0x04, 0x00, ...card.text, ...card.photo]))],
  ]);
}

const cardData = (answers: Answers) => answers.get(0x3001)!.subarray(10, -1);

/** One bad line: what it makes of each answer, and all that it delivered. */
interface BadLine {
  readonly transport: Transport;
  place(card: Answers): void;
  /** How many of a hundred answers suffer, and by what. */
  spoil(rate: number, kinds: Faults): void;
  readonly delivered: Uint8Array[];
  mutated(): number;
}

/** `deliver` cuts bytes into the pieces of the wire. */
function createBadLine(random: Random): Omit<BadLine, 'transport'> & { answer(request: Uint8Array): Uint8Array | null } {
  let placed = cards[0]!;
  let rate = 0;
  let kinds = faults;
  let count = 0;
  const delivered: Uint8Array[] = [];
  return {
    place: (card) => void (placed = card),
    spoil: (percent, by) => void ([rate, kinds] = [percent, by]),
    delivered,
    mutated: () => count,
    answer(request) {
      const command = (request[7]! << 8) | request[8]!;
      const sound = placed.get(command);
      if (!sound) return null;
      const spoilt = random(100) < rate;
      if (spoilt) count += 1;
      const bytes = spoilt ? mutate(kinds, sound, cards[random(cards.length)]!.get(command)!, random) : sound;
      delivered.push(bytes);
      return bytes;
    },
  };
}

function openSerialLine(random: Random): BadLine {
  const line = createBadLine(random);
  const listeners: Array<(chunk: Uint8Array) => void> = [];
  const transport: Transport = {
    async write(request) {
      const bytes = line.answer(request) ?? new Uint8Array();
      const step = random(20) === 0 ? 1 + random(7) : 40 + random(3000);
      for (let at = 0; at < bytes.length; at += step) for (const listener of listeners) listener(bytes.subarray(at, at + step));
    },
    onData: (listener) => void listeners.push(listener),
    onClose: () => {},
    close: async () => {},
  };
  return { ...line, transport };
}

/** The same in reports, which are spoilt as well. */
async function openHidLine(random: Random): Promise<BadLine> {
  const line = createBadLine(random);
  let hear: (report: Uint8Array) => void = () => {};
  const device: HidDevice = {
    async write(written) {
      const bytes = line.answer(Uint8Array.from(written.slice(7, 17))) ?? new Uint8Array();
      const reports = Array.from({ length: Math.ceil(bytes.length / 54) }, (_, at) => inReport(at, bytes.subarray(at * 54, at * 54 + 54)));
      for (const report of spoilReports(reports, random)) hear(report);
      return written.length;
    },
    on: (event: string, listener: (argument: never) => void) => event === 'data' && (hear = listener as typeof hear),
    close: async () => {},
  };
  const opened = await openHidPort({ list: async () => [], open: async () => device }, 'hid');
  if (!opened.ok) throw new Error(opened.error);
  return { ...line, transport: opened.value };
}

function spoilReports(reports: Uint8Array[], random: Random): Uint8Array[] {
  const at = random(reports.length || 1);
  switch (random(8)) {
    case 0:
      return reports.toSpliced(at, 1);
    case 1:
      return reports.toSpliced(at, 0, reports[at] ?? new Uint8Array(64));
    case 2:
      return reports.toSorted(() => random(3) - 1);
    case 3:
      return reports.map((report, each) => (each === at ? mutate(simpleFaults, report, report, random) : report));
    default:
      return reports;
  }
}

/** Data of every frame that came whole with a right check, found without the parser: at each preamble, XOR over all. */
function wholeReads(bytes: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = [];
  const buffer = Buffer.from(bytes);
  for (let at = buffer.indexOf('aaaaaa9669', 0, 'hex'); at >= 0; at = buffer.indexOf('aaaaaa9669', at + 1, 'hex')) {
    const end = at + 7 + 1288;
    if (buffer.readUInt16BE(Math.min(at + 5, buffer.length - 2)) !== 1288 || end > buffer.length) continue;
    if (buffer.subarray(at + 5, end).reduce((check, byte) => check ^ byte, 0) === 0) found.push(buffer.subarray(at + 10, end - 1));
  }
  return found;
}

type Outcome = 'refused' | 'right' | 'other photo' | 'wrong person';

/** Looks for the card and reads it as the reader does; what was believed must have come whole, with a right check. */
async function readOnce(
  line: BadLine,
  dialogue: Dialogue,
  { readFoundCard }: ReturnType<typeof createCardDoubts>,
  card: Answers,
): Promise<Outcome> {
  line.place(card);
  line.delivered.length = 0;
  await dialogue.ask(commands.find);
  const read = await readFoundCard(dialogue);
  if (!read.ok) return 'refused';
  const isWhole = line.delivered.flatMap(wholeReads).some((whole) => Buffer.compare(whole, read.value) === 0);
  if (!isWhole) throw new Error('believed what never came whole');
  if (Buffer.compare(read.value, cardData(card)) === 0) return 'right';
  const [got, true_] = [openCardBlocks(read.value), openCardBlocks(cardData(card))];
  if (!got.ok) return 'refused'; // and is said to be nobody
  return true_.ok && Buffer.compare(got.value.text, true_.value.text) === 0 ? 'other photo' : 'wrong person';
}

type Tally = Record<Outcome, number> & { frames: number };
const emptyTally = (): Tally => ({ frames: 0, refused: 0, right: 0, 'other photo': 0, 'wrong person': 0 });

/** Runs sessions side by side, each with a seed of its own, until so many frames were spoilt. */
async function play(total: number, session: (random: Random, tally: Tally) => Promise<void>): Promise<Tally> {
  const tally = emptyTally();
  let seed = 20_261_122;
  const worker = async () => {
    while (tally.frames < total) await session(createRandom((seed += 1)), tally);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return tally;
}

const long = { timeout: isLong ? 1_800_000 : 60_000 };

test(`${frameCount} spoilt frames on lines known to be bad: never a wrong person`, long, async () => {
  const tally = await play(frameCount, async (random, counts) => {
    const line = random(5) === 0 ? await openHidLine(random) : openSerialLine(random);
    const dialogue = createDialogue(line.transport, timing);
    const doubts = createCardDoubts();
    // A line goes bad with a frame that shows it, but for one in 256.
    line.spoil(100, { cut: (frame) => frame.subarray(0, 9) });
    await dialogue.ask(commands.status);
    line.spoil(20 + random(80), faults);
    for (let read = 0; read < 10; read += 1) counts[await readOnce(line, dialogue, doubts, cards[random(cards.length)]!)] += 1;
    counts.frames += line.mutated();
  });
  console.log(JSON.stringify({ fuzz: 'bad line', ...tally }));
  expect(tally['wrong person']).toBe(0);
  expect(tally['other photo']).toBe(0);
  expect(tally.right).toBeGreaterThan(frameCount / 100);
});

test('the first fault of a sound line, in one place: never a wrong person', long, async () => {
  const tally = await play(frameCount / 8, async (random, counts) => {
    const line = openSerialLine(random);
    const dialogue = createDialogue(line.transport, timing);
    line.spoil(50, simpleFaults);
    counts[await readOnce(line, dialogue, createCardDoubts(), cards[random(cards.length)]!)] += 1;
    counts.frames += line.mutated();
  });
  console.log(JSON.stringify({ fuzz: 'first fault, one place', ...tally }));
  expect(tally['wrong person'] + tally['other photo']).toBe(0);
});

test('the first fault of a sound line, of any kind: never a wrong person', long, async () => {
  const tally = await play(frameCount / 8, async (random, counts) => {
    const line = openSerialLine(random);
    const dialogue = createDialogue(line.transport, timing);
    line.spoil(50, naturalFaults);
    counts[await readOnce(line, dialogue, createCardDoubts(), cards[random(cards.length)]!)] += 1;
    counts.frames += line.mutated();
  });
  console.log(JSON.stringify({ fuzz: 'first fault, any kind', ...tally }));
  expect(tally['wrong person'] + tally['other photo']).toBe(0);
});

test('an endless stream is held in no more memory than the longest frame', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const held = async () => {
    // Buffers let go by one collection are given back beside the program, and counted by the next.
    for (let times = 0; times < 3; times += 1) {
      collect();
      await wait(20);
    }
    return process.memoryUsage().arrayBuffers;
  };
  const streams = [
    Buffer.from('aaaaaa9669'.repeat(10_000), 'hex'),
    Buffer.alloc(50_000, 0xaa),
    Buffer.from('aaaaaa9669090a0000'.repeat(5_000), 'hex'),
    Buffer.from(Array.from({ length: 50_000 }, (_, at) => (at * 7919) & 0xff)),
  ];
  const before = await held();
  const parsers = streams.map((stream) => {
    const parser = createReplyParser();
    for (let pushed = 0; pushed < 20; pushed += 1) parser.push(stream);
    return parser;
  });
  expect((await held()) - before).toBeLessThan(streams.length * 100_000);
  for (const parser of parsers) {
    const found = [...parser.push(new Uint8Array(2400)), ...parser.push(reply(0x9f, new Uint8Array(4)))];
    expect(found.at(-1)).toMatchObject({ kind: 'reply', reply: { sw3: 0x9f } });
  }
});
