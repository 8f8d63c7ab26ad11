import { readLogLine, type LogLine, type RecentProblem } from '#shared/contract/index.ts';
import { listLogFiles, readEnd } from './log-files.ts';

/** Days that count as lately, and how much of the log is looked through: a few thousand lines, so that nobody waits. */
const lately = 7;
const most = 512 * 1024;

/** Codes that say something of the program or the PC; refusals of the law or of a wrong entry are everyday work. */
const ofTheProgram =
  /^(call\.(internal|invalid|unknownOperation)|core|page|main|store|printer|reader|backup|attachment\.damaged|document\.(missingGlyph|overflow|noForm)|diagnostics)\b/;

/** What went wrong in the last days, the latest first. */
export async function findProblems(directory: string, now: Date): Promise<RecentProblem[]> {
  const since = new Date(now.getTime() - lately * 86_400_000).toISOString();
  let left = most;
  const newestFirst: LogLine[] = [];
  for (const file of (await listLogFiles(directory)).toReversed()) {
    if (left <= 0) break;
    const lines = await readEnd(file, left);
    left -= lines.join('\n').length;
    newestFirst.push(...lines.toReversed().flatMap((line) => readLogLine(line) ?? []));
  }
  return groupProblems(newestFirst.filter(({ time }) => time >= since));
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
