import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createId } from '../../crypto/index.ts';
import { replaceDurably } from '../../store/files.ts';
import { findOpenQuestions } from '../asked.ts';
import { actLimit } from '../contents.ts';
import { Lane } from '../envelope/header.ts';
import { askAll, bringActs, type LaneDeps, type Stopped } from '../lanes.ts';
import { sealNextActs } from '../next-envelope.ts';
import { FolderFailed } from './folder-transport.ts';
import { handNames } from './names.ts';

export interface Exported {
  readonly envelopes: number;
  readonly acts: number;
  readonly questions: number;
}

/** Seals all that waits, and writes each envelope that has no answer into the folder; the same ones as often as it is asked. */
export async function exportAll({ store, link, isClosed }: LaneDeps, folder: string): Promise<Exported> {
  const { courier, memory } = link;
  while (!isClosed() && (await sealNextActs({ store, link, most: actLimit, ahead: true })));
  for (let [next] = store.read(oneQuestion); next && !isClosed(); [next] = store.read(oneQuestion))
    await courier.sealQuestion(next.question);
  const exported = { envelopes: 0, acts: 0, questions: 0 };
  for (const lane of Lane.options) {
    for (let envelope = memory.open(lane); envelope; envelope = memory.open(lane, envelope.header.sequence)) {
      memory.going(envelope);
      await write(join(folder, handNames.envelope(envelope.header)), envelope.bytes);
      exported.envelopes += 1;
      exported[lane] += envelope.ids.length;
    }
  }
  return exported;
}

export interface Imported {
  readonly answered: number;
  readonly open: number;
  readonly trouble: Stopped | null;
}

/** Takes in every answer there is, in order; what has none stays open. */
export async function importAll(deps: LaneDeps, folder: string): Promise<Imported> {
  await stat(folder).catch((thrown: unknown) => {
    throw new FolderFailed(thrown);
  });
  let answered = 0;
  const counting: LaneDeps = {
    ...deps,
    seals: false,
    settled() {
      answered += 1;
      deps.settled();
    },
  };
  let trouble: Stopped | null = null;
  for (const bring of [askAll, bringActs]) {
    const stopped = await untilNothingComes(() => bring(counting));
    trouble ??= stopped;
  }
  const { memory } = deps.link;
  return { answered, open: Lane.options.reduce((sum, lane) => sum + memory.countOpen(lane), 0), trouble };
}

/** What an act misses comes with the next export; the answers behind it count all the same. No answer is no trouble. */
async function untilNothingComes(bring: () => Promise<Stopped | null>): Promise<Stopped | null> {
  for (;;) {
    const stopped = await bring();
    if (stopped?.why !== 'held') return stopped?.why === 'failed' ? null : stopped;
  }
}

const oneQuestion = (db: Parameters<typeof findOpenQuestions>[0]) => findOpenQuestions(db, 1);

async function write(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await replaceDurably(`${file}.${createId()}.part`, file, bytes);
  } catch (thrown) {
    throw new FolderFailed(thrown);
  }
}
