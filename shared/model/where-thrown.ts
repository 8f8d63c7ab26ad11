/** What may be written down of something thrown. */
export interface WhereThrown {
  readonly name: string;
  /** At most twelve: `function file:line`, files as they lie in this program. */
  readonly frames: readonly string[];
}

const mostFrames = 12;
const plainName = /^[A-Za-z]{1,60}$/;

/** Name and places only: a message may quote what somebody typed, and a path whose PC it is. */
export function whereThrown(thrown: unknown): WhereThrown {
  if (!(thrown instanceof Error)) return { name: typeof thrown, frames: [] };
  // Whatever a message holds, even lines that look like places, stands before the places.
  const { stack = '', message } = thrown;
  const said = message === '' ? -1 : stack.indexOf(message);
  const places = said === -1 ? stack : stack.slice(said + message.length);
  return { name: plainName.test(thrown.name) ? thrown.name : 'Error', frames: framesIn(places) };
}

export function framesIn(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => frameIn(line) ?? [])
    .slice(0, mostFrames);
}

const place = /^at (?:async )?(?:(?<where>(?:new )?[\w$.<>]{1,80})(?: \[as [\w$]+\])? \()?(?<file>[^()]+):(?<line>\d+):\d+\)?$/;
const ours = /(?:electron|shared|renderer|node_modules|out|tests)\/[\w@./+-]{1,200}$/;
const nodes = /^node:[\w/-]{1,80}$/;

/** One line of a stack, without whatever its path says of this PC; null when it is none. */
export function frameIn(line: string): string | null {
  const found = place.exec(line.trim())?.groups;
  if (!found) return null;
  const path = found['file']!.replaceAll('\\', '/');
  const file = nodes.exec(path)?.[0] ?? ours.exec(path)?.[0] ?? '?';
  return `${found['where'] ?? '-'} ${file}:${found['line']}`;
}
