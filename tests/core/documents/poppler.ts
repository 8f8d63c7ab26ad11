import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

const millimetresPerPoint = 25.4 / 72;
// Noto Serif SC: ascent and descent in ems, which poppler takes for a word's box.
const ascent = 1.151;
const descent = 0.286;

/** Reads PDFs with poppler-utils: another program than the one that wrote them. */
function withFile<T>(pdf: Uint8Array, use: (file: string, directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), 'tongxin-pdf-'));
  try {
    writeFileSync(join(directory, 'paper.pdf'), pdf);
    return use(join(directory, 'paper.pdf'), directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

export function textOf(pdf: Uint8Array): string {
  return withFile(pdf, (file) => execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }));
}

/** The text without blanks and line ends, for what was wrapped. */
export function solidTextOf(pdf: Uint8Array): string {
  return withFile(pdf, (file) => execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' })).replace(/\s/g, '');
}

export interface FontRow {
  readonly name: string;
  readonly embedded: boolean;
  readonly subset: boolean;
  readonly unicode: boolean;
}

export function fontsOf(pdf: Uint8Array): FontRow[] {
  const table = withFile(pdf, (file) => execFileSync('pdffonts', [file], { encoding: 'utf8' }));
  return table
    .trim()
    .split('\n')
    .slice(2)
    .map((line) => {
      const [, name = '', flags = ''] = /^(\S+)\s.*?Identity-H\s+((?:yes|no)\s+(?:yes|no)\s+(?:yes|no))/.exec(line) ?? [];
      const [embedded, subset, unicode] = flags.split(/\s+/).map((flag) => flag === 'yes');
      return { name, embedded: embedded ?? false, subset: subset ?? false, unicode: unicode ?? false };
    });
}

export interface Word {
  readonly page: number;
  readonly text: string;
  /** Millimetres: left and right edge, middle of the em box. */
  readonly left: number;
  readonly right: number;
  readonly middle: number;
}

export function wordsOf(pdf: Uint8Array): Word[] {
  const html = withFile(pdf, (file) => execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' }));
  return html.split('<page').flatMap((page, number) =>
    [...page.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g)].map((match) => {
      const [left, top, right, bottom] = match.slice(1, 5).map((points) => Number(points) * millimetresPerPoint) as [
        number,
        number,
        number,
        number,
      ];
      const size = (bottom - top) / (ascent + descent);
      return { page: number, text: match[5]!, left, right, middle: top + ascent * size - 0.38 * size };
    }),
  );
}

export interface Raster {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** One page in grey, one byte a pixel. */
export async function rasterOf(pdf: Uint8Array, page: number, dpi: number): Promise<Raster> {
  const png = withFile(pdf, (file, directory) => {
    execFileSync('pdftoppm', [
      '-r',
      String(dpi),
      '-f',
      String(page),
      '-l',
      String(page),
      '-singlefile',
      '-png',
      file,
      join(directory, 'page'),
    ]);
    return readFileSync(join(directory, 'page.png'));
  });
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}
