import { basename } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { readLogLine } from '#shared/contract/index.ts';
import { countRows, describeConfiguration } from './configuration.ts';
import { diagnose, type HealthDeps } from './diagnose.ts';
import { listLogFiles, readEnd } from './log-files.ts';
import { packTarball, type Entry } from './tarball.ts';

/** Of the newest log at most so much, and so many lines a turn. */
const mostLog = 20 * 1024 * 1024;
const linesAtOnce = 500;

/** What is handed to whoever helps, as .tar.gz: how the hall fares, how it is set up, how many rows, the log; no row, name or key. */
export async function createBundle(deps: HealthDeps): Promise<Uint8Array> {
  const { opening } = deps;
  const hall = opening.hall();
  const { now: _, officeName: _name, ...health } = opening.health();
  const entries: Entry[] = [
    json('health.json', { ...health, ...(await diagnose(deps)) }),
    ...(hall ? [json('configuration.json', describeConfiguration(hall)), json('rows.json', await countRows(hall))] : []),
    ...(await logEntries(opening.options.logsDirectory ?? null)),
  ];
  return packTarball(entries, new Date());
}

function json(path: string, value: unknown): Entry {
  return { path: `tongxin/${path}`, text: `${JSON.stringify(value, null, 2)}\n` };
}

/** Lines of the log alone: whatever else somebody put into its folder or files stays there. */
async function logEntries(directory: string | null): Promise<Entry[]> {
  const entries: Entry[] = [];
  let left = mostLog;
  for (const file of directory === null ? [] : (await listLogFiles(directory)).toReversed()) {
    if (left <= 0) break;
    const kept: string[] = [];
    const lines = await readEnd(file, left);
    for (let first = 0; first < lines.length; first += linesAtOnce) {
      for (const line of lines.slice(first, first + linesAtOnce)) if (readLogLine(line) !== null) kept.push(line);
      await nextTurn();
    }
    const text = kept.map((line) => `${line}\n`).join('');
    left -= text.length + 1;
    entries.push({ path: `tongxin/logs/${basename(file)}`, text });
  }
  return entries;
}
