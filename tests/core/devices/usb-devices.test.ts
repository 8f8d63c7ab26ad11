import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listUsbDevices } from '#core/devices/reader/usb-devices.ts';

test('the USB devices that Linux shows, without their interfaces', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-usb-'));
  for (const name of ['1-1', '1-1:1.0', 'usb1']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, '1-1', 'idVendor'), '0400\n');
  writeFileSync(join(folder, '1-1', 'idProduct'), 'c35a\n');
  writeFileSync(join(folder, 'usb1', 'idVendor'), '1d6b\n');
  writeFileSync(join(folder, 'usb1', 'idProduct'), '0002\n');
  expect(new Set(await listUsbDevices(folder))).toEqual(
    new Set([
      { vendorId: 0x0400, productId: 0xc35a },
      { vendorId: 0x1d6b, productId: 0x0002 },
    ]),
  );
  rmSync(folder, { recursive: true });
  expect(await listUsbDevices(folder)).toEqual([]);
});
