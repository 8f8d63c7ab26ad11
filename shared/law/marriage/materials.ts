import {
  type CivilDate,
  type LocalPractice,
  slots,
  type Couple,
  type MarriageApplication,
  type MarriageFacts,
  type MaterialKind,
  type OnlineCheck,
  type PartyDraft,
  type RequiredMaterial,
  type Slot,
} from '#shared/model/index.ts';
import { hasScan, isOfDay } from '../parties/facts.ts';
import { furtherPapersOf, needsStatusProof, numberOf, paperOf, type StatusKnowledge } from '../parties/party-papers.ts';

/** What else decides the list, where it is known. */
export interface MaterialFacts {
  readonly onlineCheck?: OnlineCheck;
  /** The day that asks: only the online check of that day spares a paper. */
  readonly on?: CivilDate;
  /** What this hall's records show of both. */
  readonly existing?: MarriageFacts['existing'];
  readonly practice?: LocalPractice;
  /** Papers of which a scan that counts lies in the file. */
  readonly scans?: MarriageFacts['scans'];
}

/** Any of these shows how a marriage ended by divorce (条例 2025 art. 10 as the Ministry explained it). */
export const divorceProofs: readonly MaterialKind[] = ['divorceCertificate', 'divorceJudgment', 'courtDivorceProof'];

/** Only seen: their number is the party's own and written down as such, a scan is the applicants' choice. */
const onlySeen: readonly MaterialKind[] = ['hongKongIdentityCard', 'macaoIdentityCard', 'taiwanIdentityCard'];

/** The closed list of papers a marriage asks for: by party type, what they declare of themselves, and what they apply for. */
export function marriageMaterials(couple: Couple, application: MarriageApplication, facts: MaterialFacts = {}): RequiredMaterial[] {
  return [...slots.flatMap((party) => materialsOf(couple[party], party, facts)), ...mismatch(couple, application, facts)];
}

/** What is known of one party, by which the end of an earlier marriage needs a paper or none. */
export function statusKnowledge({ onlineCheck, on, existing }: MaterialFacts, party: Slot): StatusKnowledge {
  return {
    matchedToday: onlineCheck?.state === 'matched' && on !== undefined && isOfDay(onlineCheck, on),
    marriedHere: (existing?.[party].registeredMarriage ?? null) !== null,
  };
}

function materialsOf(person: PartyDraft, party: Slot, facts: MaterialFacts): RequiredMaterial[] {
  const { practice, scans = [] } = facts;
  const given = (kind: MaterialKind) => paperOf(person, kind) !== null || hasScan(scans, kind, party);
  const regional = numberOf(person.type) === 'regionalCard';
  const shown = regional ? person.documentNumber : person.idNumber;
  return [
    { kind: person.document, party, need: 'see', given: shown.trim() !== '' },
    ...furtherPapersOf(person, practice).map((kind): RequiredMaterial => {
      if (!onlySeen.includes(kind)) return { kind, party, need: 'scan', given: given(kind) };
      return { kind, party, need: 'see', given: person.idNumber.trim() !== '' };
    }),
    ...statusProofs(person, statusKnowledge(facts, party)).map((line): RequiredMaterial => ({ ...line, party, given: given(line.kind) })),
    { kind: 'other', party, need: 'mayAdd', given: given('other') },
  ];
}

/** How an earlier marriage ended: shown by papers where `needsStatusProof` says so, else they may be added. */
function statusProofs(person: PartyDraft, known: StatusKnowledge): Array<Pick<RequiredMaterial, 'kind' | 'need' | 'group'>> {
  const need = needsStatusProof(person, known) ? 'scan' : 'mayAdd';
  if (person.maritalStatus === 'divorced') return divorceProofs.map((kind) => ({ kind, need, group: 'divorceProof' }));
  if (person.maritalStatus !== 'widowed') return [];
  return [
    { kind: 'deathProof', need },
    { kind: 'marriageCertificate', need: 'mayAdd' },
  ];
}

function mismatch(couple: Couple, application: MarriageApplication, { onlineCheck, scans = [] }: MaterialFacts): RequiredMaterial[] {
  if (onlineCheck?.state !== 'mismatched' && application.mismatchConclusion === '') return [];
  const written = slots.some((party) => paperOf(couple[party], 'mismatchProof') !== null);
  return [{ kind: 'mismatchProof', party: null, need: 'scan', given: written || hasScan(scans, 'mismatchProof', null) }];
}
