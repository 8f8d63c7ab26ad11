import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createFindReaders } from '#core/devices/reader/find-readers.ts';
import { loadHidPorts } from '#core/devices/reader/hid-ports.ts';
import { openHidPort } from '#core/devices/reader/hid-transport.ts';
import { HallConfig } from '#shared/contract/index.ts';
import { fail, ok } from '#shared/model/index.ts';
import { people } from '../../emulators/people.ts';
import { residentCard, residentCardBlock } from '../../emulators/reader/card-blocks.ts';
import { createHidEmulator } from '../../emulators/reader/hid.ts';
import { createSam } from '../../emulators/reader/sam.ts';
import { testHall } from '../cases/test-desk.ts';
import { idle, lost, readerAt, removeCard, shippedTables, waiting } from './observed-reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongxin-readers-'));
afterAll(() => rmSync(folder, { recursive: true }));

function site(kinds: unknown): typeof shippedTables {
  const file = join(folder, `${Math.random()}.json`);
  writeFileSync(file, typeof kinds === 'string' ? kinds : JSON.stringify(kinds));
  return { ...shippedTables, site: file as typeof shippedTables.site };
}

const vendorKind = { vendorId: 0x0400, productId: 0xc35a };

describe('a HID reader', () => {
  test.each(['hid', 'auto', 'hid:10C4:0007', 'hid:10c4:0007'])('configured as %s reads a card', async (place) => {
    const sam = createSam();
    const { ports } = createHidEmulator(sam);
    const reader = readerAt(place, { loadHid: async () => ok(ports), listSerial: async () => [] });
    reader.await();
    await reader.until(waiting);
    sam.placeCard(residentCard(people.wangWei));
    await reader.until(removeCard);
    expect(reader.reads.map(({ text }) => text)).toEqual([residentCardBlock(people.wangWei)]);
    expect(sam.commandsSeen.filter((command) => command === 'read')).toHaveLength(1);
  });

  test('that counts its reports in the other byte order reads as well', async () => {
    const sam = createSam();
    const { ports } = createHidEmulator(sam, { bigEndian: true });
    const reader = readerAt('hid', { loadHid: async () => ok(ports) });
    reader.await();
    sam.placeCard(residentCard(people.longName));
    await reader.until(removeCard);
    expect(reader.reads).toHaveLength(1);
  });

  test('pulled out and plugged in again comes back by itself, still armed', async () => {
    const sam = createSam();
    const hid = createHidEmulator(sam);
    const reader = readerAt('hid', { loadHid: async () => ok(hid.ports) });
    reader.await();
    await reader.until(waiting);
    hid.unplug();
    await reader.until(({ state, problem }) => state === 'lost' && problem === 'portMissing');
    hid.replug();
    sam.placeCard(residentCard(people.chenJing));
    await reader.until(removeCard);
    expect(reader.reads).toHaveLength(1);
  });

  test('of ids no table knows is found when they are configured', async () => {
    const { ports } = createHidEmulator(createSam(), { vendorId: 0x1234, productId: 0xabcd });
    const reader = readerAt('hid:1234:abcd', { loadHid: async () => ok(ports) });
    await reader.until(idle);
    const any = readerAt('hid', { loadHid: async () => ok(ports) });
    await any.until(({ problem }) => problem === 'portMissing');
    expect(reader.state()).toMatchObject({ state: 'idle', problem: null });
  });

  test('whose other half is a keyboard is opened at its own half', async () => {
    const { ports, info } = createHidEmulator(createSam());
    const opened: string[] = [];
    const two = {
      list: async () => [{ ...info, path: 'keyboard', usagePage: 1, usage: 6 }, info],
      open: (path: string) => (opened.push(path), ports.open(path)),
    };
    const reader = readerAt('hid', { loadHid: async () => ok(two) });
    await reader.until(idle);
    expect(opened).toEqual([info.path]);
  });

  test('that does not answer leaves the turn to the next one', async () => {
    const deaf = createSam();
    deaf.behave({ silent: true });
    const [first, second] = [createHidEmulator(deaf), createHidEmulator(createSam())];
    const both = {
      list: async () => [first.info, { ...second.info, path: '/dev/hidraw1' }],
      open: (path: string) => (path === '/dev/hidraw1' ? second : first).ports.open(path),
    };
    const reader = readerAt('hid', { loadHid: async () => ok(both), timing: { patience: 0.02 } });
    await reader.until(idle);
    expect(deaf.commandsSeen).toContain('status');
  });
});

