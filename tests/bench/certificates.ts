/**
 * A certificate drawn warm, beside Chromium printing a page of the same words and picture in the same fonts; a batch of a hundred;
 * and how free the core's first thread stays meanwhile, beside the same thread with nothing to do.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { createDrawing } from '#core/documents/drawing.ts';
import { formNames, type CertificateValues } from '#core/documents/forms.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { people } from '../emulators/people.ts';
import { median, printFigure, timed } from './parts/figure.ts';
import { askBare, startBare } from './parts/programs.ts';

const pages = 10;
const batch = 100;
const photo = await sharp({ create: { width: 626, height: 413, channels: 3, background: '#b3201f' } })
  .jpeg()
  .toBuffer();
const values: CertificateValues = {
  holder: people.wangWei.name,
  registeredOn: '2026年11月23日',
  registrationNumber: 'J329901-2026-000001',
  remarks: '',
  manName: people.wangWei.name,
  manSex: '男',
  manNationality: '中国',
  manBirthDate: '1998年03月12日',
  manIdNumber: people.wangWei.idNumber,
  womanName: people.chenJing.name,
  womanSex: '女',
  womanNationality: '中国',
  womanBirthDate: '1999年08月25日',
  womanIdNumber: people.chenJing.idNumber,
};
const resourcesDirectory = join(import.meta.dirname, '../../resources');
const drawing = createDrawing({ resourcesDirectory, forms: [join(resourcesDirectory, 'forms')] });
const draw = () =>
  drawing.draw({
    form: formNames.certificate,
    on: '2026-11-23' as CivilDate,
    stock: false,
    outlined: null,
    sheet: null,
    values,
    pictures: { photo },
    barcode: null,
    watermark: null,
    title: '结婚证',
    createdAt: '2026-11-23T02:00:00Z',
  });

const folder = mkdtempSync(join(tmpdir(), 'tongxin-bench-'));
const page = join(folder, 'certificate.html');
writeFileSync(page, certificatePage());
const bare = await startBare(join(folder, 'profile'));
const print = async () => (await askBare<{ readonly ms: number }>(bare, { do: 'print', page })).ms;
await draw(); // fonts are read once
await print();

const drawn: number[] = [];
const printed: number[] = [];
for (let i = 0; i < pages; i += 1) {
  printed.push(await print());
  for (let times = 0; times < 5; times += 1) drawn.push(await timed(draw));
}
printFigure({
  name: 'certificate.pdf',
  value: median(drawn),
  unit: 'ms',
  baseline: median(printed),
  goal: { ratio: 0.5 },
  note: 'warm; baseline: Chromium printToPDF, its page load included, the same fonts by @font-face',
});
await bare.close();
rmSync(folder, { recursive: true, force: true });

let together = 0;
const busy = await delayDuring(async () => {
  together = await timed(() => Promise.all(Array.from({ length: batch }, draw)));
});
printFigure({
  name: 'certificate.batch100',
  value: together,
  unit: 'ms',
  baseline: batch * median(printed),
  goal: null,
  note: `${batch} at once; baseline: as many pages of Chromium, one after another`,
});
const idle = await delayDuring(() => wait(together));
await drawing.close();
printFigure({ name: 'certificate.firstThreadDelay.p99', value: busy, unit: 'ms', baseline: idle, goal: { most: 20 } });

/** p99 of the delay of this thread's event loop, in ms. */
async function delayDuring(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  delay.disable();
  return delay.percentile(99) / 1e6;
}

/** The same words, picture and fonts, laid out as a page of 结婚证 is: no more than Chromium has to do anyway. */
function certificatePage(): string {
  const load = createRequire(import.meta.url);
  const font = (file: string) => pathToFileURL(load.resolve(`@expo-google-fonts/noto-serif-sc/${file}`)).href;
  const face = (weight: number, file: string) =>
    `@font-face { font-family: 'Form'; font-weight: ${weight}; src: url('${font(file)}') format('truetype'); }`;
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8" /><title>结婚证</title>
<style>
${face(400, '400Regular/NotoSerifSC_400Regular.ttf')}
${face(700, '700Bold/NotoSerifSC_700Bold.ttf')}
@page { size: 176mm 125mm; margin: 0; }
body { font-family: 'Form'; font-size: 11pt; margin: 12mm; }
b { font-weight: 700; }
</style>
<img width="260" src="data:image/jpeg;base64,${photo.toString('base64')}" alt="" />
<p><b>结婚证</b></p>
${Object.values(values)
  .map((value) => `<p>${String(value)}</p>`)
  .join('\n')}
</html>`;
}
