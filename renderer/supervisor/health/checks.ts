import { Temporal } from 'temporal-polyfill';
import type { Diagnostics, Health } from '#shared/contract/index.ts';
import type { Tone } from '../../components/index.ts';

/** What is looked at, in the order of the page; `words` chooses the sentence, its details are the page's. */
export interface Check {
  readonly what: 'store' | 'verify' | 'disk' | 'backup' | 'clock' | 'keys' | 'reader' | 'printers' | 'outbox' | 'province' | 'program';
  readonly tone: Extract<Tone, 'done' | 'waiting' | 'refused' | 'neutral'>;
  /** Key below `health.<what>`. */
  readonly words: string;
}

const gigabyte = 1024 ** 3;
/** Days after which the store should be proven again, and hours after which waiting uploads deserve a look. */
const verifyAfter = 92;
const uploadsAfter = 24;

/** One line for each part of the hall; pure, so that every state can be looked at. */
export function checksOf({ hall, storage, at }: Diagnostics, health: Pick<Health, 'store'>): Check[] {
  if (hall === null || health.store !== 'open') return [{ what: 'store', tone: 'refused', words: 'closed' }, diskOf(storage)];
  return [
    { what: 'store', tone: 'done', words: 'open' },
    verifyOf(hall.lastVerify, at),
    diskOf(storage),
    backupOf(hall.backup),
    { what: 'clock', tone: hall.clock === 'sure' ? 'done' : 'refused', words: hall.clock === 'sure' ? 'sure' : 'unsure' },
    keysOf(hall.keys),
    readerOf(hall.reader),
    printersOf(hall.printers),
    outboxOf(hall.outbox, at),
    provinceOf(hall.province),
    { what: 'program', tone: 'done', words: 'running' },
  ];
}

/** Checks that ask somebody to do something. */
export function countOpen(checks: readonly Check[]): number {
  return checks.filter(({ tone }) => tone === 'waiting' || tone === 'refused').length;
}

type Hall = NonNullable<Diagnostics['hall']>;

function verifyOf(last: Hall['lastVerify'], at: string): Check {
  if (last === null) return { what: 'verify', tone: 'waiting', words: 'never' };
  if (!last.sound) return { what: 'verify', tone: 'refused', words: 'unsound' };
  const old = hoursBetween(last.at, at) > verifyAfter * 24;
  return { what: 'verify', tone: old ? 'waiting' : 'done', words: old ? 'old' : 'sound' };
}

function diskOf({ freeBytes, databaseBytes }: Diagnostics['storage']): Check {
  if (freeBytes === null) return { what: 'disk', tone: 'refused', words: 'unknown' };
  // Changing keys, and a restore, need the whole store a second time.
  if (freeBytes < gigabyte) return { what: 'disk', tone: 'refused', words: 'full' };
  const low = freeBytes < Math.max(5 * gigabyte, 3 * databaseBytes);
  return { what: 'disk', tone: low ? 'waiting' : 'done', words: low ? 'low' : 'enough' };
}

function backupOf({ lastAt, warnings }: Hall['backup']): Check {
  const [first] = warnings;
  if (first === undefined) return { what: 'backup', tone: 'done', words: 'good' };
  if (first === 'noPlan') return { what: 'backup', tone: 'refused', words: 'noPlan' };
  const minor = warnings.every((warning) => warning === 'sameDisk' || warning === 'tailBehind');
  return { what: 'backup', tone: minor ? 'waiting' : 'refused', words: minor ? first : lastAt === null ? 'none' : 'wrong' };
}

function keysOf(keys: Hall['keys']): Check {
  if (keys === null) return { what: 'keys', tone: 'refused', words: 'unreadable' };
  const { recoveryKey, unsealed, passphrase } = keys;
  if (!passphrase) return { what: 'keys', tone: 'neutral', words: 'training' };
  if (!recoveryKey) return { what: 'keys', tone: 'refused', words: 'none' };
  return { what: 'keys', tone: unsealed ? 'waiting' : 'done', words: unsealed ? 'unsealed' : 'sealed' };
}

/** What ails the reader itself, not the card last laid on it. */
const readerFaults: ReadonlyArray<Hall['reader']['problem']> = ['noRight', 'unlicensed', 'selfTestFailed', 'readerFault'];

function readerOf({ state, problem }: Hall['reader']): Check {
  if (state === 'none') return { what: 'reader', tone: 'neutral', words: 'none' };
  if (state !== 'lost' && readerFaults.includes(problem)) return { what: 'reader', tone: 'refused', words: 'faulty' };
  return { what: 'reader', tone: state === 'lost' ? 'refused' : 'done', words: state === 'lost' ? 'lost' : 'ready' };
}

function printersOf(printers: Hall['printers']): Check {
  if (printers.length === 0) return { what: 'printers', tone: 'neutral', words: 'none' };
  const ready = printers.every((printer) => printer.ready);
  return { what: 'printers', tone: ready ? 'done' : 'refused', words: ready ? 'ready' : 'notReady' };
}

function outboxOf({ pending, oldestAt }: Hall['outbox'], at: string): Check {
  if (pending === 0 || oldestAt === null) return { what: 'outbox', tone: 'done', words: 'none' };
  const old = hoursBetween(oldestAt, at) > uploadsAfter;
  return { what: 'outbox', tone: old ? 'waiting' : 'done', words: old ? 'old' : 'pending' };
}

function provinceOf({ state, warning }: Hall['province']): Check {
  if (state === 'lost') return { what: 'province', tone: 'refused', words: 'lost' };
  if (state !== 'enrolled') return { what: 'province', tone: 'neutral', words: state };
  if (warning === null) return { what: 'province', tone: 'done', words: 'enrolled' };
  return { what: 'province', tone: warning === 'days3' || warning === 'ended' ? 'refused' : 'waiting', words: warning };
}

function hoursBetween(from: string, until: string): number {
  return Temporal.Instant.from(from).until(until).total('hours');
}
