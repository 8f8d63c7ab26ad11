import type { Finding, MarriageFacts, PartyDraft, Slot } from '#shared/model/index.ts';
import { eachReadParty } from '../facts.ts';
import { divorceProofs, hasScan } from '../materials.ts';
import { marriageRule, regulationSince } from '../marriage-rule.ts';
import { needsStatusProof, paperOf } from '../party-papers.ts';
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
  provenSingle: { outcome: 'pass', params: [] },
  mismatchProofMissing: { outcome: 'ask', params: [], blocksFrom: 'examine' },
  mismatchConclusionMissing: { outcome: 'ask', params: [], blocksFrom: 'examine' },
} as const;

/** 婚姻状况: who was married before shows how that marriage ended; what the online check did not match is answered by papers. */
export const maritalStatus = marriageRule({
  id: 'M-22',
  article: 'regulation2025.10',
  since: regulationSince,
  says,
  evaluate: (facts, say) => [...eachReadParty(facts, (party, slot) => [status(party, slot, facts.scans, say)]), ...mismatch(facts, say)],
});

function status(party: PartyDraft, slot: Slot, scans: MarriageFacts['scans'], say: Say<typeof says>): Finding {
  const { maritalStatus: declared } = party;
  if (declared === null) return say('missing', slot);
  if (declared === 'unmarried') return say('unmarried', slot);
  if (!needsStatusProof(party)) return say('provenSingle', slot);
  if (declared === 'widowed') {
    if (paperOf(party, 'deathProof') === null) return say('widowed', slot);
    return say(hasScan(scans, 'deathProof', slot) ? 'deathProven' : 'deathScanMissing', slot);
  }
  const written = divorceProofs.filter((kind) => paperOf(party, kind) !== null);
  if (written.length === 0) return say('divorced', slot);
  return say(written.some((kind) => hasScan(scans, kind, slot)) ? 'divorceProven' : 'divorceScanMissing', slot);
}

function mismatch({ onlineCheck, scans, application }: MarriageFacts, say: Say<typeof says>): Finding[] {
  if (onlineCheck.state !== 'mismatched') return [];
  return [
    ...(hasScan(scans, 'mismatchProof', null) ? [] : [say('mismatchProofMissing', null)]),
    ...(application.mismatchConclusion.trim() === '' ? [say('mismatchConclusionMissing', null)] : []),
  ];
}

/** True once a mismatch is answered by papers in the file and the registrar's conclusion. */
export function isMismatchAnswered({ scans, application }: Pick<MarriageFacts, 'scans' | 'application'>): boolean {
  return hasScan(scans, 'mismatchProof', null) && application.mismatchConclusion.trim() !== '';
}
