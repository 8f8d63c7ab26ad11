import { datedProofOf, isVisitUnderWay, withDischarge, withDocument, withName, withPeriod } from '#shared/law/divorce/index.ts';
import {
  PartyPaper,
  slots,
  type Couple,
  type EarlierDocument,
  type PartyDraft,
  type RenewedProof,
  type SeenAgain,
  type Slot,
} from '#shared/model/index.ts';
import type { DivorceRecord } from './record.ts';

/** What each showed again; null: nothing, so far. */
export type BySlot = Readonly<Record<Slot, SeenAgain | null>>;

type Applied = Pick<DivorceRecord, 'couple' | 'seenAgain' | 'point'>;

/**
 * The couple as the papers of the day name them: from the second visit on by the documents shown at it, before as they applied. What
 * they applied as stays in the record, as their application and its papers say it.
 */
export function coupleNow({ couple, seenAgain, point }: Applied): Couple {
  return isShown(point) ? asShown(couple, seenAgain) : couple;
}

function isShown(point: DivorceRecord['point']): boolean {
  return isVisitUnderWay(point) || point === 'registered';
}

/** The couple with what they showed: another document or name, a validity renewed, a proof issued anew, a discharge. */
export function asShown(couple: Couple, shown: BySlot): Couple {
  return { man: partyAsShown(couple.man, shown.man), woman: partyAsShown(couple.woman, shown.woman) };
}

function partyAsShown(party: PartyDraft, seen: SeenAgain | null): PartyDraft {
  if (seen === null) return party;
  const documented = withPeriod(seen.other === undefined ? party : withDocument(party, seen.other), seen);
  const named = seen.name === undefined ? documented : withName(documented, seen.name, seen.nameProof);
  const proven = seen.renewedProof === undefined ? named : withProof(named, seen.renewedProof);
  return seen.discharge === undefined ? proven : withDischarge(proven, seen.discharge);
}

function withProof(party: PartyDraft, renewed: RenewedProof): PartyDraft {
  const kind = datedProofOf(party.type);
  if (kind === null) return party;
  return { ...party, papers: [...party.papers.filter((paper) => paper.kind !== kind), PartyPaper.parse({ kind, ...renewed })] };
}

/** The documents of the application, of those who show another. */
export function earlierDocuments(couple: Couple, shown: BySlot): Record<Slot, EarlierDocument | null> {
  return { man: earlierDocument(couple.man, shown.man), woman: earlierDocument(couple.woman, shown.woman) };
}

function earlierDocument({ document, idNumber, documentNumber }: PartyDraft, seen: SeenAgain | null): EarlierDocument | null {
  return seen?.other === undefined ? null : { document, idNumber, documentNumber, sameBy: seen.other.sameBy };
}

/** The names of the application, of those who have another by now. */
export function earlierNames(couple: Couple, shown: BySlot): Record<Slot, string | null> {
  const of = (slot: Slot) => (shown[slot]?.name === undefined ? null : couple[slot].name);
  return { man: of('man'), woman: of('woman') };
}

/** The same as papers of the day name them. */
export function formerNames({ couple, seenAgain, point }: Applied): Record<Slot, string | null> {
  return earlierNames(couple, isShown(point) ? seenAgain : { man: null, woman: null });
}

/** Whose proof was issued anew since the application. */
export function withRenewedProof({ seenAgain }: Pick<DivorceRecord, 'seenAgain'>): Slot[] {
  return slots.filter((slot) => seenAgain[slot]?.renewedProof !== undefined);
}