describe('no reader to open', () => {
  const noHid = { list: async () => [], open: async () => Promise.reject(new Error('nothing')) };
  const find = (place: string, deps: Partial<Parameters<typeof createFindReaders>[1]>) =>
    createFindReaders(place, {
      tables: shippedTables,
      loadHid: async () => ok(noHid),
      listUsb: async () => [],
      listSerial: async () => [],
      ...deps,
    })();

  test('nothing plugged in', async () => {
    expect(await find('auto', {})).toEqual(fail('portMissing'));
  });

  test.each(['auto', 'hid', 'hid:0400:c35a'])('%s: a reader that needs its maker’s driver is named as such', async (place) => {
    expect(await find(place, { listUsb: async () => [vendorKind] })).toEqual(fail('needsVendorDriver'));
  });

  test('a system that cannot even list its ports has none, and the reader is looked for again', async () => {
    const unlisted = () => Promise.reject(new Error('spawn udevadm ENOENT'));
    expect(await find('auto', { listSerial: unlisted })).toEqual(fail('portMissing'));
    expect(await find('auto', { loadHid: async () => ok({ ...noHid, list: unlisted }) })).toEqual(fail('portMissing'));
  });

  test('the native part cannot be loaded', async () => {
    expect(await find('hid', { loadHid: async () => fail('hidUnavailable') })).toEqual(fail('hidUnavailable'));
  });

  test('a device the user may not open, one in use, one that went meanwhile', async () => {
    const refusing = { ...noHid, open: async () => Promise.reject(new Error('cannot open device')) };
    const file = join(folder, 'hidraw');
    writeFileSync(file, '', { mode: 0o600 });
    expect(await openHidPort(refusing, file)).toEqual(fail('portBusy'));
    expect(await openHidPort(refusing, join(folder, 'gone'))).toEqual(fail('portMissing'));
    const denied = () => Promise.reject(Object.assign(new Error('permission denied'), { code: 'EACCES' }));
    expect(await openHidPort(refusing, file, denied)).toEqual(fail('portDenied'));
  });

  test('it is shown, and looked for again', async () => {
    let denied = true;
    const { ports } = createHidEmulator(createSam());
    const loadHid = async () => (denied ? fail('hidUnavailable' as const) : ok(ports));
    const reader = readerAt('hid', { loadHid });
    await reader.until(lost);
    await reader.until(({ problem }) => problem === 'hidUnavailable');
    denied = false;
    await reader.until(idle);
    expect(reader.state().problem).toBeNull();
  });
});

