import { ReissueStep, type CivilDate, type Finding, type ReissueAction, type ReissueFacts } from '#shared/model/index.ts';
import { evaluateRules, findSaying, type RefusalKind } from '../rule.ts';
import { reissueRules } from './rules/index.ts';

/** What the law in force on a date says of a reissue. */
export function examineReissue(facts: ReissueFacts, on: CivilDate): Finding[] {
  return evaluateRules(reissueRules, facts, on);
}

/** Taking pictures is no legal step; every other step asks the law first. */
const underLaw: readonly ReissueStep[] = ReissueStep.options.filter((step) => step !== 'photograph');

/** Of the findings made for an action, those that forbid it: every refusal, and every question that must be answered before. */
export function reissueBlocks(findings: readonly Finding[], action: ReissueAction): Finding[] {
  const step = underLaw.find((each) => each === action);
  return step === undefined ? [] : findings.filter((finding) => bars(finding, step));
}

function bars(finding: Finding, step: ReissueStep): boolean {
  if (finding.outcome !== 'ask') return finding.outcome === 'refuse';
  const saying = findSaying(reissueRules, finding);
  if (saying === null) return true; // a question of rules we do not know stays open
  return saying.blocksFrom !== undefined && order(saying.blocksFrom) <= order(step);
}

function order(step: ReissueStep): number {
  return ReissueStep.options.indexOf(step);
}

/** What a finding is on a notice; null when it is no ground for one. */
export function reissueRefusalKind(finding: Finding): RefusalKind | null {
  return finding.outcome === 'refuse' ? (findSaying(reissueRules, finding)?.ground ?? null) : null;
}

/** The grounds that the refusal notice states. */
export function reissueRefusalGrounds(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => reissueRefusalKind(finding) !== null);
}
