import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDrawing } from '#core/documents/drawing.ts';
import { createEngine } from '#core/documents/engine.ts';
import { formNames } from '#core/documents/forms.ts';
import { createTranslator, errorSentence } from '#shared/locales/index.ts';
import { drawSymbol } from '../../emulators/symbols/draw.ts';
import { forms, resources } from './helpers.ts';
import { certificate, declaration, paper } from './samples.ts';

let own: string;
beforeEach(() => void (own = mkdtempSync(join(tmpdir(), 'tongxin-forms-'))));
afterEach(() => rmSync(own, { recursive: true }));

const barcode = 'T26112203007D1';
const engine = () => createEngine({ resourcesDirectory: resources, forms: [own, ...forms] });

/** The hall's own version of a form, changed. */
function change(file: string, edit: (layout: { pages: unknown[][]; barcode: Record<string, number> }) => void): void {
  const layout = JSON.parse(readFileSync(join(resources, 'forms', file), 'utf8'));
  edit(layout);
  mkdirSync(dirname(join(own, file)), { recursive: true });
  writeFileSync(join(own, file), JSON.stringify(layout));
}

test('a paper whose barcode reads what it should is drawn', async () => {
  expect((await engine()(paper(formNames.declaration, declaration, { barcode }))).ok).toBe(true);
});

test('a rule of the form through the bars: the paper is not drawn, and the sentence names it', async () => {
  change('marriage/declaration.json', ({ pages, barcode: { x, y, w, height } }) => {
    // Dense as a table's rules, standing: they close the spaces between bars.
    for (let left = x!; left < x! + w!; left += 1.1)
      pages[0]!.push({ kind: 'line', x1: left, y1: y!, x2: left, y2: y! + height!, width: 0.7 });
  });
  const refused = await engine()(paper(formNames.declaration, declaration, { barcode }));
  const { title } = paper(formNames.declaration, declaration, { barcode });
  expect(refused).toEqual({ ok: false, error: { code: 'document.barcodeUnreadable', details: { paper: title } } });
  if (!refused.ok) expect(errorSentence(createTranslator('zh-CN'), refused.error)).toContain(`《${title}》上的条码`);
});

test('a code too small for the dots of a printer: no certificate is drawn', async () => {
  const put = (side: number) =>
    change('marriage/certificate/2021-01-01.json', ({ pages }) => {
      pages[1]!.push({ kind: 'code', field: 'registrationNumber', x: 20, y: 60, w: side, h: side });
    });
  put(25);
  expect((await engine()(paper('marriage/certificate', certificate))).ok).toBe(true);
  put(2);
  expect(await engine()(paper('marriage/certificate', certificate))).toMatchObject({ error: { code: 'document.barcodeUnreadable' } });
});

test('a bitmap made elsewhere is read back by the documents worker', async () => {
  const drawing = createDrawing({ resourcesDirectory: resources, forms });
  try {
    const ticket = await drawSymbol('QRCode', new TextEncoder().encode('TQ7K2M9P4XWZ'));
    expect(await drawing.readBack(ticket, { format: 'QRCode', text: 'TQ7K2M9P4XWZ' })).toBe(true);
    expect(await drawing.readBack(ticket, { format: 'QRCode', text: 'TQ7K2M9P4XWY' })).toBe(false);
    const smeared = { ...ticket, pixels: ticket.pixels.map((grey, index) => (index % ticket.width > ticket.width / 2 ? 0 : grey)) };
    expect(await drawing.readBack(smeared, { format: 'QRCode', text: 'TQ7K2M9P4XWZ' })).toBe(false);
  } finally {
    await drawing.close();
  }
});
