/** `npm run law:coverage`: every rule of the law in scope has tests that name it, or a reason why it needs none. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findTests, readCoverageTable, reportCoverage, rulesInScope } from './law-coverage-report.ts';
import { repository } from './run.ts';

const folder = join(repository, 'tests');
const tests = globSync('**/*.{test,spec}.{ts,tsx}', { cwd: folder }).flatMap((file) =>
  findTests(file.replaceAll('\\', '/'), readFileSync(join(folder, file), 'utf8')),
);
const rows = readCoverageTable(readFileSync(join(repository, 'docs/law-coverage.md'), 'utf8'));
const { lines, faults } = reportCoverage(rows, tests, rulesInScope);
for (const line of lines) console.log(line);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
