/**
 * Acts brought to a province in batches of 200, compressed, sealed and signed in the sealing thread, beside plain posts of the same batches
 * as JSON: over the same kind of connection, TLS with client certificates, to the same server, which only takes them.
 */
import { Agent } from 'node:https';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createKeyPair, createRequest, createTlsKey, keyIdOf } from '#core/crypto/index.ts';
import type { SentAct } from '#core/sync/contents.ts';
import { emptyChain } from '#core/sync/envelope/index.ts';
import { createSealingThread } from '#core/sync/sealing/sealing-thread.ts';
import { startProvince } from '../province/province.ts';
import { median, printFigure, timed } from './parts/figure.ts';
import { postTo } from './parts/post.ts';
import { registered } from './parts/registered.ts';

const rounds = Number(process.env['TONGXIN_BENCH_BACKLOGS'] ?? 10);
const warmUp = 2;
const batchesInRound = 10;
const actsInBatch = 200;

const folder = mkdtempSync(join(tmpdir(), 'tongxin-bench-'));
const province = await startProvince({ folder });
const subject = { commonName: '329901-S01', organization: '清江县民政局婚姻登记处' };
const [signing, wrapping, tls] = [createKeyPair(), createKeyPair(), createTlsKey(subject)];
const { authorities, certificates } = province.authority.enrol({
  format: 'tongxin-enrolment-request/1',
  office: '329901',
  officeName: subject.organization,
  station: 'S01',
  madeAt: new Date().toISOString(),
  requests: { sign: createRequest(subject, signing), encrypt: createRequest(subject, wrapping), tls: tls.request },
});
const server = new Worker(new URL('./parts/takes-everything.ts', import.meta.url), {
  workerData: { ...province.authority.serverIdentity(['127.0.0.1']), ca: authorities.tls },
});
const { port } = await new Promise<AddressInfo>((resolve) => server.once('message', resolve));
const agent = new Agent({ keepAlive: true, ca: authorities.tls, cert: certificates.tls, key: tls.privateKey, minVersion: 'TLSv1.2' });

const post = postTo(agent, port);

const recipient = { keyId: keyIdOf(wrapping.publicKey), publicKey: wrapping.publicKey };
const keys = { sign: signing.privateKey, encrypt: [] };
const sealer = createSealingThread(keys, { encrypt: recipient, signing: () => null });
const address = { from: 'station', office: '329901', station: 'S01', lane: 'acts', contentType: 'acts', compression: 'deflate' } as const;

let end = emptyChain;
let bytes = { sealed: 0, plain: 0 };

/** As the sender does it: the next batch is made while the one before is on its way. The same for both. */
async function drain(batches: readonly (readonly SentAct[])[], make: (acts: readonly SentAct[]) => Promise<Uint8Array>): Promise<void> {
  let onItsWay = Promise.resolve();
  for (const acts of batches) {
    const body = await make(acts);
    await onItsWay;
    onItsWay = post(body);
  }
  await onItsWay;
}

async function sealed(acts: readonly SentAct[]): Promise<Uint8Array> {
  const chained = { sequence: end.sequence + 1, previous: end.digest, madeAt: new Date().toISOString() };
  const envelope = await sealer.seal({ ...address, ...chained }, Buffer.from(JSON.stringify({ acts })));
  end = { sequence: envelope.header.sequence, digest: envelope.digest };
  bytes = { ...bytes, sealed: envelope.bytes.length };
  return envelope.bytes;
}

async function plain(acts: readonly SentAct[]): Promise<Uint8Array> {
  const body = Buffer.from(JSON.stringify({ acts }));
  bytes = { ...bytes, plain: body.length };
  return body;
}

const ours: number[] = [];
const theirs: number[] = [];
for (let round = 0; round < warmUp + rounds; round += 1) {
  const first = round * batchesInRound * actsInBatch;
  const batches = Array.from({ length: batchesInRound }, (_, batch) =>
    Array.from({ length: actsInBatch }, (__, place) => registered(first + batch * actsInBatch + place)),
  );
  const [a, b] = [await timed(() => drain(batches, sealed)), await timed(() => drain(batches, plain))];
  if (round < warmUp) continue;
  ours.push(a);
  theirs.push(b);
}

const perSecond = (ms: number) => (batchesInRound * actsInBatch * 1000) / ms;
printFigure({
  name: 'sync.sealed',
  value: perSecond(median(ours)),
  unit: 'acts/s',
  baseline: perSecond(median(theirs)),
  goal: { atLeast: 0.5 },
  note: `median of ${rounds} backlogs of ${batchesInRound} batches of ${actsInBatch}, the next batch made while one is on its way; ${Math.round(bytes.sealed / 1000)} kB sealed beside ${Math.round(bytes.plain / 1000)} kB of JSON`,
});

sealer.close();
agent.destroy();
await server.terminate();
await province.stop();
rmSync(folder, { recursive: true });
