import { afterAll, beforeAll, expect, test } from 'vitest';
import sharp from 'sharp';
import { papersSignedAs } from '#shared/law/filing.ts';
import type { IncomingPage } from '#shared/model/index.ts';
import { accepting } from '../../cases/divorce/divorce-desk.ts';
import { openClockDesk, type ClockDesk } from '../../office/clock-desk.ts';
import { asTiff, drawPapers, intakeHall, laid, scan, seeded, shuffled, type PaperPage } from './batch.ts';

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

/** As single JPEGs, PNGs, and TIFFs of three pages. */
async function makeFiles(seed: number): Promise<Sent[]> {
  const random = seeded(seed);
  const order = shuffled(
    Array.from({ length: wanted }, (_, at) => papers[at % papers.length]!),
    random,
  );
  const files: Sent[] = [];
  while (order.length > 0) {
    const form = order.length > 1 ? Math.floor(random() * 4) : 1;
    const some = order.splice(0, form === 0 ? 3 : 1);
    const pages: Buffer[] = [];
    for (const paper of some) pages.push(await scan(paper, laid(random)));
    const fileName = `SCAN_${String(files.length).padStart(4, '0')}`;
    if (form === 0) files.push({ fileName: `${fileName}.tif`, file: await asTiff(pages), papers: some });
    else if (form === 1) files.push({ fileName: `${fileName}.png`, file: await sharp(pages[0]).png().toBuffer(), papers: some });
    else files.push({ fileName: `${fileName}.jpg`, file: pages[0]!, papers: some });
  }
  return files;
}

test(
  `M-119 ${wanted} pages in any order, turned, skewed and noisy are filed under the act their barcode names, none under another`,
  async () => {
    const archivist = desk.as('D1');
    const tally = { right: 0, tray: 0, wrong: 0 };
    const began = performance.now();
    const lost: unknown[] = [];
    for (const { fileName, file, papers: expected } of await makeFiles(119)) {
      const { pages } = await archivist.ask('intake.take', { fileName, file: file.toString('base64') });
      expect(pages).toHaveLength(expected.length);
      for (const [at, page] of pages.entries()) {
        const of = await judge(page, expected[at]!);
        tally[of] += 1;
        if (of !== 'right') lost.push([fileName, page.page, page.state, page.reason, page.measure]);
      }
    }
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    process.stdout.write(`page intake: ${JSON.stringify(tally)} of ${wanted} pages in ${seconds} s\n`);
    expect(lost).toEqual([]);
    expect(tally).toEqual({ right: wanted, tray: 0, wrong: 0 });
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
