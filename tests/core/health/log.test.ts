/** What a core writes down, and when: by its stderr, as main reads it. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let core: ChildProcess;
/** As they came: each piece is one waking of whoever reads. */
let pieces: string[];
beforeEach(async () => {
  core = fork(join(import.meta.dirname, 'talking-core.ts'), { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  pieces = [];
  core.stderr!.setEncoding('utf8').on('data', (piece: string) => void pieces.push(piece));
  await once(core, 'message');
});
afterEach(() => core.kill('SIGKILL'));

async function say(what: 'quick' | 'slow' | 'bug'): Promise<void> {
  core.send(what);
  await once(core, 'message');
}

const lines = () => pieces.join('').trimEnd().split('\n').filter(Boolean);
const events = () => lines().map((line) => (JSON.parse(line) as { event: string }).event);

test('quick calls come together, and soon', async () => {
  for (let i = 0; i < 20; i += 1) await say('quick');
  await expect.poll(events, { timeout: 5000 }).toHaveLength(20);
  expect(pieces.length).toBeLessThan(20);
});

test.each(['slow', 'bug'] as const)('a %s one comes at once, after all that was said before it', async (event) => {
  await say('quick');
  await say(event);
  await say('quick');
  // Killed at once: what was not written is lost, and it is one quick call.
  core.kill('SIGKILL');
  await once(core.stderr!, 'close');
  expect(events().slice(0, 2)).toEqual(['call', event]);
});

test('a core that ends has said everything', async () => {
  await say('quick');
  core.send('end');
  await once(core.stderr!, 'close');
  expect(events()).toEqual(['call']);
});
