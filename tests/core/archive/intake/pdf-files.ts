import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { jbig2Of } from './jbig2.ts';

export interface PdfPage {
  /** JPEG or PNG. */
  readonly picture: Buffer;
  readonly dpi: number;
  /** Degrees clockwise a reader turns the page by. */
  readonly rotate?: number;
  /** What the scanner's recognition made of it: words nobody sees. */
  readonly hiddenText?: string;
}

/** As scanners write it: one picture a page. */
export async function asPdf(pages: readonly PdfPage[], password?: string): Promise<Buffer> {
  const doc = new PDFDocument({ autoFirstPage: false, ...(password && { userPassword: password, pdfVersion: '1.7' }) });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => void doc.on('end', resolve));
  for (const { picture, dpi, rotate = 0, hiddenText } of pages) {
    const { width, height } = await sharp(picture).metadata();
    const size: [number, number] = [(width * 72) / dpi, (height * 72) / dpi];
    doc.addPage({ size, margin: 0 });
    Object.assign(doc.page.dictionary.data as object, { Rotate: rotate });
    doc.image(picture, 0, 0, { width: size[0], height: size[1] });
    if (hiddenText)
      doc
        .addContent('3 Tr')
        .fontSize(40)
        .text(hiddenText, 20, size[1] / 2);
  }
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

/** A PDF of these objects, numbered from 1, of which the first is the catalog (ISO 32000-1, 7.5). */
export function pdfOf(objects: readonly (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n')];
  const starts: number[] = [];
  let at = parts[0]!.length;
  for (const [index, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]);
    starts.push(at);
    parts.push(part);
    at += part.length;
  }
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end)]);
}

function stream(dictionary: string, data: Buffer | string): Buffer {
  const bytes = Buffer.from(data);
  return Buffer.concat([Buffer.from(`<<${dictionary}/Length ${bytes.length}>>\nstream\n`), bytes, Buffer.from('\nendstream')]);
}

interface Strip {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/** A black and white page in strips of CCITT group 4, as libtiff lays them into a TIFF; libvips has it code white as black. */
async function faxStrips(picture: Buffer): Promise<Strip[]> {
  const grey = sharp(picture).flatten().greyscale().threshold(150).negate().toColourspace('b-w');
  const tiff = await grey.tiff({ compression: 'ccittfax4', bitdepth: 1, predictor: 'none' }).toBuffer();
  const { width, height } = await sharp(tiff).metadata();
  const tags = tagsOf(tiff);
  const rows = tags.get(278)![0]!;
  const lengths = tags.get(279)!;
  return tags.get(273)!.map((start, at) => ({
    data: tiff.subarray(start, start + lengths[at]!),
    width,
    height: Math.min(rows, height - at * rows),
  }));
}

/** TIFF 6.0, section 2: of the first directory, numbers of 16 and 32 bits. */
function tagsOf(tiff: Buffer): Map<number, number[]> {
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const directory = long(4);
  const tags = new Map<number, number[]>();
  for (let entry = directory + 2; entry < directory + 2 + short(directory) * 12; entry += 12) {
    const [type, count] = [short(entry + 2), long(entry + 4)];
    const size = type === 3 ? 2 : 4;
    const from = count * size <= 4 ? entry + 8 : long(entry + 8);
    tags.set(
      short(entry),
      Array.from({ length: count }, (_, at) => (type === 3 ? short(from + at * 2) : long(from + at * 4))),
    );
  }
  return tags;
}

/** One page in strips of CCITT group 4, black on white. */
export async function faxPdf(picture: Buffer, dpi: number): Promise<Buffer> {
  return stripsPdf(
    await faxStrips(picture),
    dpi,
    ({ width, height }) => `/CCITTFaxDecode/DecodeParms<</K -1/Columns ${width}/Rows ${height}>>`,
  );
}

/** One page in one JBIG2 picture, black on white. */
export async function jbig2Pdf(picture: Buffer, dpi: number): Promise<Buffer> {
  const { data, info } = await sharp(picture)
    .flatten()
    .greyscale()
    .threshold(150)
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const at = (x: number, y: number) => (x < 0 || y < 0 || x >= width || data[y * width + x]! > 0 ? 0 : 1);
  return stripsPdf([{ data: jbig2Of({ width, height, at }), width, height }], dpi, () => '/JBIG2Decode');
}

/** One page of black and white strips that stand below each other. */
export function stripsPdf(strips: readonly Strip[], dpi: number, filterOf: (strip: Strip) => string): Buffer {
  const point = 72 / dpi;
  const [width, height] = [strips[0]!.width, strips.reduce((sum, strip) => sum + strip.height, 0)];
  const names = strips.map((_, at) => `/S${at} ${at + 5} 0 R`).join(' ');
  let below = height;
  const content = strips.map((strip, at) => {
    below -= strip.height;
    return `q ${strip.width * point} 0 0 ${strip.height * point} 0 ${below * point} cm /S${at} Do Q`;
  });
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width * point} ${height * point}]/Contents 4 0 R/Resources<</XObject<<${names}>>>>>>`,
    stream('', content.join('\n')),
    ...strips.map((strip) =>
      stream(
        `/Type/XObject/Subtype/Image/Width ${strip.width}/Height ${strip.height}/BitsPerComponent 1/ColorSpace/DeviceGray/Filter${filterOf(strip)}`,
        strip.data,
      ),
    ),
  ]);
}

/** A page of this box and content; more of its dictionary in `more`. */
export function drawnPdf(box: string, content: string, more = ''): Buffer {
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[${box}]/Contents 4 0 R${more}>>`,
    stream('', content),
  ]);
}

/** One page object that its tree names so many times. */
export function manyPages(count: number): Buffer {
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${'3 0 R '.repeat(count)}]/Count ${count}>>`,
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
  ]);
}
