import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readLogLine, type LogLine, type RecentProblem } from '#shared/contract/index.ts';
import { listLogFiles } from './log-files.ts';

/** Days that count as lately. */
const lately = 7;
/** How a code stands in a line; without one it is `null`. */
const codeMark = '"code":"';

/** Codes that say something of the program or the PC; refusals of the law or of a wrong entry are everyday work. */
const ofTheProgram =
  /^(call\.(internal|invalid|unknownOperation)|core|page|main|store|printer|reader|backup|attachment\.damaged|document\.(missingGlyph|overflow|noForm)|diagnostics|program\.damaged)\b/;

/** What went wrong in the last days, the latest first. */
export async function findProblems(directory: string, now: Date): Promise<RecentProblem[]> {
  const since = new Date(now.getTime() - lately * 86_400_000).toISOString();
  const newestFirst: LogLine[] = [];
  for (const file of (await listLogFiles(directory)).toReversed()) {
    if (basename(file) < `hall-${since.slice(0, 10)}`) break;
    newestFirst.push(...(await readCoded(file)).toReversed());
  }
  return groupProblems(newestFirst.filter(({ time }) => time >= since));
}

/** The lines that have a code: few among thousands, so they are looked for without taking a file apart; one file a turn. */
async function readCoded(path: string): Promise<LogLine[]> {
  const bytes = await readFile(path);
  const found: LogLine[] = [];
  for (let at = bytes.indexOf(codeMark); at >= 0;) {
    const next = bytes.indexOf('\n', at);
    const end = next < 0 ? bytes.length : next;
    const line = readLogLine(bytes.toString('utf8', bytes.lastIndexOf('\n', at) + 1, end));
    if (line !== null) found.push(line);
    at = bytes.indexOf(codeMark, end);
  }
  return found;
}

/** By code; a bug's call says the same code once more and is not counted again. */
export function groupProblems(newestFirst: readonly LogLine[]): RecentProblem[] {
  const byCode = new Map<string, RecentProblem>();
  for (const { event, code, time, operation = null, reference = null } of newestFirst) {
    if (!code || !ofTheProgram.test(code) || (code === 'call.internal' && event !== 'bug')) continue;
    const known = byCode.get(code);
    byCode.set(code, known ? { ...known, count: known.count + 1 } : { code, count: 1, lastAt: time, operation, reference });
  }
  return [...byCode.values()];
}
