/** One finding of electronegativity: which check, and in which of our files. */
export interface Finding {
  readonly check: string;
  readonly file: string;
}

/** Reads electronegativity's CSV: `check, "severity", "confidence", "file", …`. */
export function readFindings(csv: string): readonly Finding[] {
  return csv.split('\n').flatMap((line) => {
    const found = /^(\w+),"[^"]*","[^"]*","([^"]*)",/u.exec(line);
    return found ? [{ check: found[1]!, file: found[2]! }] : [];
  });
}

/** The rows `| check | file | reason |` of docs/security-checklist.md. */
export function readReasons(markdown: string): readonly (Finding & { readonly reason: string })[] {
  return markdown.split('\n').flatMap((line) => {
    const found = /^\| `([A-Z_]+_CHECK)` +\| `([^`]+)` +\| (.*?) *\|$/u.exec(line);
    return found ? [{ check: found[1]!, file: found[2]!, reason: found[3]! }] : [];
  });
}

/** Findings nobody has given a reason for, and reasons for what is no longer found. */
export function unexplained(findings: readonly Finding[], markdown: string): readonly string[] {
  const reasons = readReasons(markdown);
  const same = (one: Finding) => (other: Finding) => one.check === other.check && one.file === other.file;
  return [
    ...findings
      .filter((finding) => !reasons.some((reason) => same(finding)(reason) && reason.reason.length >= 20))
      .map(({ check, file }) => `${check} in ${file}: mend it, or write its reason into docs/security-checklist.md`),
    ...reasons
      .filter((reason) => !findings.some(same(reason)))
      .map(({ check, file }) => `${check} in ${file} is not found any more: take its row out of docs/security-checklist.md`),
  ];
}
