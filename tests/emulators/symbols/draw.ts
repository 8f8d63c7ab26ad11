import bwip from 'bwip-js/node';
import sharp from 'sharp';
import type { Picture, SymbolFormat } from '#shared/barcodes/index.ts';

const names: Readonly<Record<SymbolFormat, string>> = {
  Code128: 'code128',
  QRCode: 'qrcode',
  PDF417: 'pdf417',
  DataMatrix: 'datamatrix',
};

/** A clean symbol in black on white with its quiet zone, holding these bytes without any ECI; `scale` pixels a module. */
export async function drawSymbol(format: SymbolFormat, bytes: Uint8Array, scale = 4): Promise<Picture> {
  const options = {
    bcid: names[format],
    text: Buffer.from(bytes).toString('latin1'),
    binarytext: true,
    scale,
    // Millimetres, at bwip-js' 72 dpi times the scale.
    ...(format === 'Code128' ? { height: 12 } : {}),
    padding: 12,
    backgroundcolor: 'ffffff',
  };
  const png = await bwip.toBuffer(options as Parameters<typeof bwip.toBuffer>[0]);
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { pixels: new Uint8Array(data), width: info.width, height: info.height };
}
