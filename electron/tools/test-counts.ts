export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name?: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status?: string;
      readonly fullName?: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
  readonly errors: readonly unknown[];
}

/** Counts of vitest's JSON report; a file that could not even be loaded is a failure. */
export function countVitest(report: VitestReport | null, exitCode: number): Counts {
  const unloaded =
    report?.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length ?? 0;
  return neverSilent({ passed: report?.numPassedTests ?? 0, failed: (report?.numFailedTests ?? 0) + unloaded }, exitCode);
}

/** Each test that failed, with the first lines of why: said again at the end, where it is found without looking through the whole run. */
export function failuresOfVitest(report: VitestReport | null): string[] {
  return (report?.testResults ?? []).flatMap(({ name = '', status, message = '', assertionResults }) =>
    status === 'failed' && assertionResults.length === 0
      ? [`${name}: ${beginning(message)}`]
      : assertionResults
          .filter((each) => each.status === 'failed')
          .map(({ fullName = '', failureMessages = [] }) => `${name} > ${fullName}: ${beginning(failureMessages[0] ?? '')}`),
  );
}

function beginning(message: string): string {
  return message.split('\n').slice(0, 6).join('\n  ');
}

/** Counts of Playwright's JSON report; a test that passed only when repeated has failed. */
export function countPlaywright(report: PlaywrightReport | null, exitCode: number): Counts {
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {};
  return neverSilent({ passed: expected, failed: unexpected + flaky + (report?.errors.length ?? 0) }, exitCode);
}

/** A runner that ended badly, or ran nothing, has failed whatever its report says. */
function neverSilent(counts: Counts, exitCode: number): Counts {
  const silent = counts.failed === 0 && (exitCode !== 0 || counts.passed === 0);
  return silent ? { ...counts, failed: 1 } : counts;
}

export function addCounts(all: readonly Counts[]): Counts {
  return { passed: all.reduce((sum, { passed }) => sum + passed, 0), failed: all.reduce((sum, { failed }) => sum + failed, 0) };
}