describe('a driver that hangs', () => {
  const never = new Promise<never>(() => {});
  const timing = { patience: 0.02, reboot: 5, flush: 5, reopen: [5] } as const;

  test.each(['list', 'open'] as const)('in %s is given up, asked no more while it hangs, and holds up no end', async (where) => {
    const { ports } = createHidEmulator(createSam());
    let asked = 0;
    const hung = { ...ports, [where]: () => ((asked += 1), never) };
    const reader = readerAt('hid', { loadHid: async () => ok(hung), driverPatience: 30, timing });
    await reader.until(({ state, problem }) => state === 'lost' && problem !== null);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(asked).toBe(1);
    const began = performance.now();
    await reader.close();
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  test('in close holds up no end', async () => {
    const { ports } = createHidEmulator(createSam());
    const open = async (path: string) => Object.assign(await ports.open(path), { close: () => never });
    const reader = readerAt('hid', { loadHid: async () => ok({ ...ports, open }), driverPatience: 30, timing });
    await reader.until(idle);
    const began = performance.now();
    await reader.close();
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  test('and comes back is used again, what was opened too late being closed', async () => {
    const { ports } = createHidEmulator(createSam());
    let slow = true;
    let closed = 0;
    const open = async (path: string) => {
      const device = await ports.open(path);
      if (!slow) return device;
      slow = false;
      await new Promise((resolve) => setTimeout(resolve, 100));
      const close = device.close.bind(device);
      return Object.assign(device, { close: () => ((closed += 1), close()) });
    };
    const reader = readerAt('hid', { loadHid: async () => ok({ ...ports, open }), driverPatience: 30, timing: { reopen: [20] } });
    await reader.until(idle);
    expect(closed).toBe(1);
  });
});

describe('the table of readers', () => {
  const bridge = { vid: '1A86', pid: '7523', wrapper: 'serial', name: 'CH340' };
  const serialPort = { path: '/dev/ttyUSB0', vendorId: '1a86', productId: '7523' };
  const find = (place: string, tables: typeof shippedTables, usb: ReadonlyArray<typeof vendorKind> = []) =>
    createFindReaders(place, {
      tables,
      loadHid: async () =>
        ok({ list: async () => [{ ...vendorKind, path: 'hid' }], open: async () => Promise.reject(new Error('unused')) }),
      listUsb: async () => usb,
      listSerial: async () => [serialPort],
    })();
  const names = (found: Awaited<ReturnType<typeof find>>) => (found.ok ? found.value.map(({ name }) => name) : found.error);

  test('the hall’s own adds to it and goes before it', async () => {
    expect(names(await find('auto', shippedTables, [vendorKind]))).toBe('needsVendorDriver');
    expect(names(await find('auto', site([bridge])))).toEqual(['/dev/ttyUSB0']);
    expect(names(await find('auto', site([bridge, { vid: '0400', pid: 'c35a', wrapper: 'mr300', name: 'ours' }])))).toEqual([
      'hid',
      '/dev/ttyUSB0',
    ]);
    expect(names(await find('hid', site([bridge])))).toBe('needsVendorDriver');
  });

  test.each([
    ['no JSON', '{'],
    ['no list', {}],
    ['three digits', [{ ...bridge, vid: '1A8' }]],
    ['a wrapper nobody speaks', [{ ...bridge, wrapper: 'sdt' }]],
  ])('of the hall with %s is said to be out of order', async (_name, kinds) => {
    expect(names(await find('auto', site(kinds)))).toBe('readersFile');
  });
});

test.each([
  ['/dev/ttyUSB0', true],
  ['COM3', true],
  ['hid', true],
  ['auto', true],
  ['hid:10C4:0007', true],
  ['hid:10c4', false],
  ['hid:10c4:00071', false],
  ['HID:mine', false],
])('a hall is made with the reader at %s: %s', (readerPath, accepted) => {
  const made = HallConfig.safeParse({ ...testHall, devices: { readerPath, printers: [] } });
  expect(made.success).toBe(accepted);
  if (!made.success) expect(made.error.issues.map(({ path }) => path.join('.'))).toEqual(['devices.readerPath']);
});

test('whoever sits at the PC may use every HID reader that the shipped table knows', async () => {
  const table = JSON.parse(await readFile(shippedTables.shipped, 'utf8')) as Array<{ vid: string; pid: string; wrapper: string | null }>;
  const rules = await readFile(shippedTables.shipped.replace('readers.json', '60-tongxin-readers.rules'), 'utf8');
  const allowed = [...rules.matchAll(/^KERNEL=="hidraw\*", .*idVendor\}=="(\w+)", .*idProduct\}=="(\w+)", TAG\+="uaccess"$/gm)];
  const wanted = table.filter(({ wrapper }) => wrapper === 'mr300').map(({ vid, pid }) => `${vid}:${pid}`.toLowerCase());
  expect(allowed.map(([, vid, pid]) => `${vid}:${pid}`)).toEqual(wanted);
});

test('node-hid loads here, or says that it cannot', async () => {
  const loaded = await loadHidPorts();
  if (loaded.ok) expect(Array.isArray(await loaded.value.list())).toBe(true);
  else expect(loaded.error).toBe('hidUnavailable');
});
