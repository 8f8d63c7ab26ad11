import type { CivilDate, Finding, MarriageFacts, MaterialKind, PartyDraft, Slot } from '#shared/model/index.ts';
import { eachReadParty, hasScan } from '../../parties/facts.ts';
import { divorceProofs, statusKnowledge } from '../materials.ts';
import { marriageRule, regulationSince } from '../marriage-rule.ts';
import { needsStatusProof, paperOf, singleProofKindOf } from '../../parties/party-papers.ts';
import type { Say } from '../../rule.ts';

const says = {
  missing: { outcome: 'ask', params: [], blocksFrom: 'declare' },
  unmarried: { outcome: 'pass', params: [] },
  divorced: { outcome: 'ask', params: [], blocksFrom: 'examine' },
  divorceScanMissing: { outcome: 'ask', params: [], blocksFrom: 'examine' },
  divorceProven: { outcome: 'pass', params: [] },
  widowed: { outcome: 'ask', params: [], blocksFrom: 'examine' },
  deathScanMissing: { outcome: 'ask', params: [], blocksFrom: 'examine' },
  deathProven: { outcome: 'pass', params: [] },
  // A marriage registered here ended later than it began: only a paper of that day or later can show it.
  proofUndated: { outcome: 'ask', params: [], blocksFrom: 'examine' },
  proofBeforeMarriage: { outcome: 'ask', params: ['number', 'registered'], blocksFrom: 'examine' },
  provenSingle: { outcome: 'pass', params: [] },
  matchedOnline: { outcome: 'pass', params: [] },
  mismatchProofMissing: { outcome: 'ask', params: [], blocksFrom: 'examine' },
  mismatchConclusionMissing: { outcome: 'ask', params: [], blocksFrom: 'examine' },
} as const;

/**
 * 婚姻状况: who was married before shows how that marriage ended, always when it was registered here; what the online check did
 * not match is answered by papers.
 */
export const maritalStatus = marriageRule({
  id: 'M-22',
  article: 'regulation2025.10',
  since: regulationSince,
  says,
  evaluate: (facts, say, on) => [...eachReadParty(facts, (party, slot) => [status(party, slot, facts, say, on)]), ...mismatch(facts, say)],
});

function status(party: PartyDraft, slot: Slot, facts: MarriageFacts, say: Say<typeof says>, on: CivilDate): Finding {
  const { maritalStatus: declared } = party;
  if (declared === null) return say('missing', slot);
  if (declared === 'unmarried') return say('unmarried', slot);
  const known = statusKnowledge({ ...facts, on }, slot);
  if (!needsStatusProof(party, known)) return say(singleProofKindOf(party.type) === null ? 'matchedOnline' : 'provenSingle', slot);
  const written = (declared === 'widowed' ? (['deathProof'] as const) : divorceProofs).filter((kind) => paperOf(party, kind) !== null);
  if (written.length === 0) return say(declared, slot);
  const counting = written.filter((kind) => isAfterMarriage(party, kind, slot, facts));
  if (counting.length === 0) return tooEarly(party, written, slot, facts, say);
  const scanned = counting.some((kind) => hasScan(facts.scans, kind, slot));
  if (declared === 'widowed') return say(scanned ? 'deathProven' : 'deathScanMissing', slot);
  return say(scanned ? 'divorceProven' : 'divorceScanMissing', slot);
}

/** A paper older than the marriage registered here is about an earlier one. */
function isAfterMarriage(party: PartyDraft, kind: MaterialKind, slot: Slot, { existing }: MarriageFacts): boolean {
  const marriage = existing[slot].registeredMarriage;
  const issuedOn = paperOf(party, kind)?.issuedOn ?? null;
  return marriage === null || (issuedOn !== null && issuedOn >= marriage.on);
}

function tooEarly(
  party: PartyDraft,
  written: readonly MaterialKind[],
  slot: Slot,
  { existing }: MarriageFacts,
  say: Say<typeof says>,
): Finding {
  const { number, on: registered } = existing[slot].registeredMarriage!;
  const undated = written.some((kind) => paperOf(party, kind)?.issuedOn === null);
  return undated ? say('proofUndated', slot) : say('proofBeforeMarriage', slot, { number, registered });
}

function mismatch({ onlineCheck, scans, application }: MarriageFacts, say: Say<typeof says>): Finding[] {
  if (onlineCheck.state !== 'mismatched') return [];
  return [
    ...(hasScan(scans, 'mismatchProof', null) ? [] : [say('mismatchProofMissing', null)]),
    ...(application.mismatchConclusion.trim() === '' ? [say('mismatchConclusionMissing', null)] : []),
  ];
}
