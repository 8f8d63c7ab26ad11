import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';

/**
 * What the disk takes of an act, in milliseconds: the first COMMIT since `begin` and the first flush of a file after it. The flush
 * goes on beside the thread that answers: `waited` is how long that thread had nothing else to do meanwhile.
 */
export interface Taken {
  readonly commit: number;
  readonly flush: number;
  readonly waited: number;
}

export function watchDisk(): { begin(): void; taken(): Taken } {
  const { exec } = Database.prototype;
  const { fdatasync } = fs;
  let taken: Taken = { commit: 0, flush: 0, waited: 0 };
  Database.prototype.exec = function (sql) {
    const started = performance.now();
    const done = exec.call(this, sql);
    if (sql === 'COMMIT' && taken.commit === 0) taken = { ...taken, commit: performance.now() - started };
    return done;
  };
  const flush = (descriptor: number, callback: fs.NoParamCallback): void => {
    const started = performance.now();
    const busy = performance.eventLoopUtilization();
    fdatasync(descriptor, (refused) => {
      if (taken.flush === 0) taken = { ...taken, flush: performance.now() - started, waited: performance.eventLoopUtilization(busy).idle };
      callback(refused);
    });
  };
  fs.fdatasync = Object.assign(flush, { __promisify__: promisify(flush) });
  syncBuiltinESMExports();
  return { begin: () => void (taken = { commit: 0, flush: 0, waited: 0 }), taken: () => taken };
}
