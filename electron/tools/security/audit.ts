import { spawnSync } from 'node:child_process';
import { repository } from '../run.ts';

/** What `npm audit` said: nothing of level high, something, or that it could not ask. */
export type Audit = { readonly state: 'clean' | 'notRun' | 'found'; readonly text: string };

export function runAudit(): Audit {
  const { stdout, stderr, error } = spawnSync('npm', ['audit', '--audit-level=high', '--json'], {
    cwd: repository,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    timeout: 120_000,
  });
  return error ? { state: 'notRun', text: error.message } : readAudit(stdout, stderr);
}

interface Report {
  readonly message?: string;
  readonly error?: { readonly summary?: string };
  readonly metadata?: { readonly vulnerabilities?: { readonly high: number; readonly critical: number } };
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string }>>;
}

/** Only a report with its counts is one; whatever else npm says, nobody was asked. */
export function readAudit(stdout: string, stderr: string): Audit {
  let report: Report;
  try {
    report = JSON.parse(stdout) as Report;
  } catch {
    return { state: 'notRun', text: firstLine(stderr) };
  }
  const counts = report.metadata?.vulnerabilities;
  if (counts === undefined) return { state: 'notRun', text: report.message ?? report.error?.summary ?? firstLine(stderr) };
  if (counts.high + counts.critical === 0) return { state: 'clean', text: 'no known vulnerability of level high or above' };
  const named = Object.entries(report.vulnerabilities ?? {}).filter(([, { severity }]) => ['high', 'critical'].includes(severity));
  return { state: 'found', text: named.map(([name, { severity }]) => `${name}: ${severity}`).join('; ') };
}

function firstLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
