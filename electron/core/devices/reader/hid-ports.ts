import { fail, ok, type Result } from '#shared/model/index.ts';

export interface HidInfo {
  /** What it is opened by. */
  readonly path?: string | undefined;
  readonly vendorId: number;
  readonly productId: number;
  readonly usagePage?: number | undefined;
  readonly usage?: number | undefined;
}

/** One open HID device; `write` takes the report id first. */
export interface HidDevice {
  write(report: number[]): Promise<number>;
  on(event: 'data', listener: (report: Uint8Array) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

/** The HID devices of this PC. */
export interface HidPorts {
  list(): Promise<readonly HidInfo[]>;
  open(path: string): Promise<HidDevice>;
}

/** node-hid is loaded only where such a reader is looked for; its native part may be missing or may not fit this system. */
export async function loadHidPorts(): Promise<Result<HidPorts, 'hidUnavailable'>> {
  try {
    const hid = await import('node-hid');
    hid.getHidapiVersion(); // the native part is loaded by the first call only
    return ok({ list: () => hid.devicesAsync(), open: (path) => hid.HIDAsync.open(path) });
  } catch {
    return fail('hidUnavailable');
  }
}
