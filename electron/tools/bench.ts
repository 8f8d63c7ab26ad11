/** `npm run bench [-- NAME …]`: runs tests/bench/*.ts, which print one line of JSON a figure. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository, runScript } from './run.ts';

const folder = 'tests/bench';
const wanted = process.argv.slice(2);
const found = existsSync(join(repository, folder)) ? readdirSync(join(repository, folder)).filter((file) => file.endsWith('.ts')) : [];
const chosen = found.filter((file) => wanted.length === 0 || wanted.includes(file.slice(0, -'.ts'.length)));
if (chosen.length === 0) process.stderr.write(`No such benchmark. There are: ${found.join(', ')}\n`);
process.exitCode = chosen.length === 0 ? 2 : 0;
for (const file of chosen.sort()) {
  if ((await runScript(join(folder, file))) !== 0) process.exitCode = 1;
}
