import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BinaryBitmap, HybridBinarizer, QRCodeReader, RGBLuminanceSource } from '@zxing/library';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createEngine } from '#core/documents/engine.ts';
import { formOf } from '#core/documents/forms.ts';
import { openRemarks } from '#core/documents/remarks.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { planPaper } from '#core/cases/marriage/papers.ts';
import { office, parties, recordOf, sourceOf } from './couples.ts';
import { forms, resources } from './helpers.ts';
import { rasterOf, wordsOf } from './poppler.ts';
import { certificate, paper } from './samples.ts';

const before = '2026-12-31' as CivilDate;
const after = '2027-01-01' as CivilDate;
let own: string;
beforeEach(() => void (own = mkdtempSync(join(tmpdir(), 'tongxin-forms-'))));
afterEach(() => rmSync(own, { recursive: true }));

const engineWithOwn = () => createEngine({ resourcesDirectory: resources, forms: [own, ...forms] });
const usual = () => JSON.parse(readFileSync(join(resources, 'forms/marriage/certificate/2021-01-01.json'), 'utf8'));

/** The certificate in force from a date, its number put elsewhere. */
function addVersion(since: string, y: number): void {
  const layout = usual();
  for (const element of layout.pages[1]) if (element.field === 'registrationNumber') element.y = y;
  mkdirSync(join(own, 'marriage/certificate'), { recursive: true });
  writeFileSync(join(own, `marriage/certificate/${since}.json`), JSON.stringify({ ...layout, version: 2, since }));
}

async function heightOfNumber(on: CivilDate): Promise<number> {
  const drawn = await engineWithOwn()(paper('marriage/certificate', certificate, { on }));
  if (!drawn.ok) throw new Error(drawn.error.code);
  return wordsOf(drawn.value.pdf).find(({ text }) => text === certificate.registrationNumber)!.middle;
}

describe('a form that changes', () => {
  test('is drawn in the version in force on the day of the paper: a later one changes only later papers', async () => {
    const [oldPlace, oldPlaceLater] = [await heightOfNumber(before), await heightOfNumber(after)];
    expect(oldPlaceLater).toBe(oldPlace);
    addVersion(after, 20);
    expect(await heightOfNumber(before)).toBe(oldPlace);
    expect(await heightOfNumber(after)).toBeCloseTo(oldPlace - 13, 1);
    addVersion('2027-06-01', 25);
    expect(await heightOfNumber('2027-05-31' as CivilDate)).toBeCloseTo(oldPlace - 13, 1);
    expect(await heightOfNumber('2027-06-01' as CivilDate)).toBeCloseTo(oldPlace - 8, 1);
  });

  test('a certificate is on the form of its own date, whenever it is drawn', () => {
    const couple = { man: parties.plain, woman: parties.longest };
    const source = sourceOf(couple, { on: after, record: recordOf(couple, { preparedOn: before }) });
    expect(planPaper('certificate', 'man', source).on).toBe(before);
    expect(planPaper('examinationForm', null, source).on).toBe(after);
  });

  test('a form nobody has, or none that is in force yet, is said and not drawn', async () => {
    const noForm = { ok: false, error: { code: 'document.noForm', details: { form: 'jiangnan/certificate' } } };
    expect(await engineWithOwn()(paper('jiangnan/certificate', {}))).toEqual(noForm);
    expect(await engineWithOwn()(paper('marriage/certificate', certificate, { on: '2020-12-31' as CivilDate }))).toMatchObject({
      error: { code: 'document.noForm' },
    });
  });

  test("an office's own form is chosen by its settings and found in the hall's own folder", async () => {
    const forOffice = { ...office, forms: { certificate: 'jiangnan/certificate' } };
    expect([formOf('certificate', forOffice), formOf('certificatePreview', forOffice)]).toEqual([
      'jiangnan/certificate',
      'jiangnan/certificate',
    ]);
    mkdirSync(join(own, 'jiangnan'));
    writeFileSync(join(own, 'jiangnan/certificate.json'), JSON.stringify({ ...usual(), form: 'jiangnan/certificate' }));
    expect((await engineWithOwn()(paper('jiangnan/certificate', certificate))).ok).toBe(true);
  });
});

