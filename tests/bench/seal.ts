/**
 * Acts brought to a province in batches of 200, compressed, sealed and signed, beside plain posts of the same batches as JSON: over the
 * same kind of connection, TLS with client certificates, to the same server, which only takes them.
 */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:https';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createKeyPair, createRequest, createTlsKey, holdKeyPair, keyIdOf } from '#core/crypto/index.ts';
import { partyNotice } from '#core/cases/marriage/notice.ts';
import type { SentAct } from '#core/sync/contents.ts';
import { emptyChain, sealEnvelope } from '#core/sync/envelope/index.ts';
import { startProvince } from '../province/province.ts';
import { typedCouple } from '../core/cases/test-desk.ts';
import { inventedIdNumber, people } from '../emulators/people.ts';
import { CivilDate } from '#shared/model/index.ts';
import { median, printFigure, timed } from './parts/figure.ts';

const rounds = Number(process.env['TONGXIN_BENCH_BATCHES'] ?? 40);
const warmUp = 10;
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

const signer = holdKeyPair(signing);
const recipient = { keyId: keyIdOf(wrapping.publicKey), publicKey: wrapping.publicKey };
const address = { from: 'station', office: '329901', station: 'S01', lane: 'acts', contentType: 'acts', compression: 'deflate' } as const;

let end = emptyChain;
let sealedBytes = 0;
let plainBytes = 0;
const sealed: number[] = [];
const plain: number[] = [];
for (let round = 0; round < warmUp + rounds; round += 1) {
  const acts = Array.from({ length: actsInBatch }, (_, place) => registered(round * actsInBatch + place));
  const ours = await timed(async () => {
    const chained = { sequence: end.sequence + 1, previous: end.digest, madeAt: new Date().toISOString() };
    const envelope = await sealEnvelope({ ...address, ...chained }, Buffer.from(JSON.stringify({ acts })), signer, recipient);
    await post(envelope.bytes);
    sealedBytes = envelope.bytes.length;
    end = { sequence: envelope.header.sequence, digest: envelope.digest };
  });
  const theirs = await timed(async () => {
    const body = Buffer.from(JSON.stringify({ acts }));
    await post(body);
    plainBytes = body.length;
  });
  if (round < warmUp) continue;
  sealed.push(ours);
  plain.push(theirs);
}

const perSecond = (ms: number) => (actsInBatch * 1000) / ms;
printFigure({
  name: 'sync.sealed',
  value: perSecond(median(sealed)),
  unit: 'acts/s',
  baseline: perSecond(median(plain)),
  goal: { atLeast: 0.5 },
  note: `median of ${rounds} batches of ${actsInBatch}; ${Math.round(sealedBytes / 1000)} kB sealed beside ${Math.round(plainBytes / 1000)} kB of JSON`,
});

agent.destroy();
await server.terminate();
await province.stop();
rmSync(folder, { recursive: true });

/** What the province is told of a registration, as the program says it: each of another couple. */
function registered(place: number): SentAct {
  const at = '2026-05-20T02:30:00.000Z';
  const id = (more: number) => inventedIdNumber('329901', `${1970 + (place % 30)}-05-20`, 100 + ((place * 2 + more) % 800));
  const { man, woman } = typedCouple({ ...people.wangWei, idNumber: id(1) }, { ...people.chenJing, idNumber: id(2) });
  const caseId = randomUUID();
  const number = String(place).padStart(6, '0');
  return {
    id: randomUUID(),
    caseId,
    order: 1,
    type: 'marriage.registered',
    at,
    on: CivilDate.parse('2026-05-20'),
    content: {
      business: 'marriage',
      kind: 'ordinary',
      livingTogetherSince: null,
      caseId,
      office: { regionCode: '329901', name: subject.organization },
      registrationNumber: `J329901-2026-${number}`,
      blanks: { man: `A1${number}`, woman: `A2${number}` },
      registeredOn: '2026-05-20',
      registeredAt: at,
      registrar: { code: 'R1', name: '李敏', certificate: 'ZG0001' },
      onlineCheck: { state: 'matched', at },
      man: partyNotice(man),
      woman: partyNotice(woman),
    },
    parts: [],
  };
}

function post(body: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/octet-stream', 'content-length': body.length };
    const asking = request({ host: '127.0.0.1', port, path: '/', method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', resolve);
    });
    asking.on('error', reject);
    asking.end(body);
  });
}
