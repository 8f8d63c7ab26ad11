import { EventEmitter } from 'node:events';
import type { HidDevice, HidInfo, HidPorts } from '#core/devices/reader/hid-ports.ts';
import type { Sam } from './sam.ts';

/** What goes wrong with the reports of one answer, between the reader and us. */
export type ReportFault = (reports: readonly Uint8Array[]) => readonly Uint8Array[];

export interface HidEmulator {
  readonly ports: HidPorts;
  readonly info: Required<HidInfo>;
  /** From now on each bundle of reports goes through this. */
  spoil(fault: ReportFault | null): void;
  unplug(): void;
  replug(): void;
}

/**
 * A reader of the 中正 MR-300 kind on USB: the SAM's frames in numbered reports of 64 bytes, as its published driver
 * reads them. Written from that, not from the codec it is there to test.
 */
export function createHidEmulator(sam: Sam, { vendorId = 0x10c4, productId = 0x0007, bigEndian = false } = {}): HidEmulator {
  const info = { path: '/dev/hidraw0', vendorId, productId, usagePage: 0xff00, usage: 1 };
  const opened = new Set<EventEmitter>();
  let plugged = true;
  let fault: ReportFault | null = null;

  async function open(): Promise<HidDevice> {
    if (!plugged) throw new Error('cannot open device with path /dev/hidraw0');
    const events = new EventEmitter();
    let count = 0;
    opened.add(events);
    const send = (bytes: Uint8Array) => {
      const reports: Uint8Array[] = [];
      for (let at = 0; at < bytes.length; at += 54) reports.push(inReport(count++, bytes.subarray(at, at + 54), bigEndian));
      for (const report of fault?.(reports) ?? reports) if (opened.has(events)) events.emit('data', Buffer.from(report));
    };
    return {
      async write(report) {
        if (!opened.has(events)) throw new Error('Cannot write to HID device');
        count = 0;
        const frame = frameOf(report);
        if (frame) sam.receive(frame, send);
        return report.length;
      },
      on: (event: string, listener: (argument: never) => void) => events.on(event, listener as () => void),
      async close() {
        opened.delete(events);
      },
    };
  }

  return {
    ports: { list: async () => (plugged ? [info] : []), open },
    info,
    spoil: (next) => void (fault = next),
    unplug() {
      plugged = false;
      for (const events of opened) events.emit('error', new Error('could not read from HID device'));
      opened.clear();
    },
    replug: () => void (plugged = true),
  };
}

/** AA, two bytes, length, result, number, content, sum of all from the length on. */
export function inReport(number: number, content: Uint8Array, bigEndian = false): Uint8Array {
  const numbered = bigEndian ? [number >> 8, number & 0xff] : [number & 0xff, number >> 8];
  const counted = [content.length + 3, 0, 0x00, ...numbered, ...content];
  const sum = counted.reduce((total, byte) => total + byte, 0);
  const bytes = [0xaa, 0, 0, ...counted, sum & 0xff, (sum >> 8) & 0xff];
  return Uint8Array.from([...bytes, ...Array<number>(64 - bytes.length).fill(0)]);
}

/** Null for what such a reader does not listen to. */
function frameOf(written: readonly number[]): Uint8Array | null {
  const [id, ...report] = written;
  if (id !== 0 || report.length !== 64 || report[0] !== 0x88) return null;
  const counted = report[3]! + report[4]! * 256;
  const sum = report.slice(3, 5 + counted).reduce((total, byte) => total + byte, 0);
  if (report[5 + counted]! + report[6 + counted]! * 256 !== sum || report[5] !== 0xb1) return null;
  return Uint8Array.from(report.slice(6, 5 + counted));
}
