/** `npm run security`: electronegativity over main, preload and page, the lockfile, and npm's list of known vulnerabilities. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './run.ts';
import { runAudit } from './security/audit.ts';
import { runElectronegativity } from './security/electronegativity.ts';
import { unexplained } from './security/findings.ts';
import { lockfileFaults, type Lockfile } from './security/lockfile.ts';

const read = (file: string): string => readFileSync(join(repository, file), 'utf8');
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const lockfile = JSON.parse(read('package-lock.json')) as Lockfile;
const faults: string[] = lockfileFaults(lockfile, read('.npmrc')).map((fault) => `package-lock.json: ${fault}`);
say(`lockfile: ${Object.keys(lockfile.packages).length - 1} packages, ${faults.length} faults`);

const findings = await runElectronegativity(lockfile.packages['node_modules/electron']?.version ?? '');
if (findings === null) say('electronegativity: not run: it left no report (see above)');
else {
  const unmet = unexplained(findings, read('docs/security-checklist.md'));
  faults.push(...unmet);
  say(`electronegativity: ${findings.length} findings, ${unmet.length} without a reason that holds`);
}

const audit = runAudit();
say(audit.state === 'notRun' ? `npm audit: not run: ${audit.text}` : `npm audit: ${audit.text}`);
if (audit.state === 'found') faults.push(`npm audit: ${audit.text}`);

for (const fault of faults) say(`FAULT ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;
