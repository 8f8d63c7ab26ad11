/**
 * `npm run security`: electronegativity over main, preload and page, the lockfile, and npm's list of known vulnerabilities.
 * `--release`: what could not be looked at is a fault; nothing leaves the house on a look that did not take place.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repository } from './run.ts';
import { runAudit } from './security/audit.ts';
import { runElectronegativity } from './security/electronegativity.ts';
import { unexplained } from './security/findings.ts';
import { lockfileFaults, type Lockfile } from './security/lockfile.ts';

const read = (file: string): string => readFileSync(join(repository, file), 'utf8');
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const { release } = parseArgs({ options: { release: { type: 'boolean', default: false } } }).values;

const lockfile = JSON.parse(read('package-lock.json')) as Lockfile;
const faults: string[] = lockfileFaults(lockfile, read('.npmrc')).map((fault) => `package-lock.json: ${fault}`);
say(`lockfile: ${Object.keys(lockfile.packages).length - 1} packages, ${faults.length} faults`);

const findings = await runElectronegativity(lockfile.packages['node_modules/electron']?.version ?? '');
if (findings === null) notRun('electronegativity', 'it left no report (see above)');
else {
  const unmet = unexplained(findings, read('docs/security-checklist.md'));
  faults.push(...unmet);
  say(`electronegativity: ${findings.length} findings, ${unmet.length} without a reason that holds`);
}

const audit = runAudit();
if (audit.state === 'notRun') notRun('npm audit', audit.text);
else say(`npm audit: ${audit.text}`);
if (audit.state === 'found') faults.push(`npm audit: ${audit.text}`);

for (const fault of faults) say(`FAULT ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;

function notRun(what: string, why: string): void {
  say(`${what}: not run: ${why}`);
  if (release) faults.push(`${what} did not run`);
}
