/**
 * What a registrar feels of the sender: the commit that makes a marriage (登记发证), from BEGIN until its tip is on the disk, while a backlog
 * is on its way to the province, beside the same commit while nothing is. One couple idle, one busy, in turn. The province is a process of its
 * own on a disk of its own, as it is in life.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import type { Desk } from '#core/desk.ts';
import { createDispatcher } from '#core/dispatch.ts';
import { acts, openHall } from '#core/hall.ts';
import { silentLog } from '#core/log.ts';
import { createMeter, type MeasuredCall } from '#core/meter.ts';
import type { Handler } from '#core/ports.ts';
import { createSystemClock, openStore, systemAuthor, type OpenStore } from '#core/store/index.ts';
import { createSender, findPendingActs, sealInThread, unheard } from '#core/sync/index.ts';
import { fileColumns } from '#core/vault-files.ts';
import type { OperationName } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { callerOf, printFinalPapers, takeTo, testHall, typedCouple } from '../core/cases/test-desk.ts';
import { inventedIdNumber, people } from '../emulators/people.ts';
import { startMortal } from '../faults/link/children.ts';
import { enrolledHall } from '../faults/link/enrolled-hall.ts';
import { definitionOf } from '../faults/link/filed.ts';
import { startProvince } from '../province/province.ts';
import { percentile, printFigure } from './parts/figure.ts';
import { registered } from './parts/registered.ts';

const couples = Number(process.env['TONGXIN_BENCH_COUPLES'] ?? 100);
const warmUp = 6;
const total = couples + warmUp;
/** Acts that are on their way while a couple is registered: three envelopes. */
const backlog = 600;

const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'tongxin-bench-'));
const inside = await startProvince({ folder });
const port = Number(new URL(inside.address).port);
const year = new Date().getFullYear();
const enrolled = await enrolledHall(inside, {
  station: 'S01',
  port,
  config: {
    ...testHall,
    numberBlocks: [{ prefix: 'J', regionCode: '329901', year, first: 1, last: total }],
    blankBatches: [{ kind: 'marriage', first: 'A00000001', last: `A${String(2 * total).padStart(8, '0')}` }],
  },
});
await inside.stop();
const province = startMortal('province-process.ts', [folder, String(port), '1', '0'], () => undefined);
await province.ready();

const queued = definitionOf('plain');
const clock = createSystemClock();
const opened = openStore(enrolled.store, enrolled.dataKey, { acts: [...acts, queued as never], clock, fileColumns });
if (!opened.ok) throw new Error(opened.error.code);
const store = opened.value;
let measured = { commit: 0, durable: 0 };
let last: MeasuredCall | null = null;
const log = { ...silentLog, called: (call: MeasuredCall) => void (last = call) };
const meter = createMeter(() => clock.now().toString());
const hall = openHall(watched(store), {
  storeDirectory: enrolled.store,
  dataKey: enrolled.dataKey,
  clock,
  events: { emit: () => undefined },
  resourcesDirectory: join(import.meta.dirname, '../../resources'),
  readerPath: null,
  keepSession: () => undefined,
  meter,
  log,
});
const call = createDispatcher({
  log,
  meter,
  hall: () => hall,
  handlerOf: (name) => hall.handlers[name as never] as Handler<OperationName>,
});
// A training hall has no sender of its own.
const getOffice = () => ({ regionCode: '329901' });
const reportBug = (thrown: unknown): never => {
  throw thrown;
};
const sender = createSender({ ...unheard, sealWith: sealInThread, changed: () => undefined, store, clock, getOffice, reportBug });
const as = (code: string) => {
  const session = hall.actAs(code, '03');
  if (!session.ok) throw new Error(session.error.code);
  return callerOf({ call } as Desk, session.value);
};
await as('S1').ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
const registrar = as('R1');

const samples = {
  idle: { commit: [] as number[], durable: [] as number[], call: [] as number[] },
  busy: { commit: [] as number[], durable: [] as number[], call: [] as number[] },
};
for (let i = 0; i < total; i += 1) {
  const mode = i % 2 === 0 ? 'idle' : 'busy';
  const man = { ...people.wangWei, idNumber: inventedIdNumber('329901', people.wangWei.birthDate, 101 + 2 * i) };
  const woman = { ...people.chenJing, idNumber: inventedIdNumber('329901', people.chenJing.birthDate, 102 + 2 * i) };
  const { id: caseId } = await takeTo(registrar, 'prepared', typedCouple(man, woman));
  await printFinalPapers(registrar, caseId);
  await drain();
  if (mode === 'busy') queue(i * backlog);
  const turning = mode === 'busy' ? sender.turn() : null;
  // Somewhere between sealing, sending and journalling receipts.
  await wait(Math.random() * 150);
  await registrar.ask('marriage.register', { caseId, signedForReceipt: { man: true, woman: true } });
  const { ms } = last!;
  const isStillBusy = turning === null || store.read((db) => findPendingActs(db, 1)).length > 0;
  await turning;
  if (i < warmUp || !isStillBusy) continue;
  samples[mode].commit.push(measured.commit);
  samples[mode].durable.push(measured.durable);
  samples[mode].call.push(ms);
}
await sender.close();
await hall.close();
await province.end();
await enrolled.hall.close();
rmSync(folder, { recursive: true, force: true });

const note = `${samples.busy.durable.length} couples busy, ${samples.idle.durable.length} idle`;
for (const percent of [50, 99]) {
  const figure = (what: 'commit' | 'durable' | 'call') => ({
    value: percentile(samples.busy[what], percent),
    unit: 'ms' as const,
    baseline: percentile(samples.idle[what], percent),
  });
  const goal = percent === 50 ? { ratio: 1.2 } : null;
  printFigure({ name: `register.busy.durable.p${percent}`, ...figure('durable'), goal, note: `until the tip is on the disk; ${note}` });
  printFigure({ name: `register.busy.transaction.p${percent}`, ...figure('commit'), goal: null });
  printFigure({ name: `register.busy.call.p${percent}`, ...figure('call'), goal: null });
}

/** Measures the commit that registers, from its beginning to its end and until it is kept. */
function watched(inner: OpenStore): OpenStore {
  return {
    ...inner,
    commit(author, decide) {
      const started = performance.now();
      const committed = inner.commit(author, decide);
      if (author.operation === 'marriage.register') {
        const commit = performance.now() - started;
        measured = { commit, durable: NaN };
        void inner.kept(author.requestId).then(() => (measured = { commit, durable: performance.now() - started }));
      }
      return committed;
    },
  };
}

async function drain(): Promise<void> {
  while (store.read((db) => findPendingActs(db, 1)).length > 0) {
    const stopped = await sender.turn();
    if (stopped !== null) throw new Error(JSON.stringify(stopped));
  }
}

function queue(from: number): void {
  store.commit(systemAuthor('divorces.sweep'), ({ append }) => {
    for (let place = from; place < from + backlog; place += 1) {
      const { content } = registered(place);
      append(queued, { outboxId: uuidv7(), content }, { caseId: uuidv7() });
    }
    return ok(null);
  });
}
