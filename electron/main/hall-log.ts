import { readLogLine, type LogLine } from '#shared/contract/index.ts';
import { frameIn, whereThrown } from '#shared/model/index.ts';

type Said = Omit<LogLine, 'time' | 'by'>;

/** Takes whole lines; only those of the log are kept. */
export type HallLog = (text: string) => void;

/** What main itself has to say. */
export function mainLine(said: Said): string {
  return `${JSON.stringify({ time: new Date().toISOString(), by: 'main', ...said } satisfies LogLine)}\n`;
}

/** Something thrown that nobody caught: kind and places, never its message. */
export function crashLine(thrown: unknown): string {
  const { name, frames } = whereThrown(thrown);
  return mainLine({ level: 'error', event: 'bug', code: 'main.crashed', name, frames: [...frames] });
}

const errorName = /^(?:Uncaught )?(?<name>[A-Z][A-Za-z]{1,50}(?:Error|Fault|Exception))\b/;
/** Milliseconds in which strange lines count as one event. */
const together = 500;

/**
 * Stands between whoever writes and the file. A dying Node, a library or a warning says what it likes on stderr, the text somebody
 * typed too: of that, how many lines, the kind of error and its places are kept, and nothing else.
 */
export function createHallLog(write: (lines: string) => void): HallLog {
  let strange: { lines: number; name: string | undefined; frames: string[] } | null = null;
  let timer: NodeJS.Timeout | undefined;

  const tell = () => {
    clearTimeout(timer);
    if (strange === null) return;
    const { lines, name, frames } = strange;
    strange = null;
    write(
      mainLine({
        level: 'warn',
        event: 'strange',
        code: 'core.strange',
        count: lines,
        ...(name && { name }),
        ...(frames.length > 0 && { frames }),
      }),
    );
  };
  const takeStrange = (line: string) => {
    strange ??= { lines: 0, name: undefined, frames: [] };
    strange.lines += 1;
    strange.name ??= errorName.exec(line)?.groups?.['name'];
    const frame = frameIn(line);
    if (frame !== null && strange.frames.length < 12) strange.frames.push(frame);
    clearTimeout(timer);
    timer = setTimeout(tell, together).unref();
  };

  return (text) => {
    let kept = '';
    for (const line of text.split('\n')) {
      if (line.trim() === '') continue;
      const known = readLogLine(line);
      if (known === null) {
        takeStrange(line);
        continue;
      }
      if (strange !== null) {
        // In the order in which they came.
        if (kept !== '') write(kept);
        kept = '';
        tell();
      }
      kept += `${JSON.stringify(known)}\n`;
    }
    if (kept !== '') write(kept);
  };
}
