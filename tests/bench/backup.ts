/** A backup of a hall, checked by opening it, beside copying the same bytes durably; and how free the first thread stays. */
import { closeSync, fsyncSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { randomBytes } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { createBulk } from '#core/backup/index.ts';
import { caseOpened } from '#core/cases/acts.ts';
import { attachmentAdded } from '#core/archive/index.ts';
import { acts } from '#core/hall.ts';
import { createId } from '#core/crypto/index.ts';
import { createSystemClock, createStore } from '#core/store/index.ts';
import { ok } from '#shared/model/index.ts';
import { printFigure } from './parts/figure.ts';

const cases = Number(process.env['TONGXIN_BENCH_CASES'] ?? 1_000);
const pictureBytes = 150_000;

const folder = mkdtempSync(join(tmpdir(), 'tongxin-bench-'));
const store = join(folder, 'store');
const made = await createStore(store, {
  training: true,
  passphrase: null,
  station: 'S01',
  program: 'bench',
  clock: createSystemClock(),
  acts,
});
if (!made.ok) throw new Error(made.error.code);
const { store: open, dataKey } = made.value;
for (let i = 0; i < cases; i += 1) {
  const digest = await open.vault.put(randomBytes(pictureBytes));
  const author = {
    requestId: createId(),
    operation: 'cases.open',
    inputDigest: '',
    staffId: createId(),
    role: null,
    approverId: null,
    counter: '03',
  } as const;
  open.commit(author, ({ append }) => {
    const caseId = createId();
    append(
      caseOpened,
      {
        number: `03-${1000 + Math.floor(i / 1000)}-${String(i % 1000).padStart(3, '0')}`,
        business: 'marriage',
        insideBeforeClosing: false,
      },
      { caseId },
    );
    append(
      attachmentAdded,
      {
        id: createId(),
        kind: 'photo',
        mime: 'image/jpeg',
        digest,
        size: pictureBytes,
        party: null,
        source: null,
        of: null,
        documentId: null,
      },
      { caseId },
    );
    return ok({});
  });
}

const usb = join(folder, 'usb');
mkdirSync(usb);
const bulk = createBulk();
const request = { storeDirectory: store, dataKey, folder: usb, program: 'bench', keepDays: null };
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const backup = await timed(() => bulk.run('make', { ...request, madeAt: at(0) }));
delay.disable();
const copying = await timed(() => Promise.resolve(copyAll(store, join(folder, 'copy'))));
const again = await timed(() => bulk.run('make', { ...request, madeAt: at(1) }));
await bulk.close();
open.close();
rmSync(folder, { recursive: true, force: true });

const note = `${cases} cases with a picture each`;
printFigure({ name: 'backup.first', value: backup, unit: 'ms', baseline: copying, goal: null, note });
printFigure({ name: 'backup.again', value: again, unit: 'ms', baseline: copying, goal: null, note });
printFigure({
  name: 'backup.firstThreadDelay.p99',
  value: delay.percentile(99) / 1e6,
  unit: 'ms',
  baseline: null,
  goal: { most: 20 },
  note,
});

function at(second: number): string {
  return Temporal.Instant.from('2026-11-23T04:15:00Z').add({ seconds: second }).toString();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  const done = await work();
  if (typeof done === 'object' && done !== null && 'ok' in done && !done.ok) throw new Error(JSON.stringify(done));
  return performance.now() - started;
}

/** Every file copied and on the disk, as a careful person would. */
function copyAll(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isDirectory()) copyAll(join(from, entry.name), join(to, entry.name));
    // The database is open in this process, and reading it as a file would drop its locks: its bytes are the backup's.
    else if (!entry.name.startsWith('hall.')) writeWhole(join(to, entry.name), readFileSync(join(from, entry.name)));
  }
  const root = join(usb, readdirSync(usb)[0]!);
  const backupName = readdirSync(root).find((name) => /^\d{4}-/.test(name))!;
  if (from === store) writeWhole(join(to, 'hall.db'), readFileSync(join(root, backupName, 'hall.db')));
}

function writeWhole(file: string, bytes: Uint8Array): void {
  const descriptor = openSync(file, 'wx');
  writeSync(descriptor, bytes);
  fsyncSync(descriptor);
  closeSync(descriptor);
}
