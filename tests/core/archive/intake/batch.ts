import sharp from 'sharp';
import type { DocumentKind, Slot } from '#shared/model/index.ts';
import { applicationOf, accept, divorceHall } from '../../cases/divorce/divorce-desk.ts';
import { takeTo, typedCouple, type Caller } from '../../cases/test-desk.ts';
import { people } from '../../../emulators/people.ts';
import { distort, rasterise } from '../pages.ts';

export const intakeHall = {
  ...divorceHall,
  staff: [...divorceHall.staff, { code: 'D1', name: '钱档', roles: ['archivist' as const], password: 'qiandang-2026' }],
};

/** A page of a paper the hall drew, and where it belongs. */
export interface PaperPage {
  readonly caseId: string;
  readonly documentId: string;
  readonly kind: DocumentKind;
  readonly party: Slot | null;
  readonly pdf: Uint8Array;
  readonly page: number;
}

/** Papers that come back signed, of two marriages and two divorces. */
export async function drawPapers(registrar: Caller): Promise<PaperPage[]> {
  const marriages = [typedCouple(), typedCouple(people.heDong, people.luoYan)];
  const divorces = [typedCouple(people.longTermCard, people.liJie), typedCouple(people.zhangJi, people.longName)].map((couple) => ({
    ...couple,
    man: { ...couple.man, sex: 'male' as const },
  }));
  const pages: PaperPage[] = [];
  for (const couple of marriages) pages.push(...(await pagesOf(registrar, (await takeTo(registrar, 'declared', couple)).id)));
  for (const couple of divorces.slice(0, 2))
    pages.push(...(await pagesOf(registrar, (await accept(registrar, couple, applicationOf(couple))).id)));
  return pages;
}

const signed: readonly DocumentKind[] = ['declaration', 'divorceApplication', 'acceptanceReceipt'];

async function pagesOf(registrar: Caller, caseId: string): Promise<PaperPage[]> {
  const { documents } = await registrar.ask('cases.get', { caseId });
  const pages: PaperPage[] = [];
  for (const { id: documentId, kind, party, current } of documents) {
    if (!current || !signed.includes(kind) || (kind === 'acceptanceReceipt' && party !== null)) continue;
    const { pdf } = await registrar.ask('documents.bytes', { documentId });
    pages.push({ caseId, documentId, kind, party, pdf: Buffer.from(pdf, 'base64'), page: 1 });
  }
  return pages;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function shuffled<T>(all: readonly T[], random: () => number): T[] {
  return all
    .map((value) => ({ value, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ value }) => value);
}

export interface Laid {
  readonly dpi: number;
  readonly quarter: number;
  readonly skew: number;
  readonly noise: number;
  readonly quality: number;
}

const oneOf = <T>(values: readonly T[], random: () => number): T => values[Math.floor(random() * values.length)]!;

export const laid = (random: () => number): Laid => ({
  dpi: oneOf([150, 200, 240, 300], random),
  quarter: oneOf([0, 90, 180, 270], random),
  skew: Math.round((random() * 6 - 3) * 10) / 10,
  noise: Math.round(random() * 20),
  quality: oneOf([45, 60, 75, 90], random),
});

const drawn = new Map<string, Buffer>();

/** As the scanner hands it over: turned, skewed, noisy, a JPEG. No two scans of a paper are alike. */
export function scan(
  { documentId, pdf, page }: Pick<PaperPage, 'documentId' | 'pdf' | 'page'>,
  { dpi, quarter, skew, noise, quality }: Laid,
): Promise<Buffer> {
  const key = `${documentId} ${page} ${dpi}`;
  const straight = drawn.get(key) ?? rasterise(pdf, { dpi, page });
  drawn.set(key, straight);
  return distort(straight, { turn: quarter + skew, noise, quality });
}

/** Pages of one file, brought to one size as a feeder has them. */
export async function asTiff(pages: readonly Buffer[]): Promise<Buffer> {
  const sizes = await Promise.all(pages.map((page) => sharp(page).metadata()));
  const width = Math.max(...sizes.map((size) => size.width));
  const height = Math.max(...sizes.map((size) => size.height));
  const even = await Promise.all(
    pages.map((page) =>
      sharp(page).resize(width, height, { fit: 'contain', background: '#f4f2ec' }).png({ compressionLevel: 1 }).toBuffer(),
    ),
  );
  return sharp(even, { join: { animated: true } })
    .tiff({ compression: 'jpeg', quality: 80 })
    .toBuffer();
}
