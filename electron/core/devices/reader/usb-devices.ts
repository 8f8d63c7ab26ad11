import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface UsbId {
  readonly vendorId: number;
  readonly productId: number;
}

/**
 * The USB devices plugged in, whatever their class, so that a reader this program cannot speak to is told by name.
 * Only Linux shows them to everybody; elsewhere the list is empty and such a reader counts as missing.
 */
export async function listUsbDevices(folder = '/sys/bus/usb/devices'): Promise<readonly UsbId[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(names.map((name) => readId(join(folder, name))));
  return found.filter((id) => id !== null);
}

/** Null for an interface or a hub port, which have no ids. */
async function readId(folder: string): Promise<UsbId | null> {
  const numbers = ['idVendor', 'idProduct'].map(async (file) => Number.parseInt(await readFile(join(folder, file), 'utf8'), 16));
  try {
    const [vendorId, productId] = (await Promise.all(numbers)) as [number, number];
    return { vendorId, productId };
  } catch {
    return null;
  }
}
