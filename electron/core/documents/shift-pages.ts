import type { PrinterOffset } from '#shared/contract/index.ts';
import { points } from './marks.ts';

/**
 * A PDF of ours with everything on its pages moved by tenths of a millimetre: the same bytes with an incremental update
 * behind them (ISO 32000-1, 7.5.6), so that what is printed is what was previewed, at another place and nothing else.
 */
export function shiftPages(pdf: Uint8Array, { x, y }: PrinterOffset): Uint8Array {
  if (x === 0 && y === 0) return pdf;
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const text = file.toString('latin1');
  const previous = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  const [, trailer] = /^xref[\s\S]*?trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(text.slice(previous)) ?? [];
  const size = Number(/\/Size (\d+)/.exec(trailer ?? '')?.[1]);
  if (trailer === undefined || !Number.isInteger(size)) throw new Error('not a PDF of ours');

  const [before, after] = [size, size + 1];
  const added = new Map<number, string>([
    // PDF measures upwards.
    [before, stream(`q 1 0 0 1 ${decimal(points(x / 10))} ${decimal(points(-y / 10))} cm\n`)],
    [after, stream('\nQ\n')],
  ]);
  for (const [number, body] of pagesOf(text, previous)) {
    if (!/\/Contents \d+ 0 R/.test(body)) throw new Error('a page without its one content');
    added.set(number, body.replace(/\/Contents (\d+ 0 R)/, `/Contents [${before} 0 R $1 ${after} 0 R]`));
  }

  let update = text.endsWith('\n') ? '' : '\n';
  const entries: string[] = [];
  for (const [number, body] of [...added].toSorted(([one], [other]) => one - other)) {
    entries.push(`${number} 1\n${String(file.length + update.length).padStart(10, '0')} 00000 n \n`);
    update += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const start = file.length + update.length;
  const newTrailer = `${trailer.trim().replace(/\/Size \d+/, `/Size ${size + 2}`)}\n/Prev ${previous}`;
  update += `xref\n${entries.join('')}trailer\n<<\n${newTrailer}\n>>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.concat([file, Buffer.from(update, 'latin1')]));
}

/** The page objects named by the cross-reference table: number → dictionary. */
function* pagesOf(text: string, xref: number): Generator<[number, string]> {
  const [, first, rows] = /^xref\s+(\d+) \d+\s+((?:\d{10} \d{5} [nf]\s+)+)/.exec(text.slice(xref)) ?? [];
  for (const [index, row] of (rows ?? '').trim().split(/\s*\n/).entries()) {
    if (!row.includes(' n')) continue;
    const number = Number(first) + index;
    const object = text.slice(Number(row.slice(0, 10)), text.indexOf('endobj', Number(row.slice(0, 10))));
    const body = object.replace(/^\d+ 0 obj\s*/, '').trim();
    if (/^<<\s*\/Type \/Page\s/.test(body)) yield [number, body];
  }
}

function stream(content: string): string {
  return `<<\n/Length ${content.length}\n>>\nstream\n${content}\nendstream`;
}

function decimal(length: number): string {
  return length.toFixed(4);
}
