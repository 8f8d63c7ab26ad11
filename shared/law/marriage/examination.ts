import type { CivilDate, Finding, MarriageAction, MarriageFacts, Slot } from '#shared/model/index.ts';
import { MarriageStep } from '#shared/model/index.ts';
import { evaluateRules, findSaying, type RefusalKind } from '../rule.ts';
import { capability } from './rules/capability.ts';
import { identityDocument } from './rules/party-rules.ts';
import { marriageRules } from './rules/index.ts';
import { obstacles } from './rules/obstacles.ts';
import { presence } from './rules/presence.ts';

/** What the law in force on a date says of a marriage. */
export function examineMarriage(facts: MarriageFacts, on: CivilDate): Finding[] {
  return evaluateRules(marriageRules, facts, on);
}

/** Taking a picture is no legal step; every other step asks the law first. */
const stepsUnderLaw: readonly MarriageStep[] = MarriageStep.options.filter((step) => step !== 'photograph');

/**
 * The findings that forbid an action: every refusal, and every question that must be answered before this step.
 * Only the counter's steps are barred: refusing, cancelling, swapping or voiding never is.
 */
export function blocks(findings: readonly Finding[], action: MarriageAction): Finding[] {
  const step = stepsUnderLaw.find((each) => each === action);
  if (step === undefined) return [];
  return findings.filter((finding) => bars(finding, step));
}

function bars(finding: Finding, step: MarriageStep): boolean {
  if (finding.outcome !== 'ask') return finding.outcome === 'refuse';
  const saying = findSaying(marriageRules, finding);
  if (saying === null) return true; // a question of rules we do not know stays open
  return saying.blocksFrom !== undefined && order(saying.blocksFrom) <= order(step);
}

function order(step: MarriageStep): number {
  return MarriageStep.options.indexOf(step);
}

/** What the registrar noted for themselves: no paper prints it (条例 2025 art. 6, secrecy). */
export function isInternal(finding: Finding): boolean {
  return findSaying(marriageRules, finding)?.internal === true;
}

/** What a finding is on the notice: 不予登记, 不予受理, or null when it is no ground for it (the act waits, or another registrar acts). */
export function refusalKind(finding: Finding): RefusalKind | null {
  return finding.outcome === 'refuse' ? (findSaying(marriageRules, finding)?.ground ?? null) : null;
}

/** The findings that the refusal notice states as its grounds. */
export function refusalGrounds(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => refusalKind(finding) !== null);
}

/** What only says that another office may do it: a guide to that office is given, no notice. */
export function redirectGrounds(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.rule === capability.id && finding.outcome === 'refuse' && refusalKind(finding) === null);
}

/** This office may not serve the couple, and another may (条例 2025 art. 2). */
export function isRedirectable(findings: readonly Finding[]): boolean {
  return redirectGrounds(findings).length > 0;
}

/** Grounds no rule can find by itself: the registrar learns them by asking and names them. */
const named = {
  hasSpouse: (party: Slot | null) => obstacles.say('hasSpouse', party),
  kinship: (party: Slot | null) => obstacles.say('kinship', party),
  notVoluntary: (party: Slot | null) => obstacles.say('notVoluntary', party),
  notPresent: (party: Slot | null) => presence.say('notPresent', party),
  papersLacking: (party: Slot | null) => identityDocument.say('papersLacking', party),
};
export type NamedGround = keyof typeof named;
export const namedGrounds = Object.keys(named) as readonly NamedGround[];

/** The finding for a ground the registrar names; a party when it concerns only one. */
export function nameGround(ground: NamedGround, party: Slot | null): Finding {
  return named[ground](party);
}
