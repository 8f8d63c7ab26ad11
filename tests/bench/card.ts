/**
 * What a registrar waits for in the real window: from the first byte of a card until its name stands in the form, beside what the
 * reader takes to send it; and a question to the core and back while it draws papers, beside a bare Electron with a process
 * behind it that only sends back what it gets.
 */
import { join } from 'node:path';
import { prepareHall } from '../e2e/hall-store.ts';
import { people } from '../emulators/people.ts';
import { residentCard, startReaderEmulator, type ReaderEmulator } from '../emulators/reader/index.ts';
import { median, percentile, printFigure } from './parts/figure.ts';
import type { Watched } from './parts/page.ts';
import { askBare, firstPaint, isSignInShown, seen, signIn, startBare, startHall } from './parts/programs.ts';

const cases = Number(process.env['TONGXIN_BENCH_CARDS'] ?? 5);
const questions = Number(process.env['TONGXIN_BENCH_QUESTIONS'] ?? 3_000);

const prepared = await prepareHall({
  acts: async (as) => void (await (await as('R1')).ask('cases.open', { business: 'marriage' })),
});
const reader = await startReaderEmulator();
// As readers are delivered: 115,200 bits a second.
reader.behave({ only: ['read'], baudRate: 115_200 });
// The hall's window comes last and lies on top: one that is covered is not drawn.
const bare = await startBare(join(prepared.folder, 'bare'));
await firstPaint(bare);
const hall = await startHall(prepared, { reader: reader.path });
await seen(hall, isSignInShown);
await signIn(hall);

const { filled, sent } = await readCards(hall, reader);
printFigure({
  name: 'card.filled',
  value: median(filled),
  unit: 'ms',
  baseline: median(sent),
  goal: { over: 100 },
  note: `median of ${filled.length} cards; a card is read twice on a bare serial line; 30 ms of silence after the first reading are part of the baseline`,
});

await askBare(bare, { do: 'echo' });
await wrap(bare, 'window.bare.echo({ operation: "hall.health", input: {}, requestId: crypto.randomUUID() })');
await wrap(
  hall,
  'window.hall.call({ operation: "hall.health", input: {}, requestId: "00000000-0000-7000-8000-" + crypto.randomUUID().slice(-12), approval: null })',
);
await drawAllTheTime(hall);
// The first paper waits for its fonts to be read; from then on one follows the other.
await seen(hall, 'window.drawn > 0');
const trips: number[] = [];
const bareTrips: number[] = [];
// In turn, so that a busy machine hits both.
for (let done = 0; done < questions; done += 50) {
  bareTrips.push(...(await bare.evaluate<number[]>('trips(50)')));
  trips.push(...(await hall.evaluate<number[]>('trips(50)')));
}
const drawn = await hall.evaluate<number>('drawn');
for (const percent of [50, 99]) {
  printFigure({
    name: `roundtrip.p${percent}`,
    value: percentile(trips, percent),
    unit: 'ms',
    baseline: percentile(bareTrips, percent),
    goal: percent === 99 ? { most: 5 } : null,
    note: `${trips.length} questions while ${drawn} papers were drawn and filed`,
  });
}
await Promise.all([hall.close(), bare.close(), reader.stop()]);
prepared.remove();

async function readCards(window: Watched, from: ReaderEmulator): Promise<{ filled: number[]; sent: number[] }> {
  const found = { filled: [] as number[], sent: [] as number[] };
  const now = (): number => performance.timeOrigin + performance.now();
  let begun = 0;
  let ended = 0;
  // The look that finds a card is followed at once by its selection: all before it was waiting.
  from.onCommand((command) => command === 'select' && (begun = now()));
  from.onReply((command) => command === 'read' && (ended = now()));
  for (let i = 0; i < cases; i += 1) {
    const before = await window.evaluate<number>(`document.querySelectorAll('.work-row').length`);
    await window.press('F2');
    await seen(window, `document.querySelectorAll('.work-row').length > ${before}`);
    for (const [who, person] of [
      ['男方', people.wangWei],
      ['女方', people.chenJing],
    ] as const) {
      await seen(window, `document.body.innerText.includes('请将${who}身份证放在读卡器上')`);
      const shown = seen(window, `[...document.querySelectorAll('main input')].some((input) => input.value === '${person.name}')`);
      from.placeCard(residentCard(person));
      found.filled.push((await shown) - begun);
      found.sent.push(ended - begun);
      from.removeCard();
    }
  }
  return found;
}

/** `trips(count)` in the page: the ms each of so many questions takes, one after another. */
function wrap(window: Watched, question: string): Promise<unknown> {
  return window.evaluate(`window.trips = async (count) => {
    const taken = [];
    for (let i = 0; i < count; i += 1) {
      const asked = performance.now();
      await ${question};
      taken.push(performance.now() - asked);
    }
    return taken;
  }, null`);
}

function drawAllTheTime(window: Watched): Promise<unknown> {
  return window.evaluate(`window.drawn = 0, (async () => {
    for (;;) {
      const requestId = '00000000-0000-7000-8000-' + crypto.randomUUID().slice(-12);
      const answer = await window.hall.call({ operation: 'printers.calibrationSheet', input: { printer: '文件' }, requestId, approval: null });
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      window.drawn += 1;
    }
  })(), null`);
}
