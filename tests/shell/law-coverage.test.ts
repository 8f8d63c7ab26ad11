import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findTests, readCoverageTable, reportCoverage, rulesInScope } from '../../electron/tools/law-coverage-report.ts';

// Written in parts, so that these examples are not taken for tests of this file.
const source = `
  describe('M-31 age', () => {
    it('of him', () => {});
    it.each([['M-99', 1]])('M-104 on %s', () => {});
    it.skip('M-35 later', () => {});
    describe.each([1])('inner', () => { test(\`M-40 \${1} and M-41\`, () => { expect('M-36'); }); });
  });
  it('M-3', () => { it2('M-22'); });
`;

describe('the tests of a file', () => {
  it('carry the titles of their groups, and skipped ones are none', () => {
    expect(findTests('law/a.test.ts', source)).toEqual([
      { file: 'law/a', title: 'M-31 age of him' },
      { file: 'law/a', title: 'M-31 age M-104 on %s' },
      { file: 'law/a', title: 'M-31 age inner M-40 … and M-41' },
      { file: 'law/a', title: 'M-3' },
    ]);
    expect(findTests('renderer/b.test.tsx', `it('M-1', () => <b title="x" />);`)).toEqual([{ file: 'renderer/b', title: 'M-1' }]);
  });
});

const table = (...rows: string[]) =>
  ['text', '', '| rule | what | tests | why none |', '| --- | --- | --- | --- |', ...rows, '', '| rule | x |', '| M-9 | y |'].join('\n');

describe('the table of rules', () => {
  it('is read with its claims and reasons; other tables are not', () => {
    expect(readCoverageTable(table('| M-31 | age | `law/a`, `law/b` | |', '| M-105 | layout | | a template |'))).toEqual([
      { rule: 'M-31', tests: ['law/a', 'law/b'], whyNone: '' },
      { rule: 'M-105', tests: [], whyNone: 'a template' },
    ]);
  });
});

describe('the report', () => {
  const tests = findTests('law/a.test.ts', source);

  it('counts tests, and says who is explained', () => {
    const rows = readCoverageTable(table('| M-31 | age | `law/a` | |', '| M-105 | layout | | a template |'));
    expect(reportCoverage(rows, tests, ['M-31', 'M-105'])).toEqual({
      lines: ['M-31      3', 'M-105     0  a template', '1 of 2 rules covered by tests, 1 explained, 0 missing'],
      faults: [],
    });
  });

  it.each([
    ['a rule without a row', [], 'M-31: neither a test nor a reason why there is none (no row in the table)'],
    ['a row with neither', ['| M-31 | age | `law/a` | |', '| M-22 | status | | |'], 'M-22: neither a test nor a reason why there is none'],
    ['a claim of tests that do not exist', ['| M-31 | age | `law/z` | |'], 'M-31: no test in tests/law/z names it'],
    [
      'a claim for a longer number',
      ['| M-31 | age | `law/a` | |', '| M-10 | digest | `law/a` | |'],
      'M-10: no test in tests/law/a names it',
    ],
  ])('finds %s', (_, rows, fault) => {
    expect(reportCoverage(readCoverageTable(table(...rows)), tests, ['M-31']).faults).toContain(fault);
  });
});

describe('this repository', () => {
  it('has every rule in scope tested or explained', () => {
    const repository = join(import.meta.dirname, '../..');
    const { status, stdout, stderr } = spawnSync(process.execPath, ['electron/tools/law-coverage.ts'], {
      cwd: repository,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/\d+ of \d+ rules covered by tests, \d+ explained, 0 missing\n$/);
    expect(status).toBe(0);
    for (const rule of rulesInScope) expect(stdout).toContain(`${rule} `);
  });
});
