import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import type { Picture } from '#shared/barcodes/index.ts';
import { formatPaperBarcode, type CivilDate } from '#shared/model/index.ts';
import { takeTo } from '../core/cases/test-desk.ts';
import { handsOf } from '../demo/play/counter.ts';
import { drawSymbol } from '../emulators/symbols/draw.ts';
import { passwords, prepareHall } from './hall-store.ts';
import { launchHall } from './launch.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('a code held before the camera opens its case, a picture of one too; an address is said and not opened', async () => {
  let barcode = '';
  const prepared = await prepareHall({
    acts: async (as) => {
      const view = await takeTo(await as('R1'), 'declared');
      barcode = formatPaperBarcode({
        openedOn: view.openedOn as CivilDate,
        caseNumber: view.number,
        kind: 'declaration',
        party: 'man',
      });
    },
  });
  const film = join(prepared.folder, 'code.y4m');
  writeFileSync(film, filmOf(await drawSymbol('Code128', bytes(barcode), 3), 1280, 720));
  const hall = await launchHall({
    ...prepared,
    args: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`],
  });
  try {
    const { window } = hall;
    await handsOf(window).signIn('R1', passwords.R1, /3号窗口/);
    await expect(window.getByText('扫描任一文书上的条码')).toBeVisible();
    await window.keyboard.press('Alt+b');
    await expect(window.getByRole('heading', { name: /^办件/ }).or(window.locator('.case-view')).first()).toBeVisible({ timeout: 20_000 });
    await expect(window.getByRole('main', { name: '扫码' })).toBeHidden();

    // The camera would read its code at once: it is taken away, and a file is chosen.
    await window.evaluate(() => (navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'))));
    await window.keyboard.press('Alt+b');
    await expect(window.getByRole('main', { name: '扫码' })).toBeVisible();
    const choose = async (name: string, picture: Picture) =>
      window.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer: await pngOf(picture) });
    await choose('address.png', await drawSymbol('QRCode', bytes('https://example.org/j/1')));
    await expect(window.getByText(/扫到的是一个网址（23 个字符）/)).toBeVisible({ timeout: 20_000 });
    await choose('nothing.png', { pixels: new Uint8Array(40_000).fill(255), width: 200, height: 200 });
    await expect(window.getByText(/图片里没有找到能读出的条码/)).toBeVisible();
    await window.locator('input[type=file]').setInputFiles({ name: 'no.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
    await expect(window.getByText(/无法打开这个文件/)).toBeVisible();
    await choose('paper.png', await drawSymbol('Code128', bytes(barcode), 3));
    await expect(window.getByRole('main', { name: '扫码' })).toBeHidden();
    expect(hall.app.windows()).toHaveLength(1);
  } finally {
    await hall.close();
    prepared.remove();
  }
});

function pngOf({ pixels, width, height }: Picture): Promise<Buffer> {
  return sharp(pixels, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

/** One frame of a film for Chromium's fake camera, shown round and round: the symbol on a grey table. */
function filmOf({ pixels, width: wide, height: high }: Picture, width: number, height: number): Buffer {
  const luma = Buffer.alloc(width * height, 120);
  const [left, top] = [(width - wide) >> 1, (height - high) >> 1];
  for (let y = 0; y < high; y += 1)
    for (let x = 0; x < wide; x += 1) luma[(top + y) * width + left + x] = 16 + (pixels[y * wide + x]! * 219) / 255;
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F15:1 Ip A1:1 C420\n`), frame, frame]);
}
