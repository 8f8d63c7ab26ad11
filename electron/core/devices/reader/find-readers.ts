import { fail, ok, type Result } from '#shared/model/index.ts';
import { loadHidPorts, type HidInfo, type HidPorts } from './hid-ports.ts';
import { openHidPort } from './hid-transport.ts';
import { createPatience } from './patient-ports.ts';
import { loadReaderTable, type ReaderKind, type ReaderTableFiles } from './reader-table.ts';
import { openSerialPort } from './serial-transport.ts';
import type { FindReaders, OpenProblem, ReaderPlace } from './transport.ts';
import { listUsbDevices, type UsbId } from './usb-devices.ts';

/** Milliseconds a call into the HID driver may take. */
const usualPatience = 3_000;

export interface FindReadersDeps {
  readonly tables: ReaderTableFiles;
  readonly driverPatience?: number;
  readonly loadHid?: () => Promise<Result<HidPorts, 'hidUnavailable'>>;
  readonly listUsb?: () => Promise<readonly UsbId[]>;
  readonly listSerial?: () => Promise<ReadonlyArray<{ readonly path: string; readonly vendorId?: string; readonly productId?: string }>>;
}

/** `hid:10c4:0007`. */
const oneHidKind = /^hid:([0-9a-f]{4}):([0-9a-f]{4})$/i;

/**
 * Turns `devices.readerPath` into places to look at: the path of a serial port; `hid`, any HID reader of the table;
 * `hid:vvvv:pppp`, this one; `auto`, any reader of the table, HID before serial.
 */
export function createFindReaders(
  readerPath: string,
  { driverPatience = usualPatience, loadHid = loadHidPorts, ...others }: FindReadersDeps,
): FindReaders {
  const patient = createPatience(driverPatience);
  const load = async () => {
    const hid = await loadHid();
    return hid.ok ? ok(patient(hid.value)) : hid;
  };
  const deps = { ...others, loadHid: load };
  const one = oneHidKind.exec(readerPath);
  if (one) {
    const [vid, pid] = [Number.parseInt(one[1]!, 16), Number.parseInt(one[2]!, 16)];
    return () => findByTable({ ...deps, only: { vid, pid }, serial: false });
  }
  if (readerPath === 'hid' || readerPath === 'auto') return () => findByTable({ ...deps, only: null, serial: readerPath === 'auto' });
  return async () => ok([{ name: readerPath, open: () => openSerialPort(readerPath) }]);
}

interface Search extends Omit<FindReadersDeps, 'driverPatience' | 'loadHid'> {
  readonly loadHid: () => Promise<Result<HidPorts, 'hidUnavailable'>>;
  readonly only: { readonly vid: number; readonly pid: number } | null;
  readonly serial: boolean;
}

async function findByTable({
  tables,
  loadHid,
  listUsb = listUsbDevices,
  listSerial = async () => (await import('serialport')).SerialPort.list(),
  only,
  serial,
}: Search): Promise<Result<readonly ReaderPlace[], OpenProblem>> {
  const table = await loadReaderTable(tables);
  if (!table.ok) return table;
  const kinds = only ? [kindOf(only, table.value)] : table.value;

  const hid = await loadHid();
  // A system that cannot list them (no udevadm in its PATH) has none to offer; the next look asks again.
  const infos = hid.ok ? await hid.value.list().catch(() => []) : [];
  const places: ReaderPlace[] = [];
  if (hid.ok) {
    const byHid = (kind: ReaderKind) =>
      infos.filter((info) => kind.wrapper === 'mr300' && info.path && isKind(kind, info) && !isKeyboard(info));
    places.push(...kinds.flatMap(byHid).map(({ path }) => ({ name: path!, open: () => openHidPort(hid.value, path!) })));
  }
  if (serial) {
    const ports = await listSerial().catch(() => []);
    const bySerial = (kind: ReaderKind) => ports.filter((port) => kind.wrapper === 'serial' && isKind(kind, serialId(port)));
    places.push(...kinds.flatMap(bySerial).map(({ path }) => ({ name: path, open: () => openSerialPort(path) })));
  }
  if (places.length > 0) return ok(places);

  const plugged = [...infos, ...(await listUsb())];
  if (kinds.some((kind) => kind.wrapper === null && plugged.some((id) => isKind(kind, id)))) return fail('needsVendorDriver');
  return fail(hid.ok ? 'portMissing' : hid.error);
}

/** A reader that the configuration names but no table knows is spoken to as the one HID kind there is. */
function kindOf(ids: { readonly vid: number; readonly pid: number }, table: readonly ReaderKind[]): ReaderKind {
  const known = table.find(({ vid, pid }) => vid === ids.vid && pid === ids.pid);
  return known ?? { ...ids, wrapper: 'mr300', name: 'HID', source: '' };
}

function isKind({ vid, pid }: ReaderKind, { vendorId, productId }: UsbId): boolean {
  return vendorId === vid && productId === pid;
}

function serialId({ vendorId = '', productId = '' }: { readonly vendorId?: string; readonly productId?: string }): UsbId {
  return { vendorId: Number.parseInt(vendorId, 16), productId: Number.parseInt(productId, 16) };
}

/** Some readers type as well: their keyboard and mouse (HID Usage Tables, generic desktop page) belong to the system. */
function isKeyboard({ usagePage, usage }: HidInfo): boolean {
  return usagePage === 1 && (usage === 2 || usage === 6);
}
