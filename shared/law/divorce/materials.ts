import {
  slots,
  type CivilDate,
  type Couple,
  type DivorceApplication,
  type DivorceFacts,
  type LocalPractice,
  type MaterialKind,
  type OnlineCheck,
  type PartyDraft,
  type PartyFacts,
  type RequiredMaterial,
  type Slot,
} from '#shared/model/index.ts';
import { hasScan, isOfDay } from '../parties/facts.ts';
import { nameProofOf } from '../parties/other-document.ts';
import { numberOf, ownPapersOf, paperOf } from '../parties/party-papers.ts';

interface MaterialFacts {
  readonly onlineCheck: OnlineCheck;
  /** Without a day no online check spares a paper. */
  readonly on?: CivilDate;
  readonly practice: LocalPractice;
  /** Of the office that holds the archive. */
  readonly archiveAnswer?: DivorceFacts['archiveAnswer'];
  /** Papers of which a scan that counts lies in the file. */
  readonly scans: PartyFacts['scans'];
}

/**
 * The closed list of papers a divorce asks for (条例 2025 art. 14; 民发〔2020〕116号): who they are, the marriage, the agreement; no
 * 户口簿 and no proof of anything else.
 */
export function divorceMaterials(couple: Couple, application: DivorceApplication, facts: MaterialFacts): RequiredMaterial[] {
  return [
    ...slots.flatMap((party) => materialsOf(couple[party], application, party, facts)),
    ...archiveCopy(application, facts),
    { kind: 'divorceAgreement', party: null, need: 'scan', given: application.agreement.from !== null },
    ...mismatch(couple, application, facts),
  ];
}

function materialsOf(person: PartyDraft, { marriage }: DivorceApplication, party: Slot, { scans }: MaterialFacts): RequiredMaterial[] {
  const regional = numberOf(person.type) === 'regionalCard';
  const shown = regional ? person.documentNumber : person.idNumber;
  const given = (kind: MaterialKind) => paperOf(person, kind) !== null || hasScan(scans, kind, party);
  const certificate = marriage.certificates[party];
  return [
    { kind: person.document, party, need: 'see', given: shown.trim() !== '' },
    ...ownPapersOf(person.type).map((kind): RequiredMaterial =>
      regional ? { kind, party, need: 'see', given: person.idNumber.trim() !== '' } : { kind, party, need: 'scan', given: given(kind) },
    ),
    ...[nameProofOf(person), paperOf(person, 'dischargeProof')].flatMap((paper): RequiredMaterial[] =>
      paper === null ? [] : [{ kind: paper.kind, party, need: 'scan', given: true }],
    ),
    certificate === 'lost'
      ? { kind: 'lossStatement', party, need: 'scan', given: hasScan(scans, 'lossStatement', party) }
      : { kind: 'marriageCertificate', party, need: 'see', given: certificate === 'shown' },
    { kind: 'other', party, need: 'mayAdd', given: given('other') },
  ];
}

/** Both certificates are lost: the archive's copy, unless the province lets the online check of the day stand for it. */
function archiveCopy(
  { marriage }: DivorceApplication,
  { onlineCheck, on, practice, scans, archiveAnswer = null }: MaterialFacts,
): RequiredMaterial[] {
  if (slots.some((slot) => marriage.certificates[slot] !== 'lost')) return [];
  const checked = on !== undefined && onlineCheck.state === 'matched' && isOfDay(onlineCheck, on);
  const waived = practice.checkReplacesArchiveCopy && (checked || archiveAnswer !== null);
  const given = marriage.archiveCopy || hasScan(scans, 'marriageArchiveCopy', null);
  return [{ kind: 'marriageArchiveCopy', party: null, need: waived ? 'mayAdd' : 'scan', given }];
}

function mismatch(couple: Couple, application: DivorceApplication, { onlineCheck, scans }: MaterialFacts): RequiredMaterial[] {
  if (onlineCheck.state !== 'mismatched' && application.mismatchConclusion === '') return [];
  const written = slots.some((party) => paperOf(couple[party], 'mismatchProof') !== null);
  return [{ kind: 'mismatchProof', party: null, need: 'scan', given: written || hasScan(scans, 'mismatchProof', null) }];
}
