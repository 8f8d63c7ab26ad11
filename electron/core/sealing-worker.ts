import { parentPort, workerData } from 'node:worker_threads';
import { holdKeyPair, keyPairOf } from './crypto/index.ts';
import { stepBack, steps } from './documents/step-back.ts';
import { createWrappedKey, openAnswer, sealEnvelope, type ContentKey } from './sync/envelope/index.ts';
import type { Done, Job, NamedKey, OwnKeys, Results } from './sync/sealing/jobs.ts';

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

/** The key of the next envelope, made, as the point of its signature, while nothing waits here. */
let next: { readonly recipient: string; readonly key: ContentKey } | null = null;

/** Taken out: no key seals twice. */
function takeKey({ keyId }: NamedKey): ContentKey | undefined {
  const taken = next?.recipient === keyId ? next.key : undefined;
  next = null;
  return taken;
}

function work(job: Job): Promise<Results[Job['kind']]> {
  if (job.kind === 'seal') {
    const { recipient } = job;
    const sealed = sealEnvelope(job.address, job.content, signer, recipient, takeKey(recipient));
    const makeNext = () => {
      next ??= { recipient: recipient.keyId, key: createWrappedKey(recipient) };
      signer.prepare?.();
    };
    // After the answer is on its way; a recipient whose key is none gets none.
    void sealed.then(
      () => setImmediate(makeNext),
      () => undefined,
    );
    return sealed;
  }
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
