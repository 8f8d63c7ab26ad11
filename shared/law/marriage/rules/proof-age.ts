import type { CivilDate, Finding, LawSettings, MarriageFacts, PartyDraft, Slot } from '#shared/model/index.ts';
import { addMonths } from '../../dates.ts';
import { eachReadParty } from '../../parties/facts.ts';
import { marriageRule, regulationSince } from '../marriage-rule.ts';
import { needsNoRecordDeclaration, paperOf, singleProofOf } from '../../parties/party-papers.ts';
import { militaryProof } from '../../parties/rules/military-proof.ts';
import type { Say } from '../../rule.ts';

const says = {
  issuedMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  issuedInFuture: { outcome: 'ask', params: ['issued'], blocksFrom: 'precheck' },
  expired: { outcome: 'refuse', params: ['until'], ground: 'acceptance' },
  valid: { outcome: 'pass', params: ['until'] },
  noRecordIssuedMissing: { outcome: 'ask', params: [], blocksFrom: 'precheck' },
  noRecordIssuedInFuture: { outcome: 'ask', params: ['issued'], blocksFrom: 'precheck' },
  noRecordExpired: { outcome: 'refuse', params: ['until'], ground: 'acceptance' },
  noRecordValid: { outcome: 'pass', params: ['until'] },
  // What was written before a marriage registered here says nothing of its end.
  beforeMarriage: { outcome: 'ask', params: ['issued', 'number', 'registered'], blocksFrom: 'examine' },
  ...militaryProof.says,
} as const;

/**
 * A proof or declaration of being single counts for some months from its issue, up to and with the corresponding day
 * (规范 2015; 民法典 202), an own declaration beside "no record found" as well; 军人婚姻登记证明 as in every business. None
 * counts that is older than a marriage registered here.
 */
export const proofAge = marriageRule({
  id: 'M-21',
  article: 'norms',
  since: regulationSince,
  says,
  evaluate: (facts, say, on) => [
    ...eachReadParty(facts, (party, slot) => [
      ...single(party, slot, facts.settings, say, on),
      ...noRecord(party, slot, facts.settings, say, on),
      ...beforeMarriage(party, slot, facts, say),
    ]),
    ...militaryProof.evaluate(facts, on),
  ],
});

function single(party: PartyDraft, slot: Slot, settings: LawSettings, say: Say<typeof says>, on: CivilDate): Finding[] {
  const proof = singleProofOf(party);
  if (proof === null) return [];
  if (proof.issuedOn === null) return [say('issuedMissing', slot)];
  if (on < proof.issuedOn) return [say('issuedInFuture', slot, { issued: proof.issuedOn })];
  const until = addMonths(proof.issuedOn, settings.practice.singleProofMonths, settings.leapDay);
  return [say(until < on ? 'expired' : 'valid', slot, { until })];
}

function noRecord(party: PartyDraft, slot: Slot, settings: LawSettings, say: Say<typeof says>, on: CivilDate): Finding[] {
  const declaration = needsNoRecordDeclaration(party) ? paperOf(party, 'noRecordDeclaration') : null;
  if (declaration === null) return [];
  if (declaration.issuedOn === null) return [say('noRecordIssuedMissing', slot)];
  if (on < declaration.issuedOn) return [say('noRecordIssuedInFuture', slot, { issued: declaration.issuedOn })];
  const until = addMonths(declaration.issuedOn, settings.practice.singleProofMonths, settings.leapDay);
  return [say(until < on ? 'noRecordExpired' : 'noRecordValid', slot, { until })];
}

/** One finding however many of the party's papers are that old: the earliest. */
function beforeMarriage(party: PartyDraft, slot: Slot, { existing }: MarriageFacts, say: Say<typeof says>): Finding[] {
  const marriage = existing[slot].registeredMarriage;
  if (marriage === null) return [];
  const { number, on: registered } = marriage;
  const papers = [
    singleProofOf(party),
    needsNoRecordDeclaration(party) ? paperOf(party, 'noRecordDeclaration') : null,
    party.type === 'soldier' ? paperOf(party, 'militaryMarriageProof') : null,
  ];
  const [issued] = papers.flatMap((paper) => paper?.issuedOn ?? []).sort();
  return issued !== undefined && issued < registered ? [say('beforeMarriage', slot, { issued, number, registered })] : [];
}
