/** How free the core's first thread stays while certificates are drawn, beside the same thread with nothing to do. */
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { createDrawing } from '#core/documents/drawing.ts';
import { formNames, type CertificateValues } from '#core/documents/forms.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { people } from '../emulators/people.ts';

const count = 100;
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
await draw(); // fonts are read once

const started = performance.now();
const busy = await delayDuring(async () => {
  for (let i = 0; i < count; i += 1) await draw();
});
const milliseconds = performance.now() - started;
const idle = await delayDuring(() => wait(milliseconds));
await drawing.close();

report('eventLoopDelayP99WhileDrawing', busy, 'ms', idle, 20);
report('certificateWarm', milliseconds / count, 'ms', null, null);

/** p99 of the delay of this thread's event loop, in ms. */
async function delayDuring(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  delay.disable();
  return delay.percentile(99) / 1e6;
}

function report(name: string, value: number, unit: string, baseline: number | null, goal: number | null): void {
  const round = (figure: number) => Math.round(figure * 100) / 100;
  const ratio = baseline === null ? null : round(value / baseline);
  console.log(JSON.stringify({ name, value: round(value), unit, baseline: baseline === null ? null : round(baseline), ratio, goal }));
}
