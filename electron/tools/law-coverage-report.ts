import ts from 'typescript';

/** A test as the runner names it: its own title behind those of the groups around it. */
export interface NamedTest {
  /** Path below tests/, without its ending: `law/marriage-rules`. */
  readonly file: string;
  readonly title: string;
}

/** A line of the table in docs/law-coverage.md. */
export interface CoverageRow {
  readonly rule: string;
  /** Test files said to test it, as in `NamedTest`. */
  readonly tests: readonly string[];
  readonly whyNone: string;
}

export interface CoverageReport {
  readonly lines: readonly string[];
  /** What is wrong, one line each; [] when every rule is tested or explained. */
  readonly faults: readonly string[];
}

/** Rules of marriage, divorce, reissue and records that must each be tested or explained. */
export const rulesInScope: readonly string[] = [
  [13, 24],
  [30, 41],
  [45, 52],
  [60, 68],
  [70, 74],
  [80, 94],
  [100, 108],
  [115, 121],
  [130, 133],
  [135, 136],
  [159, 159],
].flatMap(([first, last]) => Array.from({ length: last! - first! + 1 }, (_, i) => `M-${first! + i}`));

/** Reads the tests of one source file, without running it. */
export function findTests(file: string, source: string): NamedTest[] {
  const found: NamedTest[] = [];
  const visit = (node: ts.Node, around: string): void => {
    const call = ts.isCallExpression(node) ? namedCall(node) : null;
    const title = call === null ? around : `${around} ${call.title}`.trim();
    if (call?.isTest) found.push({ file, title });
    ts.forEachChild(node, (child) => visit(child, title));
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, false, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS), '');
  return found.map((test) => ({ ...test, file: file.replace(/\.(test|spec)\.tsx?$/, '') }));
}

/** `it('…')`, `test.each(…)('…')`, `describe('…')`; skipped tests and whatever else is called are none. */
function namedCall({ expression, arguments: given }: ts.CallExpression): { readonly title: string; readonly isTest: boolean } | null {
  const [first] = given;
  if (first === undefined || !(ts.isStringLiteralLike(first) || ts.isTemplateExpression(first))) return null;
  const callee = ts.isCallExpression(expression) ? expression.expression : expression;
  const name = nameOf(callee);
  if (!/^(it|test|describe|test\.describe)(\.each|\.for)?$/.test(name)) return null;
  const title = ts.isStringLiteralLike(first)
    ? first.text
    : [first.head.text, ...first.templateSpans.map(({ literal }) => literal.text)].join('…');
  return { title, isTest: !name.includes('describe') };
}

function nameOf(callee: ts.Expression): string {
  if (ts.isIdentifier(callee)) return callee.text;
  return ts.isPropertyAccessExpression(callee) ? `${nameOf(callee.expression)}.${callee.name.text}` : '';
}

/** The rows of every table whose first column is `rule` and which has the columns `tests` and `why none`. */
export function readCoverageTable(markdown: string): CoverageRow[] {
  const rows: CoverageRow[] = [];
  let columns: readonly string[] = [];
  for (const line of markdown.split('\n')) {
    const cells = line.startsWith('|')
      ? line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim())
      : [];
    if (cells.length === 0) columns = [];
    else if (columns.length === 0) columns = cells;
    else if (columns[0] === 'rule' && columns.includes('tests') && /^M-\d+[a-z]?$/.test(cells[0]!)) {
      const tests = [...(cells[columns.indexOf('tests')] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
      rows.push({ rule: cells[0]!, tests, whyNone: cells[columns.indexOf('why none')] ?? '' });
    }
  }
  return rows;
}

/** Every rule with the number of tests that name it; a rule with neither tests nor a reason is missing. */
export function reportCoverage(rows: readonly CoverageRow[], tests: readonly NamedTest[], scope: readonly string[]): CoverageReport {
  const rules = [...new Set([...scope, ...rows.map(({ rule }) => rule)])].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const faults: string[] = [];
  const lines: string[] = [];
  const totals = { covered: 0, explained: 0, missing: 0 };
  for (const rule of rules) {
    const row = rows.find((each) => each.rule === rule);
    const naming = tests.filter(({ title }) => new RegExp(String.raw`\b${rule}(?![\w-])`).test(title));
    const claimed = (row?.tests ?? []).filter((file) => !naming.some((test) => test.file === file));
    for (const file of claimed) faults.push(`${rule}: no test in tests/${file} names it`);
    const state = row === undefined ? 'missing' : naming.length > 0 ? 'covered' : row.whyNone !== '' ? 'explained' : 'missing';
    totals[state]++;
    if (state === 'missing')
      faults.push(`${rule}: neither a test nor a reason why there is none${row === undefined ? ' (no row in the table)' : ''}`);
    lines.push(`${rule.padEnd(6)} ${String(naming.length).padStart(4)}${state === 'explained' ? `  ${row!.whyNone}` : ''}`);
  }
  lines.push(`${totals.covered} of ${rules.length} rules covered by tests, ${totals.explained} explained, ${totals.missing} missing`);
  return { lines, faults };
}
