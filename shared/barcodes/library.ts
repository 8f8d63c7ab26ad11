import {
  BinaryBitmap,
  Code128Reader,
  DataMatrixReader,
  DecodeHintType,
  GlobalHistogramBinarizer,
  HybridBinarizer,
  PDF417Reader,
  QRCodeReader,
  RGBLuminanceSource,
  type Result,
} from '@zxing/library';
import { bytesOfLatin, textOf } from './payload.ts';
import { symbolFormats, type Corners, type Look, type Picture, type Point, type ReadSymbol, type SymbolFormat } from './symbol.ts';

// One reader class a format: MultiFormatReader forgets its hints and writes to the console at every miss.
const readers = {
  Code128: () => new Code128Reader(),
  QRCode: () => new QRCodeReader(),
  PDF417: () => new PDF417Reader(),
  DataMatrix: () => new DataMatrixReader(),
} as const;

/** What `@zxing/library` reads on a grey picture: at most one symbol of a format. */
export function readByLibrary(grey: Picture, { formats = symbolFormats, patient = false }: Look): ReadSymbol[] {
  const source = new RGBLuminanceSource(Uint8ClampedArray.from(grey.pixels), grey.width, grey.height);
  const bitmaps = [new BinaryBitmap(new HybridBinarizer(source))];
  if (patient) bitmaps.push(new BinaryBitmap(new GlobalHistogramBinarizer(source)));
  return formats.flatMap((format) => {
    for (const bitmap of bitmaps) {
      const read = readOne(bitmap, format, patient);
      if (read) return [read];
    }
    return [];
  });
}

function readOne(bitmap: BinaryBitmap, format: SymbolFormat, patient: boolean): ReadSymbol | null {
  const hints = new Map<DecodeHintType, unknown>([[DecodeHintType.CHARACTER_SET, 'ISO-8859-1']]);
  if (patient) hints.set(DecodeHintType.TRY_HARDER, true);
  try {
    const result = readers[format]().decode(bitmap, hints);
    const written = result.getText();
    const bytes = bytesOfLatin(written);
    const corners = cornersOf(format, result);
    if (corners === null || written === '') return null;
    return { format, corners, ...(bytes ? { bytes, text: textOf(bytes) } : { bytes: new TextEncoder().encode(written), text: written }) };
  } catch {
    // Its own exceptions say that nothing is there; others are its bugs, met on pictures of anything. Neither is a reading.
    return null;
  }
}

/** The points it gives differ by format: ends of a row, finder patterns, corners. */
function cornersOf(format: SymbolFormat, result: Result): Corners | null {
  // PDF417 has none for an edge it did not see.
  const points = result.getResultPoints().map((point): Point | null => (point ? { x: point.getX(), y: point.getY() } : null));
  const [a, b, c, d] = points;
  if (!a || !b) return null;
  if (format === 'Code128') return [a, b, b, a];
  if (!c) return null;
  if (format === 'QRCode') return [b, c, { x: c.x + a.x - b.x, y: c.y + a.y - b.y }, a];
  if (!d) return null;
  return format === 'PDF417' ? [a, c, d, b] : [a, d, c, b];
}