test("the province's QR code has a place of its own: read where it is supplied, nothing printed without, shown faintly by the preview", async () => {
  const layout = usual();
  layout.pages[2].push({ kind: 'code', field: 'code', x: 62, y: 102, w: 22, h: 22 });
  mkdirSync(join(own, 'marriage'));
  writeFileSync(join(own, 'marriage/certificate.json'), JSON.stringify(layout));
  const ofPage = async (values: Record<string, string>, stock: boolean) => {
    const drawn = await engineWithOwn()(paper('marriage/certificate', values, { stock }));
    if (!drawn.ok) throw new Error(drawn.error.code);
    return rasterOf(drawn.value.pdf, stock ? 3 : 2, 254);
  };
  const inPlace = ({ pixels, width, height }: Awaited<ReturnType<typeof rasterOf>>) =>
    [...pixels].filter((grey, index) => {
      const [x, y] = [(index % width) / 10, Math.floor(index / width) / 10];
      return grey < 200 && x > 61 && x < 85 && y > 101 && y < height / 10 - 3;
    }).length;
  expect(inPlace(await ofPage(certificate, false))).toBe(0);
  expect(inPlace(await ofPage(certificate, true))).toBeGreaterThan(500);

  const code = planPaper(
    'certificate',
    'man',
    sourceOf({ man: parties.plain, woman: parties.longest }, { code: 'https://example.org/j/1' }),
  ).values;
  const { pixels, width, height } = await ofPage(code, false);
  const source = new RGBLuminanceSource(new Uint8ClampedArray(pixels), width, height);
  expect(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText()).toBe('https://example.org/j/1');
});

describe('remarks', () => {
  const write = (remarks: unknown) => {
    mkdirSync(join(own, 'marriage'), { recursive: true });
    writeFileSync(join(own, 'marriage/remarks.json'), JSON.stringify(remarks));
    return openRemarks([own, ...forms], 'marriage/remarks');
  };
  const supplementary = { kind: 'supplementary', livingTogetherSince: '2019-05-01' as CivilDate, mismatchConclusion: '' } as const;
  const soldiers = { man: parties.soldier, woman: parties.longest };

  test('M-36 the number of a military card stands in them; certificates bear none', () => {
    const source = sourceOf(soldiers, { record: recordOf(soldiers, { examinationNote: '另有说明。' }) });
    expect(planPaper('examinationForm', null, source).values['remarks']).toBe('男方军人证件号：军字第20180312号\n另有说明。');
    expect(planPaper('certificate', 'man', source).values['remarks']).toBe('');
  });

  test('change from a date on, by kind and by party', () => {
    const remarks = write({
      examinationForm: [],
      certificate: [
        { since: after, texts: [{ for: { kinds: ['supplementary'] }, text: '补办登记，自{livingTogetherSince}起' }] },
        { since: '2021-01-01', texts: [{ for: { partyTypes: ['soldier'] }, text: '{party}为现役军人' }] },
      ],
    });
    const remarkOn = (preparedOn: CivilDate, kind: 'ordinary' | 'supplementary') => {
      const record = recordOf(soldiers, { preparedOn, application: { ...supplementary, kind } });
      return planPaper('certificate', 'man', sourceOf(soldiers, { on: preparedOn, record, remarks })).values['remarks'];
    };
    expect([remarkOn(before, 'supplementary'), remarkOn(after, 'supplementary'), remarkOn(after, 'ordinary')]).toEqual([
      '男方为现役军人',
      '补办登记，自2019年05月01日起',
      '',
    ]);
  });
});
