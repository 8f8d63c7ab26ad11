/**
 * Changes a data key in a process of its own that kills itself at one step: `node rotate-child.ts DIR KEY-HEX NEW-KEY-HEX
 * STEP` reads the new key file from standard input. Says the steps it came by; without a step to die at, the result.
 */
import { readFileSync } from 'node:fs';
import { rotateStore } from '#core/store/rotate/rotate-store.ts';
import type { KeyFile } from '#core/store/key-file.ts';

const [directory = '', key = '', newKey = '', dieAt = ''] = process.argv.slice(2);
let steps = 0;
const keyFile = JSON.parse(readFileSync(0, 'utf8')) as KeyFile;
rotateStore({ directory, dataKey: Buffer.from(key, 'hex'), newDataKey: Buffer.from(newKey, 'hex'), keyFile }, () => {
  steps += 1;
  if (steps === Number(dieAt)) process.kill(process.pid, 'SIGKILL');
});
process.stdout.write(`${steps}`);
