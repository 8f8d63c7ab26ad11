import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readAudit } from '../../../electron/tools/security/audit.ts';
import { readFindings, readReasons, unexplained } from '../../../electron/tools/security/findings.ts';

const csv = `issue, severity, confidence, filename, location, sample, description, url
CSP_GLOBAL_CHECK,"MEDIUM","CERTAIN","N/A","0:0",N/A,"No CSP has been detected",https://x
SANDBOX_JS_CHECK,"MEDIUM","FIRM","main/open-window.ts","35:17","new BrowserWindow({ a, b });","Use sandbox, always",https://x
`;
const reason = 'Every window gets its preferences from the guard, which a test holds.';
const rows = `| Check | File | Why |
| --- | --- | --- |
| \`CSP_GLOBAL_CHECK\` | \`N/A\`                 | ${reason} |
| \`SANDBOX_JS_CHECK\` | \`main/open-window.ts\` | ${reason} |
`;

it('reads what was found and what was written', () => {
  expect(readFindings(csv)).toEqual([
    { check: 'CSP_GLOBAL_CHECK', file: 'N/A' },
    { check: 'SANDBOX_JS_CHECK', file: 'main/open-window.ts' },
  ]);
  expect(readReasons(rows)).toHaveLength(2);
});

it('is content when every finding has its reason', () => {
  expect(unexplained(readFindings(csv), rows)).toEqual([]);
});

it.each([
  ['a finding without a row', csv, rows.split('\n').slice(0, 3).join('\n'), 'SANDBOX_JS_CHECK in main/open-window.ts: mend it'],
  ['a finding in another file', csv.replace('open-window', 'new'), rows, 'SANDBOX_JS_CHECK in main/new.ts: mend it'],
  ['a row without a reason', csv, rows.replaceAll(reason, 'fine'), 'CSP_GLOBAL_CHECK in N/A: mend it'],
  ['a row for nothing', csv.split('\n').slice(0, 2).join('\n'), rows, 'is not found any more'],
])('names %s', (_what, found, written, sentence) => {
  expect(unexplained(readFindings(found), written).join('\n')).toContain(sentence);
});

it('every reason of ours is a sentence', () => {
  const ours = readReasons(readFileSync(join(import.meta.dirname, '../../../docs/security-checklist.md'), 'utf8'));
  expect(ours.length).toBeGreaterThan(0);
  for (const each of ours) expect(each.reason, each.check).toMatch(/^.{20,}\.$/u);
});

it.each([
  ['a refusal of the registry', '{"message":"405 Method Not Allowed - POST https://x","error":{"summary":""}}', 'notRun', '405'],
  ['nothing', '', 'notRun', 'no network'],
  ['something else', '{}', 'notRun', 'no network'],
  ['a clean report', '{"metadata":{"vulnerabilities":{"low":3,"high":0,"critical":0}},"vulnerabilities":{}}', 'clean', 'no known'],
  [
    'a report',
    '{"metadata":{"vulnerabilities":{"high":1,"critical":0}},"vulnerabilities":{"tar":{"severity":"high"},"x":{"severity":"low"}}}',
    'found',
    'tar: high',
  ],
])('an audit that gave %s is told as it is', (_what, stdout, state, text) => {
  expect(readAudit(stdout, 'npm error x\nnpm error no network\n')).toEqual({ state, text: expect.stringContaining(text) as string });
});
