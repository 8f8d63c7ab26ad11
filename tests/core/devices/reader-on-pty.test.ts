import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { createDevices } from '#core/devices/index.ts';
import { openSerialPort } from '#core/devices/reader/serial-transport.ts';
import { people } from '../../emulators/people.ts';
import { startReaderEmulator, residentCard, type ReaderEmulator } from '../../emulators/reader/index.ts';
import { heldClock, idle, lost, hasProblem, quickTiming, readerAt, removeCard, waiting, type ObservedReader } from './observed-reader.ts';

const names = (reads: ObservedReader['reads']) => reads.map(({ card }) => ('name' in card ? card.name : card.englishName));

const folders = { clock: heldClock, resourcesDirectory: '/nowhere', storeDirectory: '/nowhere', isGivenUp: () => false } as const;

let emulator: ReaderEmulator;
afterEach(() => emulator?.stop());

async function armedReader(options: Parameters<typeof startReaderEmulator>[0] = {}) {
  emulator = await startReaderEmulator(options);
  const reader = readerAt(emulator.path);
  reader.await();
  await reader.until(waiting);
  return reader;
}

test('reads the two cards of a couple one after the other over a serial port', async () => {
  const reader = await armedReader();
  emulator.placeCard(residentCard(people.zhangJi));
  await reader.until(removeCard);
  emulator.removeCard();
  await reader.until(waiting);
  emulator.placeCard(residentCard(people.liJie));
  await reader.until(removeCard);
  expect(names(reader.reads)).toEqual(['张𠮷', '李㛃']);
  expect(new Set(emulator.commandsSeen)).toEqual(new Set(['status', 'samNumber', 'find', 'select', 'read']));
});

test('a card pulled away while it is read is nobody, and is read when it is back', async () => {
  const reader = await armedReader({ readMs: 80 });
  emulator.placeCard(residentCard(people.wangWei));
  await reader.until(({ state }) => state === 'reading');
  emulator.removeCard();
  await reader.until(hasProblem);
  expect(reader.state()).toMatchObject({ state: 'waiting', problem: 'moved' });
  expect(reader.reads).toEqual([]);
  emulator.placeCard(residentCard(people.wangWei));
  await reader.until(removeCard);
  expect(names(reader.reads)).toEqual(['王伟']);
});

test('unplugged and plugged in again it is found by its path, still armed', async () => {
  const reader = await armedReader();
  await emulator.unplug();
  await reader.until(lost);
  await reader.until(({ problem }) => problem === 'portMissing');
  await emulator.replug();
  await reader.until(waiting);
  emulator.placeCard(residentCard(people.chenJing));
  await reader.until(removeCard);
  expect(names(reader.reads)).toEqual(['陈静']);
});

test('a card refused because the slot is filled is not taken', async () => {
  emulator = await startReaderEmulator();
  const reader = readerAt(emulator.path);
  reader.await({ taken: false, problem: 'slotFilled' });
  emulator.placeCard(residentCard(people.wangWei));
  await reader.until(hasProblem);
  expect(reader.state()).toMatchObject({ state: 'removeCard', problem: 'slotFilled' });
});

test('bytes that trickle in one by one after noise make the same card', async () => {
  const reader = await armedReader();
  emulator.behave({ chunkBytes: 1, noiseBefore: [0xaa, 0xaa, 0x00, 0xaa] });
  emulator.placeCard(residentCard(people.longName));
  await reader.until(removeCard);
  expect(names(reader.reads)).toEqual([people.longName.name]);
});

test('a port that another program holds is busy, one that is not there is missing', async () => {
  const reader = await armedReader();
  expect(await openSerialPort(emulator.path, 115_200)).toEqual({ ok: false, error: 'portBusy' });
  expect(await openSerialPort(`${emulator.path}-not-there`, 115_200)).toEqual({ ok: false, error: 'portMissing' });
  await reader.close();
  const opened = await openSerialPort(emulator.path, 115_200);
  expect(opened.ok).toBe(true);
  if (opened.ok) await opened.value.close();
});

test('the devices of a hall open the configured reader; without one its state is none', async () => {
  emulator = await startReaderEmulator();
  const devices = createDevices(
    { readerPath: emulator.path, scanner: null, ticketPrinter: null, printers: [], voice: null },
    { ...folders, readerTiming: quickTiming },
  );
  await new Promise<void>((resolve) => {
    devices.reader.onState(() => {
      if (idle(devices.reader.state())) resolve();
    });
  });
  await devices.close();
  const without = createDevices({ readerPath: null, scanner: null, ticketPrinter: null, printers: [], voice: null }, folders);
  expect(without.reader.state()).toEqual({ state: 'none', problem: null, sam: null });
  await without.close();
});

test('the emulator also runs as a program steered by lines', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tongxin-reader-'));
  const program = fileURLToPath(new URL('../../emulators/reader/main.ts', import.meta.url));
  const child = spawn(process.execPath, [program, '--path', join(folder, 'port'), '--read-ms', '5'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [ready] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  expect(JSON.parse(ready)).toEqual({ ready: join(folder, 'port') });

  const reader = readerAt(join(folder, 'port'));
  reader.await();
  child.stdin.write('{"place":"wangWei"}\n');
  await reader.until(removeCard);
  expect(names(reader.reads)).toEqual(['王伟']);
  await reader.close();
  child.stdin.write('{"stop":true}\n');
  expect(await once(child, 'exit')).toEqual([0, null]);
  await rm(folder, { recursive: true });
});
