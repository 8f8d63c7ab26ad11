/**
 * The reference province of a fault run in a process of its own, to be killed: `node province-process.ts FOLDER PORT SEED CHANCE LIFE`. Says
 * `open` when it listens, and a line `did FAULT` for each thing that it did wrong; ends when its input does. With the chance it does
 * itself what a line cannot: answers 500, 429, 503, takes a request twice, takes it long after its connection broke, loses or
 * garbles its answer, or signs it with a stranger's key.
 */
import { makeFaults, type Fault } from '../../province/faults.ts';
import { startProvince } from '../../province/province.ts';
import { isUnreadable } from './filed.ts';

const [folder = '', port, seed, chance, life] = process.argv.slice(2);
const faults = makeFaults(Number(seed) + Number(life));
const kinds: readonly Fault[] = [
  'unread',
  'failed',
  'tooMany',
  'unavailable',
  'lostAnswer',
  'truncated',
  'corrupted',
  'stranger',
  'otherStation',
  'twice',
  'late',
];
for (const fault of kinds) faults.add({ fault, chance: Number(chance) / kinds.length, ...(fault === 'late' && { seconds: 0.5 }) });
for (const at of ['state', 'keys'] as const)
  for (const fault of ['unread', 'failed', 'truncated', 'corrupted'] as const) faults.add({ fault, at, chance: Number(chance) / 8 });
await startProvince({ folder, port: Number(port), faults, understands: ({ content }) => !isUnreadable(content) });
process.stdout.write('open\n');
process.stdin.on('end', () => process.exit()).resume();
let said = 0;
setInterval(() => {
  while (said < faults.done.length) process.stdout.write(`did ${faults.done[said++]}\n`);
}, 50);
