import PDFDocument from 'pdfkit';
import type { Drawer, Fonts } from './fonts.ts';
import { createCharacterPainter } from './paint-characters.ts';
import type { ComposedPage, Mark } from './marks.ts';
import type { Paper } from './types.ts';

const black = '#000000';
const watermarkGrey = '#e8e8e8';
const faintGrey = '#9a9a9a';

/** Puts composed pages into a PDF/A-2b file. Equal pages and paper give equal bytes. */
export async function paintPages(pages: readonly ComposedPage[], paper: Paper, version: string, fonts: Fonts): Promise<Uint8Array> {
  fonts.startPaper();
  const created = new Date(paper.createdAt);
  const document = new PDFDocument({
    autoFirstPage: false,
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
    lang: 'zh-CN',
    displayTitle: true,
    // An empty name keeps pdfkit from opening Helvetica, which a PDF/A file could not embed.
    font: '',
    info: { Title: paper.title, Creator: 'Tongxin', Producer: 'Tongxin', Keywords: version, CreationDate: created },
  });
  const bytes = collect(document);
  const registered = new Set<string>();
  const useFace = (face: Exclude<Drawer, 'pictures'>) => {
    if (!registered.has(face)) {
      // pdfkit takes an opened fontkit font; its types know only files and buffers.
      document.registerFont(face, fonts.font(face) as unknown as ArrayBuffer);
      registered.add(face);
    }
    document.font(face);
  };
  const paintCharacters = createCharacterPainter(document, paper.characters ?? {}, fonts);
  const drawText = (text: string, bold: boolean, size: number, x: number, baseline: number, spacing: number) => {
    let left = x;
    for (const run of fonts.runs(text, bold)) {
      const place = { x: left, baseline, size, spacing };
      if (run.face === 'pictures') paintCharacters(run.text, place);
      else {
        useFace(run.face);
        document.fontSize(size).text(run.text, left, baseline, { lineBreak: false, baseline: 'alphabetic', characterSpacing: spacing });
      }
      left += run.width * size + spacing * [...run.text].length;
    }
  };

  for (const page of pages) {
    document.addPage({ size: [page.width, page.height], margin: 0 });
    if (paper.watermark !== null) drawWatermark(document, paper.watermark, page, fonts, drawText);
    for (const mark of page.marks) {
      const colour = 'faint' in mark ? faintGrey : black;
      document.fillColor(colour).strokeColor(colour);
      if (mark.kind === 'text') drawText(mark.text, mark.bold, mark.size, mark.x, mark.baseline, mark.spacing);
      else drawShape(document, mark);
    }
  }
  document.end();
  return bytes;
}

function drawShape(document: PDFKit.PDFDocument, mark: Exclude<Mark, { kind: 'text' }>): void {
  switch (mark.kind) {
    case 'line':
      document.moveTo(mark.x1, mark.y1).lineTo(mark.x2, mark.y2).lineWidth(mark.width);
      if (mark.dashed) document.dash(4, { space: 3 }).stroke().undash();
      else document.stroke();
      return;
    case 'rect':
      document.rect(mark.x, mark.y, mark.w, mark.h).lineWidth(mark.width).stroke();
      return;
    case 'bar':
      document.rect(mark.x, mark.y, mark.w, mark.h).fill();
      return;
    case 'picture':
      document.image(Buffer.from(mark.jpeg), mark.x, mark.y, { fit: [mark.w, mark.h], align: 'center', valign: 'center' });
  }
}

/** Once across the page's diagonal, beneath everything else. */
function drawWatermark(
  document: PDFKit.PDFDocument,
  text: string,
  page: ComposedPage,
  fonts: Fonts,
  drawText: (text: string, bold: boolean, size: number, x: number, baseline: number, spacing: number) => void,
): void {
  const ems = fonts.measure(text, true);
  const size = Math.min(page.width * 0.38, (Math.hypot(page.width, page.height) * 0.7) / ems);
  const [x, y] = [page.width / 2, page.height / 2];
  document
    .save()
    .rotate(-35, { origin: [x, y] })
    .fillColor(watermarkGrey);
  drawText(text, true, size, x - (ems * size) / 2, y + size * 0.38, 0);
  document.restore();
}

function collect(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.on('error', reject);
  });
}
