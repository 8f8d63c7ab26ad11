import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Socket } from 'node:net';
import { expect, test } from 'vitest';

const inherited = join(import.meta.dirname, '../../electron/core/inherited.ts');

test.runIf(process.platform === 'linux')('a core lets go of the sockets it was started with by accident, and keeps its own', async () => {
  const script = `
    import { closeInheritedSockets } from ${JSON.stringify(inherited)};
    console.log(closeInheritedSockets());
    process.once('message', (heard) => { process.send(heard); process.disconnect(); });
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc', 'pipe'],
  });
  const ended = once((child.stdio[4] as Socket).resume(), 'end');
  const closed = once(child.stdout!, 'data');
  const heard = once(child, 'message');
  // While the child lives the other end closes.
  await ended;
  expect(String((await closed)[0]).trim()).toBe('1');
  child.send('still there');
  expect((await heard)[0]).toBe('still there');
});
