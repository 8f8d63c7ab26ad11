import type { HallConfig, HallConfigInput } from '#shared/contract/index.ts';
import { wholeNumber } from './typed.ts';

type Devices = HallConfig['devices'];

/** Devices as they are typed; what a kind has no use for is kept while another is tried. */
export interface DevicesForm {
  readerPath: string;
  scanner: { kind: 'none' | 'serial'; path: string; baudRate: string };
  ticketPrinter: {
    kind: 'none' | NonNullable<Devices['ticketPrinter']>['kind'];
    host: string;
    port: string;
    path: string;
    baudRate: string;
  };
  printers: PrinterFields[];
  /** Devices the page does not ask for: they pass through it. */
  fromFile: Partial<Omit<Devices, 'readerPath' | 'scanner' | 'ticketPrinter' | 'printers'>>;
}

interface PrinterFields {
  kind: 'lp' | 'file';
  name: string;
  queue: string;
  folder: string;
  /** `lp` options, separated by blanks. */
  options: string;
}

export function emptyPrinter(): PrinterFields {
  return { kind: 'lp', name: '', queue: '', folder: '', options: '' };
}

/** Nothing is connected; speeds and port are what such devices are delivered with. */
export function emptyDevices(): DevicesForm {
  return {
    readerPath: '',
    scanner: { kind: 'none', path: '', baudRate: '9600' },
    ticketPrinter: { kind: 'none', host: '', port: '9100', path: '', baudRate: '9600' },
    printers: [],
    fromFile: {},
  };
}

export function devicesToConfig({ readerPath, scanner, ticketPrinter, printers, fromFile }: DevicesForm): HallConfigInput['devices'] {
  return {
    ...fromFile,
    readerPath: readerPath.trim() === '' ? null : readerPath.trim(),
    scanner: scanner.kind === 'none' ? null : { path: scanner.path.trim(), baudRate: wholeNumber(scanner.baudRate) },
    ticketPrinter: ticketPrinterToConfig(ticketPrinter),
    printers: printers.map((printer) =>
      printer.kind === 'lp'
        ? {
            kind: 'lp',
            name: printer.name.trim(),
            queue: printer.queue.trim(),
            options: printer.options.split(/\s+/).filter((option) => option !== ''),
          }
        : { kind: 'file', name: printer.name.trim(), folder: printer.folder.trim() },
    ),
  };
}

function ticketPrinterToConfig({ kind, host, port, path, baudRate }: DevicesForm['ticketPrinter']): Devices['ticketPrinter'] {
  switch (kind) {
    case 'none':
      return null;
    case 'network':
      return { kind, host: host.trim(), port: wholeNumber(port) };
    case 'serial':
      return { kind, path: path.trim(), baudRate: wholeNumber(baudRate) };
    case 'usb':
      return { kind, path: path.trim() };
  }
}

export function configToDevices({ readerPath, scanner, ticketPrinter, printers, ...fromFile }: Devices): DevicesForm {
  const empty = emptyDevices();
  return {
    readerPath: readerPath ?? '',
    scanner: scanner === null ? empty.scanner : { kind: 'serial', path: scanner.path, baudRate: String(scanner.baudRate) },
    ticketPrinter: {
      ...empty.ticketPrinter,
      ...(ticketPrinter && Object.fromEntries(Object.entries(ticketPrinter).map(([field, value]) => [field, String(value)]))),
    },
    printers: printers.map((printer) =>
      printer.kind === 'lp'
        ? { ...emptyPrinter(), name: printer.name, queue: printer.queue, options: printer.options.join(' ') }
        : { ...emptyPrinter(), kind: 'file', name: printer.name, folder: printer.folder },
    ),
    fromFile,
  };
}

/** Serial ports and devices with the fields they are typed in, in page order; those left empty are none. */
export function portsOf({ readerPath, scanner, ticketPrinter }: DevicesForm): { readonly path: string; readonly port: string }[] {
  const ports = [
    { path: 'devices.readerPath', port: readerPath },
    { path: 'devices.scanner.path', port: scanner.kind === 'serial' ? scanner.path : '' },
    { path: 'devices.ticketPrinter.path', port: ticketPrinter.kind === 'serial' ? ticketPrinter.path : '' },
  ];
  // `auto` and `hid` are no ports; Windows reads COM3 as com3.
  return ports
    .map(({ path, port }) => ({ path, port: port.trim().toLowerCase() }))
    .filter(({ port }) => port !== '' && port !== 'auto' && !port.startsWith('hid'));
}
