/**
 * A backlog of a hall brought to its province (the reference one, in a process of its own) on loopback: sealed, sent, ingested there, and each
 * receipt journalled here. Beside it plain posts of the same acts as JSON, in batches of 200, to a server that only takes them.
 */
import { Agent } from 'node:https';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ok } from '#shared/model/index.ts';
import { createSystemClock, openStore, systemAuthor } from '#core/store/index.ts';
import { createSender, findPendingActs, openStationKeys, sealInThread, unheard } from '#core/sync/index.ts';
import { startMortal } from '../faults/link/children.ts';
import { enrolledHall } from '../faults/link/enrolled-hall.ts';
import { acts, definitionOf } from '../faults/link/filed.ts';
import { startProvince } from '../province/province.ts';
import { printFigure, timed } from './parts/figure.ts';
import { postTo } from './parts/post.ts';
import { registered } from './parts/registered.ts';

const backlog = Number(process.env['TONGXIN_BENCH_BACKLOG'] ?? 5_000);
const warmUp = 400;
const batch = 200;

const folder = mkdtempSync(join(tmpdir(), 'tongxin-bench-'));
const inside = await startProvince({ folder: join(folder, 'province') });
const port = Number(new URL(inside.address).port);
const { hall, store: directory, dataKey } = await enrolledHall(inside, { station: 'S01', port });
const plainServer = { ...inside.authority.serverIdentity(['127.0.0.1']), ca: inside.authority.roots.tls };
await inside.stop();
const province = startMortal('province-process.ts', [join(folder, 'province'), String(port), '1', '0'], () => undefined);
await province.ready();

const clock = createSystemClock();
const opened = openStore(directory, dataKey, { acts, clock });
if (!opened.ok) throw new Error(opened.error.code);
const store = opened.value;
const getOffice = () => ({ regionCode: '329901' });
const reportBug = (thrown: unknown): never => {
  throw thrown;
};
const sender = createSender({ ...unheard, sealWith: sealInThread, changed: () => undefined, store, clock, getOffice, reportBug });
const drain = async (): Promise<void> => {
  while (store.read((db) => findPendingActs(db, 1)).length > 0) {
    const stopped = await sender.turn();
    if (stopped !== null) throw new Error(JSON.stringify(stopped));
  }
};

const all = Array.from({ length: warmUp + backlog }, (_, place) => registered(place));
queue(all.slice(0, warmUp));
await drain();
queue(all.slice(warmUp));
const ours = await timed(drain);
const keys = store.read((db) => openStationKeys(db, store.stationKeys))!;
await sender.close();
store.close();
await province.end();

const server = new Worker(new URL('./parts/takes-everything.ts', import.meta.url), { workerData: plainServer });
const listening = await new Promise<AddressInfo>((resolve) => server.once('message', resolve));
const tls = { ca: plainServer.ca, cert: keys.tls.certificate, key: keys.tls.privateKey, minVersion: 'TLSv1.2' as const };
const agent = new Agent({ keepAlive: true, ...tls });
const post = postTo(agent, listening.port);
const postAll = async (some: typeof all): Promise<void> => {
  for (let at = 0; at < some.length; at += batch) await post(Buffer.from(JSON.stringify({ acts: some.slice(at, at + batch) })));
};
await postAll(all.slice(0, warmUp));
const plain = await timed(() => postAll(all.slice(warmUp)));
agent.destroy();
await server.terminate();
await hall.close();
rmSync(folder, { recursive: true });

printFigure({
  name: 'sync.drain',
  value: ours,
  unit: 'ms',
  baseline: plain,
  goal: { most: 10_000 },
  note: `${backlog} acts, ${Math.round((backlog * 1_000) / ours)} a second; baseline: plain posts that nobody keeps, neither there nor here`,
});

/** As registering leaves them: each act with its row for the province. */
function queue(some: typeof all): void {
  const married = definitionOf('samePerson');
  for (let at = 0; at < some.length; at += batch)
    store.commit(systemAuthor('divorces.sweep'), ({ append }) => {
      for (const { id, caseId, content } of some.slice(at, at + batch)) append(married, { outboxId: id, content }, { caseId });
      return ok(null);
    });
}
