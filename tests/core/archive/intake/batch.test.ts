import { afterAll, beforeAll, expect, test } from 'vitest';
import sharp from 'sharp';
import { papersSignedAs } from '#shared/law/filing.ts';
import type { IncomingPage } from '#shared/model/index.ts';
import { accepting } from '../../cases/divorce/divorce-desk.ts';
import { openClockDesk, type ClockDesk } from '../../office/clock-desk.ts';
import { asTiff, drawPapers, intakeHall, laid, scan, seeded, shuffled, type Laid, type PaperPage } from './batch.ts';
import { asPdf } from './pdf-files.ts';

/** Half a thousand take minutes. */
const wanted = process.env['TONGXIN_LONG'] ? 500 : 12;

let desk: ClockDesk;
let papers: PaperPage[];
beforeAll(async () => {
  desk = await openClockDesk(accepting, intakeHall);
  await desk.openOfflineDay();
  papers = await drawPapers(desk.registrar);
}, 120_000);
afterAll(() => desk.close());

interface Sent {
  readonly fileName: string;
  readonly file: Buffer;
  readonly papers: readonly PaperPage[];
}

/** Some of them turned by the file beside, some with words under the picture, as scanners write them. */
function pdfOf(pages: readonly Buffer[], lay: readonly Laid[]): Promise<Buffer> {
  return asPdf(
    pages.map((picture, at) => {
      const { dpi, noise } = lay[at]!;
      return { picture, dpi, rotate: (noise % 4) * 90, ...(noise % 2 === 0 && { hiddenText: 'T26101209999D1' }) };
    }),
  );
}

/** As single JPEGs and PNGs, and as TIFFs and PDFs of three pages. */
async function* makeFiles(seed: number): AsyncGenerator<Sent> {
  const random = seeded(seed);
  const order = shuffled(
    Array.from({ length: wanted }, (_, at) => papers[at % papers.length]!),
    random,
  );
  for (let at = 0; order.length > 0; at += 1) {
    const form = order.length > 1 ? Math.floor(random() * 5) : 1;
    const some = order.splice(0, form === 0 || form === 4 ? 3 : 1);
    const lay = some.map(() => laid(random));
    const pages: Buffer[] = [];
    for (const [index, paper] of some.entries()) pages.push(await scan(paper, lay[index]!));
    const fileName = `SCAN_${String(at).padStart(4, '0')}`;
    if (form === 0) yield { fileName: `${fileName}.tif`, file: await asTiff(pages), papers: some };
    else if (form === 1) yield { fileName: `${fileName}.png`, file: await sharp(pages[0]).png().toBuffer(), papers: some };
    else if (form === 4) yield { fileName: `${fileName}.pdf`, file: await pdfOf(pages, lay), papers: some };
    else yield { fileName: `${fileName}.jpg`, file: pages[0]!, papers: some };
  }
}

test(
  `M-119 ${wanted} pages in any order, turned, skewed and noisy are filed under the act their barcode names, none under another`,
  async () => {
    const archivist = desk.as('D1');
    const tally = { right: 0, tray: 0, wrong: 0 };
    let spent = 0;
    const lost: unknown[] = [];
    const forms: Record<string, number> = {};
    for await (const { fileName, file, papers: expected } of makeFiles(119)) {
      const began = performance.now();
      const { pages } = await archivist.ask('intake.take', { fileName, file: file.toString('base64') });
      spent += performance.now() - began;
      const form = fileName.slice(-3);
      forms[form] = (forms[form] ?? 0) + pages.length;
      expect(pages).toHaveLength(expected.length);
      for (const [at, page] of pages.entries()) {
        const of = await judge(page, expected[at]!);
        tally[of] += 1;
        if (of !== 'right') lost.push([fileName, page.page, page.state, page.reason, page.measure]);
      }
    }
    const seconds = Math.round(spent / 100) / 10;
    process.stdout.write(`page intake: ${JSON.stringify({ ...tally, ...forms })} of ${wanted} pages in ${seconds} s\n`);
    expect(lost).toEqual([]);
    expect(tally).toEqual({ right: wanted, tray: 0, wrong: 0 });
    expect(Object.keys(forms).toSorted()).toEqual(['jpg', 'pdf', 'png', 'tif']);
  },
  wanted * 25_000,
);

async function judge(page: IncomingPage, paper: PaperPage): Promise<'right' | 'tray' | 'wrong'> {
  if (page.state !== 'filed') return 'tray';
  const { scans, business } = await desk.registrar.ask('cases.get', { caseId: page.caseId! });
  const filed = scans.find(({ id }) => id === page.attachmentId);
  const right =
    page.caseId === paper.caseId &&
    filed?.documentId === paper.documentId &&
    filed.party === paper.party &&
    papersSignedAs(business, filed.kind).includes(paper.kind);
  return right ? 'right' : 'wrong';
}
