import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

/** One page of a PDF as a scanner would see it laid straight, PNG. */
export function rasterise(pdf: Uint8Array, { dpi, page = 1 }: { readonly dpi: number; readonly page?: number }): Buffer {
  const directory = mkdtempSync(join(tmpdir(), 'tongxin-scan-'));
  try {
    writeFileSync(join(directory, 'paper.pdf'), pdf);
    const range = ['-f', String(page), '-l', String(page), '-singlefile'];
    execFileSync('pdftoppm', ['-r', String(dpi), ...range, '-png', join(directory, 'paper.pdf'), join(directory, 'page')]);
    return readFileSync(join(directory, 'page.png'));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

export interface Distortion {
  /** Degrees clockwise, quarter turns and skew together. */
  readonly turn?: number;
  /** Gaussian blur, sigma in pixels. */
  readonly blur?: number;
  /** JPEG quality. */
  readonly quality?: number;
  /** Grey noise, sigma in grey levels. */
  readonly noise?: number;
  readonly paper?: string;
}

/** The page as it comes from a scanner or a camera of the hall. */
export async function distort(page: Buffer, { turn = 0, blur, quality = 75, noise, paper = '#f4f2ec' }: Distortion): Promise<Buffer> {
  const { width, height } = await sharp(page).metadata();
  const raw = { width, height, channels: 3 as const };
  const layers = [
    { input: { create: { ...raw, background: paper } }, blend: 'multiply' as const },
    ...(noise ? [{ input: await grain(raw, noise), raw, blend: 'soft-light' as const }] : []),
  ];
  const laid = await sharp(page).composite(layers).removeAlpha().raw().toBuffer();
  const turned = sharp(laid, { raw }).rotate(turn, { background: paper });
  return (blur ? turned.blur(blur) : turned).jpeg({ quality }).toBuffer();
}

/** Raw, not a picture of a format: noise is what encoders are slowest at. */
function grain(raw: { readonly width: number; readonly height: number; readonly channels: 3 }, sigma: number): Promise<Buffer> {
  return sharp({ create: { ...raw, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma } } })
    .raw()
    .toBuffer();
}
