import { parentPort, workerData } from 'node:worker_threads';
import { holdKeyPair, keyPairOf } from './crypto/index.ts';
import { stepBack, steps } from './documents/step-back.ts';
import { openAnswer, sealEnvelope } from './sync/envelope/index.ts';
import type { Done, Job, OwnKeys, Results } from './sync/sealing/jobs.ts';

/** The `sealing` worker: makes envelopes and opens answers beside the first thread, with the station's own keys. */
stepBack(steps.documents);
const port = parentPort!;
const keys = workerData as OwnKeys;
const signer = held(keys.sign);
const recipients = keys.encrypt.map(held);

function held(privateKey: Uint8Array) {
  const pair = keyPairOf(privateKey);
  if (!pair) throw new Error('no private key');
  return holdKeyPair(pair);
}

function work(job: Job): Promise<Results[Job['kind']]> {
  if (job.kind === 'seal') return sealEnvelope(job.address, job.content, signer, job.recipient);
  const keyOf = (keyId: string) => (job.signer?.keyId === keyId ? job.signer.publicKey : null);
  return openAnswer(job.bytes, job.asked, job.end, keyOf, recipients);
}

port.on('message', ({ id, job }: { readonly id: number; readonly job: Job }) => {
  const answer = (done: Done) => port.postMessage(done);
  void work(job).then(
    (result) => answer({ id, kind: 'result', result }),
    (error: unknown) => answer({ id, kind: 'bug', error }),
  );
});
