import {
  DivorceStep,
  type CivilDate,
  type DivorceAction,
  type DivorceFacts,
  type DivorceMoment,
  type Finding,
  type Slot,
} from '#shared/model/index.ts';
import { militaryProof } from '../parties/rules/military-proof.ts';
import { evaluateRules, findSaying, type RefusalKind } from '../rule.ts';
import { isSecondVisit } from './facts.ts';
import { nonAcceptance } from './rules/conditions.ts';
import { divorceRules, withdrawalRules } from './rules/index.ts';
import { identityDocument } from './rules/party-rules.ts';
import { bothAgain } from './rules/second-visit.ts';

/** What the law in force on a date says of a divorce, or of withdrawing its application. */
export function examineDivorce(facts: DivorceFacts, on: CivilDate): Finding[] {
  return evaluateRules(facts.step === 'withdraw' ? withdrawalRules : divorceRules, facts, on);
}

/** Taking pictures is no legal step; every other step asks the law first, and so does withdrawing. */
const underLaw: readonly DivorceMoment[] = [...DivorceStep.options.filter((step) => step !== 'photograph'), 'withdraw'];

/**
 * Of the findings made for an action, those that forbid it: every refusal, and every question that must be answered before. Coming
 * back in time is what keeps a couple's right (民法典 1077): of the open questions only those of who they are and of what they
 * show, and whether both have come, bar taking them in; the rest is answered after.
 */
export function blocks(findings: readonly Finding[], action: DivorceAction): Finding[] {
  const moment = underLaw.find((each) => each === action);
  return moment === undefined ? [] : findings.filter((finding) => bars(finding, moment));
}

function bars(finding: Finding, moment: DivorceMoment): boolean {
  if (finding.outcome !== 'ask') return finding.outcome === 'refuse';
  const saying = findSaying(divorceRules, finding);
  if (saying === null) return true; // a question of rules we do not know stays open
  const from = saying.blocksFrom;
  if (from === undefined) return false;
  if (moment === 'return') return from === 'identify' || from === 'return' || shownAtReturn.includes(finding.rule);
  return order(from) <= order(moment);
}

/** What they show anew as they come back, and show no more once they were taken in: documents, and the proof that goes with one. */
const shownAtReturn: readonly string[] = [identityDocument.id, militaryProof.id];

/** Withdrawing comes after everything: what is asked of it bars no step. */
function order(moment: DivorceMoment): number {
  return moment === 'withdraw' ? DivorceStep.options.length : DivorceStep.options.indexOf(moment);
}

/** What the registrar noted for themselves: no paper prints it (条例 2025 art. 6, secrecy). */
export function isInternal(finding: Finding): boolean {
  return findSaying(divorceRules, finding)?.internal === true;
}

/** What a finding is on a notice; null when it is no ground for one (the act waits, or another registrar acts). */
export function refusalKind(finding: Finding): RefusalKind | null {
  return finding.outcome === 'refuse' ? (findSaying(divorceRules, finding)?.ground ?? null) : null;
}

/** The grounds that 《不予受理离婚登记申请告知书》, and at the second visit 《不予办理离婚登记告知书》, states. */
export function refusalGrounds(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => refusalKind(finding) !== null);
}

/** Grounds no rule can find by itself: the registrar learns them by asking and names them. */
const named = {
  absent: (party: Slot | null) => nonAcceptance.say('absent', party),
  oneSided: (party: Slot | null) => nonAcceptance.say('oneSided', party),
  noAgreement: (party: Slot | null) => nonAcceptance.say('noAgreement', party),
  noCapacity: (party: Slot | null) => nonAcceptance.say('noCapacity', party),
  limitedCapacity: (party: Slot | null) => nonAcceptance.say('limitedCapacity', party),
  notRegisteredHere: (party: Slot | null) => nonAcceptance.say('notRegisteredHere', party),
  papersLacking: (party: Slot | null) => identityDocument.say('papersLacking', party),
  changedTheirMind: (party: Slot | null) => bothAgain.say('changedTheirMind', party),
  disagrees: (party: Slot | null) => bothAgain.say('disagrees', party),
};
export type DivorceGround = keyof typeof named;

/** What the registrar may name at the first visit (不予受理), and at the second (不予办理). */
export function namedGrounds(step: DivorceMoment): readonly DivorceGround[] {
  if (isSecondVisit(step)) return ['changedTheirMind', 'disagrees', 'noCapacity', 'limitedCapacity', 'papersLacking'];
  return ['noAgreement', 'noCapacity', 'limitedCapacity', 'notRegisteredHere', 'oneSided', 'absent', 'papersLacking'];
}

/** The finding for a ground the registrar names; a party when it concerns only one. */
export function nameGround(ground: DivorceGround, party: Slot | null): Finding {
  return named[ground](party);
}
