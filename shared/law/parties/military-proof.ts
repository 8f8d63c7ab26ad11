import type { CivilDate, LawSettings, PartyDraft, PartyPaper } from '#shared/model/index.ts';
import { addMonths } from '../dates.ts';
import { paperOf } from './party-papers.ts';

/** How long 军人婚姻登记证明 holds: `issued` the day after today it claims, `until` its last day. */
export type MilitaryProof =
  | { readonly state: 'issuedMissing' | 'unlimited' }
  | { readonly state: 'issuedInFuture'; readonly issued: CivilDate }
  | { readonly state: 'expired' | 'valid'; readonly until: CivilDate };

/** As long as the proof says itself, or as the province decided; null for who has none. */
export function militaryProofOf(party: PartyDraft, settings: LawSettings, on: CivilDate): MilitaryProof | null {
  const proof = party.type === 'soldier' ? paperOf(party, 'militaryMarriageProof') : null;
  if (proof === null) return null;
  if (proof.issuedOn === null) return { state: 'issuedMissing' };
  if (on < proof.issuedOn) return { state: 'issuedInFuture', issued: proof.issuedOn };
  const until = lastDay(proof, proof.issuedOn, settings);
  if (until === null) return { state: 'unlimited' };
  return { state: until < on ? 'expired' : 'valid', until };
}

/** The paper's own last day, or the province's, whichever comes first; null where neither is known. */
function lastDay(proof: PartyPaper, issuedOn: CivilDate, { practice, leapDay }: LawSettings): CivilDate | null {
  const { militaryProofMonths: months } = practice;
  const decided = months === null ? null : addMonths(issuedOn, months, leapDay);
  if (decided === null || proof.validUntil === null) return decided ?? proof.validUntil;
  return decided < proof.validUntil ? decided : proof.validUntil;
}
