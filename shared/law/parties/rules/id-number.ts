import type { Finding, IdNumber, PartyDraft, Slot } from '#shared/model/index.ts';
import { idNumberBirthDate, idNumberSex, isIdNumber, normaliseIdNumber } from '#shared/model/index.ts';
import { eachReadParty } from '../facts.ts';
import { numberIsCitizen } from '../party-papers.ts';
import { partyRule } from '../party-rule.ts';
import type { Say } from '../../rule.ts';
import { regulationSince } from '../../statutes.ts';

const says = {
  missing: { outcome: 'ask', params: [], blocksFrom: 'identify' },
  malformed: { outcome: 'ask', params: [], blocksFrom: 'identify' },
  checkFails: { outcome: 'ask', params: [], blocksFrom: 'identify' },
  // A registered number may be wrong itself (历史错号): what the chip gives is the person's number.
  oddOnCard: { outcome: 'ask', params: [] },
  otherPermit: { outcome: 'ask', params: [], blocksFrom: 'identify' },
  birthDiffers: { outcome: 'ask', params: ['card', 'number'] },
  sexDiffers: { outcome: 'ask', params: [] },
  wellFormed: { outcome: 'pass', params: [] },
} as const;

/** 公民身份号码 of mainland residents and soldiers. Where number and card disagree on birth or sex the card, which may have been corrected, is believed. */
export const idNumber = partyRule<'identify'>()({
  id: 'M-157',
  article: 'gb11643',
  since: regulationSince,
  says,
  evaluate: (facts, say) => eachReadParty(facts, (party, slot) => (numberIsCitizen(party.type) ? examine(party, slot, say) : [])),
});

function examine(party: PartyDraft, slot: Slot, say: Say<typeof says>): Finding[] {
  const number = normaliseIdNumber(party.idNumber);
  if (number === '') return [say('missing', slot)];
  if (!isIdNumber(number)) {
    if (party.sources.idNumber?.kind === 'card') return [say('oddOnCard', slot)];
    return [say(/^\d{17}[\dX]$/.test(number) ? 'checkFails' : 'malformed', slot)];
  }
  // 81, 82, 83: 港澳台居民居住证; 9: 外国人永久居留身份证.
  if (/^(8[123]|9)/.test(number)) return [say('otherPermit', slot)];
  const differences = compare(party, number as IdNumber, slot, say);
  return differences.length > 0 ? differences : [say('wellFormed', slot)];
}

function compare(party: PartyDraft, number: IdNumber, slot: Slot, say: Say<typeof says>): Finding[] {
  const birth = idNumberBirthDate(number);
  const findings: Finding[] = [];
  if (party.birthDate !== null && party.birthDate !== birth) {
    findings.push(say('birthDiffers', slot, { card: party.birthDate, number: birth }));
  }
  const knownSex = party.sex === 'male' || party.sex === 'female';
  if (knownSex && party.sex !== idNumberSex(number)) findings.push(say('sexDiffers', slot));
  return findings;
}
