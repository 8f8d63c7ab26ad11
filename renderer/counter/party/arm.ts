import type { ReaderState } from '#shared/contract/index.ts';
import type { Couple, PartyDraft, Slot } from '#shared/model/index.ts';

export function isEmpty(party: PartyDraft): boolean {
  return party.name === '' && party.idNumber === '';
}

/** A reader that can be asked for a card. */
export function isReady(reader: ReaderState | undefined): boolean {
  return reader !== undefined && reader.state !== 'none' && reader.state !== 'lost';
}

/**
 * The slot the next card should fill without anybody asking: the first empty one. null: leave the reader as it is, since
 * it waits for an empty slot of this case already, or for the one the registrar chose.
 */
export function slotToArm(reader: ReaderState | undefined, caseId: string, couple: Couple, chosen: Slot | null): Slot | null {
  if (!isReady(reader)) return null;
  const armed = reader?.armed?.caseId === caseId ? reader.armed.slot : null;
  if (armed !== null && (armed === chosen || isEmpty(couple[armed]))) return null;
  if (isEmpty(couple.man)) return 'man';
  return isEmpty(couple.woman) ? 'woman' : null;
}

/** True where the reader still waits, unasked, for a slot that was filled otherwise: the next card would replace that party. */
export function waitsInVain(reader: ReaderState | undefined, caseId: string, couple: Couple, chosen: Slot | null): boolean {
  if (reader?.state !== 'waiting' || reader.armed?.caseId !== caseId) return false;
  const { slot } = reader.armed;
  return slot !== chosen && !isEmpty(couple[slot]) && slotToArm(reader, caseId, couple, chosen) === null;
}
