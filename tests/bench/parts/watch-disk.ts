import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';

/** What the disk takes of an act: `journalAndTip` is the first COMMIT since `begin` and the first flush of a file after it. */
export function watchDisk(): { begin(): void; journalAndTip(): number } {
  const { exec } = Database.prototype;
  const { fdatasync } = fs;
  let taken = { commit: 0, tip: 0 };
  const firstOf = (part: keyof typeof taken): (() => void) => {
    const started = performance.now();
    return () => {
      if (taken[part] === 0) taken[part] = performance.now() - started;
    };
  };
  Database.prototype.exec = function (sql) {
    const ended = firstOf('commit');
    const done = exec.call(this, sql);
    if (sql === 'COMMIT') ended();
    return done;
  };
  const flush = (descriptor: number, callback: fs.NoParamCallback): void => {
    const ended = firstOf('tip');
    fdatasync(descriptor, (refused) => {
      ended();
      callback(refused);
    });
  };
  fs.fdatasync = Object.assign(flush, { __promisify__: promisify(flush) });
  syncBuiltinESMExports();
  return { begin: () => void (taken = { commit: 0, tip: 0 }), journalAndTip: () => taken.commit + taken.tip };
}
