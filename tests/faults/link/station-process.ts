/**
 * A station of a fault run in a process of its own, to be killed: `node station-process.ts STORE KEY-HEX NUMBER ACTS PAUSE LIFE`. Files its acts one
 * after another, `PAUSE` ms between two at most, and tells them to the province all the while with the hall's own sender. Says a line for each
 * of: `open`, `filed ID…` once the disk has them, `drained` when nothing is left that can go; ends when its input does.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { createSystemClock, openStore, systemAuthor } from '#core/store/index.ts';
import { createSender, sealInThread, unheard } from '#core/sync/index.ts';
import { ok } from '#shared/model/index.ts';
import { acts, contentOf, isDrained, definitionOf, findFiled, photoOf, plannedAct, type Planned } from './filed.ts';

const [directory = '', key = '', number, wanted, pause] = process.argv.slice(2);
const station = Number(number);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const clock = createSystemClock();
const opened = openStore(directory, Buffer.from(key, 'hex'), { acts, clock }, { check: 'tip' });
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const store = opened.value;
const sender = createSender({
  ...unheard,
  sealWith: sealInThread,
  changed: () => undefined,
  store,
  clock,
  getOffice: () => ({ regionCode: '329901' }),
  reportBug: (thrown) => {
    throw thrown;
  },
});
say('open');
let ended = false;
process.stdin.on('end', () => (ended = true)).resume();

/** One to four acts a transaction. */
async function file(): Promise<void> {
  const { filed, cases } = store.read(findFiled);
  for (let index = filed; index < Number(wanted) && !ended;) {
    const author = systemAuthor('divorces.sweep');
    const many = Math.min(1 + Math.floor(Math.random() * 4), Number(wanted) - index);
    const ids = Array.from({ length: many }, () => uuidv7());
    const photos = await Promise.all(ids.map((_, more) => keepPhoto(plannedAct(index + more))));
    store.commit(author, ({ append, at }) => {
      ids.forEach((outboxId, more) => {
        const planned = plannedAct(index + more);
        const caseId = (cases[planned.case] ??= uuidv7());
        const photo = photos[more] ?? null;
        append(definitionOf(planned.kind), { outboxId, content: contentOf(station, planned, { caseId, at }), photo }, { caseId });
      });
      return ok(null);
    });
    await store.kept(author.requestId);
    say(`filed ${ids.join(' ')}`);
    index += many;
    await wait(Math.random() * Number(pause));
  }
}

/** With the first act of a case that has one. */
async function keepPhoto({ case: number, place }: Planned): Promise<{ digest: string; size: number } | null> {
  const bytes = place === 0 ? photoOf(station, number) : null;
  return bytes && { digest: await store.vault.put(bytes), size: bytes.length };
}

async function tell(): Promise<void> {
  for (let drained = false; !ended;) {
    await sender.turn();
    await wait(Math.random() * 40);
    const { filed } = store.read(findFiled);
    if (drained || filed < Number(wanted) || !store.read(isDrained)) continue;
    drained = true;
    say('drained');
  }
}

await Promise.all([file(), tell()]);
await sender.close();
store.close();
