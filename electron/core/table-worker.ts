import { parentPort, workerData } from 'node:worker_threads';
import { readTable } from './archive/backfill/import/read-table.ts';
import type { ReadingRequest } from './archive/backfill/import/table-messages.ts';
import { stepBack, steps } from './documents/step-back.ts';

/** The `table` worker: reads the rows of a file of old records and checks them beside the first thread. */
stepBack(steps.bulk);
const port = parentPort!;

let free = 0;
let wake: (() => void) | null = null;
port.on('message', () => {
  free += 1;
  wake?.();
});

async function wanted(): Promise<void> {
  while (free === 0) await new Promise<void>((resolve) => (wake = resolve));
  free -= 1;
}

await readTable(workerData as ReadingRequest, (message) => port.postMessage(message), wanted);
port.close();
