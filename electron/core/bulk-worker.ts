import { parentPort } from 'node:worker_threads';
import { createJobs } from './backup/bulk-jobs.ts';
import type { JobAnswer, JobMessage } from './backup/jobs.ts';
import { acts } from './acts.ts';
import { createId } from './crypto/index.ts';
import { stepBack, steps } from './documents/step-back.ts';
import { storeRestored } from './office/index.ts';
import { ok } from '#shared/model/index.ts';
import { referencedFiles } from './store/index.ts';
import { fileColumns } from './vault-files.ts';

/** The `bulk` worker: backup, restore and verification, beside the first thread. */
stepBack(steps.bulk);
const port = parentPort!;
const answer = (message: JobAnswer) => port.postMessage(message);
const jobs = createJobs({
  acts,
  fileColumns,
  listFiles: (database) => referencedFiles(database, fileColumns),
  progress: (progress) => answer({ kind: 'progress', progress }),
  record: (store, restored) =>
    store.commit(restoring(), (tx) => {
      tx.append(storeRestored, { id: createId(), ...restored });
      return ok(null);
    }),
});

function restoring() {
  const requestId = createId();
  return { requestId, operation: 'backup.restore', inputDigest: '', staffId: null, role: null, approverId: null, counter: null } as const;
}

port.on('message', ({ id, name, request }: JobMessage) => {
  const work = jobs[name] as (request: unknown) => Promise<unknown>;
  void work(request).then(
    (result) => answer({ kind: 'result', id, result }),
    (error: unknown) => answer({ kind: 'bug', id, error }),
  );
});
