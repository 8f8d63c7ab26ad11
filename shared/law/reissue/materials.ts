import {
  slots,
  type CivilDate,
  type Couple,
  type LeapDay,
  type PartyFacts,
  type ReissueApplication,
  type RequiredMaterial,
} from '#shared/model/index.ts';
import { hasScan } from '../parties/facts.ts';
import { numberOf, ownPapersOf, paperOf } from '../parties/party-papers.ts';
import { shownBy } from './facts.ts';
import { underAgeAt } from './numbering.ts';

interface MaterialFacts {
  readonly scans: PartyFacts['scans'];
  readonly leapDay: LeapDay;
  readonly mismatched: boolean;
}

/** The closed list of papers a reissue asks for (条例 2025 art. 20; 规范 2015 art. 64–69). */
export function reissueMaterials(couple: Couple, application: ReissueApplication, facts: MaterialFacts): RequiredMaterial[] {
  const { scans } = facts;
  const scanned = (kind: RequiredMaterial['kind']): RequiredMaterial => ({
    kind,
    party: null,
    need: 'scan',
    given: hasScan(scans, kind, null),
  });
  return [
    ...identityPapers(couple, application, facts),
    ...(application.agent === null ? [] : [scanned('notarisedMandate'), scanned('agentDocument')]),
    ...(application.source === 'archiveCopy' ? [scanned('marriageArchiveCopy')] : []),
    ...(application.source === 'none' ? [scanned('reissueEvidence')] : []),
    ...(isUnderAge(couple, application, facts) ? [scanned('underAgeExplanation')] : []),
    ...(facts.mismatched || application.mismatchConclusion !== '' ? [scanned('mismatchProof')] : []),
    ...slots.map((party): RequiredMaterial => ({ kind: 'other', party, need: 'mayAdd', given: hasScan(scans, 'other', party) })),
  ];
}

function identityPapers(couple: Couple, application: ReissueApplication, { scans }: MaterialFacts): RequiredMaterial[] {
  return shownBy(application).flatMap((party) => {
    const person = couple[party];
    const regional = numberOf(person.type) === 'regionalCard';
    const shown = regional ? person.documentNumber : person.idNumber;
    return [
      { kind: person.document, party, need: 'see', given: shown.trim() !== '' } as const,
      ...ownPapersOf(person.type).map((kind): RequiredMaterial =>
        regional
          ? { kind, party, need: 'see', given: person.idNumber.trim() !== '' }
          : { kind, party, need: 'scan', given: paperOf(person, kind) !== null || hasScan(scans, kind, party) },
      ),
      ...returned(application).map((kind): RequiredMaterial => ({ kind, party, need: 'mayAdd', given: hasScan(scans, kind, party) })),
    ];
  });
}

/** A certificate that is damaged, or whose particulars changed, is handed in. */
function returned({ kind, reason }: ReissueApplication): readonly RequiredMaterial['kind'][] {
  if (kind === null || reason === null || reason === 'lost') return [];
  return [kind === 'marriage' ? 'marriageCertificate' : 'divorceCertificate'];
}

function isUnderAge(couple: Couple, { kind, record }: ReissueApplication, { leapDay }: MaterialFacts): boolean {
  const born: Readonly<Record<'man' | 'woman', CivilDate | null>> = { man: couple.man.birthDate, woman: couple.woman.birthDate };
  return kind === 'marriage' && underAgeAt(record, born, leapDay).length > 0;
}
