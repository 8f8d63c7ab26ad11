import { setTimeout as wait } from 'node:timers/promises';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createScannerHandlers } from '#core/devices/index.ts';
import { openSerialPort } from '#core/devices/reader/serial-transport.ts';
import { createFraming, longestScan } from '#core/devices/scanner/framing.ts';
import { openScanner, type Scanner } from '#core/devices/scanner/scanner.ts';
import type { Call } from '#core/ports.ts';
import type { HallEvent } from '#shared/contract/index.ts';
import { startScannerEmulator, type ScannerEmulator } from '../../emulators/scanner.ts';
import { heldClock } from './observed-reader.ts';

describe('what a scanner sends is cut', () => {
  const timing = { afterLine: 30, withoutLine: 120 };
  let texts: string[];
  const framing = () => createFraming((bytes) => texts.push(new TextDecoder().decode(bytes)), timing);
  const bytes = (text: string) => new TextEncoder().encode(text);
  beforeEach(() => {
    texts = [];
    vi.useFakeTimers();
  });
  afterEach(() => vi.useRealTimers());

  test.each(['\r', '\n', '\r\n'])('after the suffix %j', (suffix) => {
    framing().take(bytes(`T26112203007D1${suffix}`));
    vi.advanceTimersByTime(30);
    expect(texts).toEqual(['T26112203007D1']);
  });

  test('by the pause where there is no suffix, and not before', () => {
    const cut = framing();
    cut.take(bytes('T2611'));
    vi.advanceTimersByTime(100);
    cut.take(bytes('2203007D1'));
    vi.advanceTimersByTime(119);
    expect(texts).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(texts).toEqual(['T26112203007D1']);
  });

  test('into one text where its lines follow at once, whatever parts them', () => {
    framing().take(bytes('LINE ONE\r\nLINE TWO\rLINE THREE\r\n'));
    vi.advanceTimersByTime(30);
    expect(texts).toEqual(['LINE ONE\nLINE TWO\nLINE THREE']);
  });

  test('nothing is made of line ends and zero bytes, nor of more than any symbol holds', () => {
    const cut = framing();
    cut.take(Uint8Array.of(0, 0x0d, 0x0a, 0));
    vi.advanceTimersByTime(200);
    for (let sent = 0; sent < 100; sent += 1) cut.take(bytes('9'.repeat(100)));
    vi.advanceTimersByTime(200);
    expect(texts).toEqual([]);
    cut.take(bytes('9'.repeat(longestScan)));
    vi.advanceTimersByTime(200);
    expect(texts).toHaveLength(1);
  });
});

describe('on a port', () => {
  let emulator: ScannerEmulator;
  let scanner: Scanner;
  let texts: string[];
  beforeEach(async () => void (emulator = await startScannerEmulator()));
  afterEach(async () => {
    await scanner?.close();
    await emulator.stop();
  });
  const open = () => {
    scanner = openScanner({ path: emulator.path, baudRate: 9_600 }, { afterLine: 30, withoutLine: 120, retry: 50 });
    texts = [];
    scanner.onText((text) => texts.push(text));
  };
  const until = (what: () => boolean) => vi.waitFor(() => expect(what()).toBe(true), { timeout: 5_000, interval: 10 });
  const ready = () => until(() => scanner.state().state === 'ready');

  test('a code is read, whole or in pieces, in UTF-8 or GB 18030', async () => {
    open();
    await ready();
    await emulator.scan('T26112203007D1');
    await until(() => texts.length === 1);
    await emulator.scan('颁证仪式 二楼', { pieces: 4 });
    await until(() => texts.length === 2);
    await emulator.scan(iconv.encode('婚姻登记处 3号窗口', 'gb18030'), { suffix: '' });
    await until(() => texts.length === 3);
    expect(texts).toEqual(['T26112203007D1', '颁证仪式 二楼', '婚姻登记处 3号窗口']);
  });

  test('unplugged it is said and looked for; back again it reads, and half a text of before is nothing', async () => {
    open();
    await ready();
    await emulator.scan('T2611220', { suffix: '' });
    await emulator.unplug();
    await until(() => scanner.state().state === 'lost');
    expect(scanner.state().problem).toBe('portMissing');
    await emulator.replug();
    await ready();
    texts.length = 0;
    await emulator.scan('T26112203008D1');
    await until(() => texts.length === 1);
    expect(texts).toEqual(['T26112203008D1']);
  });

  test('a port another program holds is said to be in use, and taken when it is free', async () => {
    const other = await openSerialPort(emulator.path, 9_600);
    open();
    await until(() => scanner.state().problem === 'portBusy');
    if (other.ok) await other.value.close();
    await ready();
    expect(scanner.state()).toEqual({ state: 'ready', problem: null });
  });

  test('the event names nobody; the text is handed out once, and not to whoever comes late', async () => {
    open();
    await ready();
    const events: HallEvent[] = [];
    let now = 0;
    const handlers = createScannerHandlers({
      scanner,
      clock: { ...heldClock, elapsed: () => now },
      events: { emit: (event) => void events.push(event) },
    });
    const take = async () => {
      const answer = await (handlers['scanner.take'] as (call: Call) => unknown)({} as Call);
      return (answer as { value: { text: string | null } }).value.text;
    };
    await emulator.scan('110101199003070000');
    await until(() => events.length > 0);
    expect(events).toEqual([{ event: 'scanner.read' }]);
    expect([await take(), await take()]).toEqual(['110101199003070000', null]);
    await emulator.scan('110101199003070000');
    await until(() => events.length > 1);
    now = 5_001;
    await wait(1);
    expect(await take()).toBeNull();
  });

  test('a kiosk is given the code of an appointment and nothing else, which stays for the staff', async () => {
    open();
    await ready();
    const events: HallEvent[] = [];
    const handlers = createScannerHandlers({ scanner, clock: heldClock, events: { emit: (event) => void events.push(event) } });
    const ask = async (operation: 'scanner.take' | 'scanner.takeSlip') => {
      const answer = await (handlers[operation] as (call: Call) => unknown)({} as Call);
      return (answer as { value: unknown }).value;
    };
    await emulator.scan('110101199003070000');
    await until(() => events.length > 0);
    expect(await ask('scanner.takeSlip')).toEqual({ code: null });
    expect(await ask('scanner.take')).toEqual({ text: '110101199003070000' });
    await emulator.scan('TA0123456789K');
    await until(() => events.length > 1);
    expect(await ask('scanner.takeSlip')).toEqual({ code: 'TA0123456789K' });
    expect(await ask('scanner.takeSlip')).toEqual({ code: null });
  });
});
