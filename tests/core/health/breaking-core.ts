import child from 'node:child_process';
import crypto from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { Temporal } from 'temporal-polyfill';
import { operations } from '#shared/contract/index.ts';

/**
 * The core with a bug in every layer: while a file named after the layer lies in the folder, the layer throws, and quotes whatever a
 * library could have in its hands.
 */
const folder = process.env['TONGXIN_BREAKS']!;
const isBroken = (layer: string): boolean => existsSync(join(folder, layer));
const quoted = (): string => readFileSync(join(folder, 'secrets.json'), 'utf8');
function breakIn(layer: string): void {
  if (isBroken(layer)) throw new Error(`${layer}: ${quoted()}\n    at ${quoted()} (file:///electron/core/x.ts:1:1)`);
}

/** As it was, unless its layer is broken. */
function breaking<F extends (...given: never[]) => unknown>(layer: string, original: F): F {
  return function (this: unknown, ...given: never[]) {
    breakIn(layer);
    return original.apply(this, given);
  } as F;
}

const find = operations['cases.find'].input;
find.safeParse = breaking('contract', find.safeParse.bind(find)) as typeof find.safeParse;

const statement = Object.getPrototypeOf(new Database(':memory:').prepare('select 1')) as Record<'get' | 'all' | 'run', () => unknown>;
for (const way of ['get', 'all', 'run'] as const) statement[way] = breaking('store', statement[way]);
crypto.createHmac = breaking('crypto', crypto.createHmac);
crypto.createHash = breaking('crypto', crypto.createHash);
child.spawn = breaking('devices', child.spawn);
syncBuiltinESMExports();
Temporal.PlainDate.from = breaking('law', Temporal.PlainDate.from);

const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message: { kind?: string }, ...rest: never[]) {
  const spoilt = message.kind === 'draw' && isBroken('documents') ? { ...message, paper: { form: quoted(), of: quoted() } } : message;
  return post.call(this, spoilt, ...rest);
};

// What a library says on its own, and what nobody awaits.
setInterval(() => {
  if (isBroken('console')) {
    console.log(quoted());
    console.error(new Error(quoted()));
    process.emitWarning(quoted());
  }
  if (isBroken('rejection')) void Promise.reject(new Error(quoted()));
  breakIn('timer');
}, 40);

await import('../../../electron/core/process.ts');
