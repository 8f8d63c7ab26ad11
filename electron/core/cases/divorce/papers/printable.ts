import { isInternal } from '#shared/law/divorce/index.ts';
import type { Finding } from '#shared/model/index.ts';

/** What the registrar noted for themselves stands on no paper. */
export function printable(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => !isInternal(finding));
}
