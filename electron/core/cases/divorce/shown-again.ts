import {
  datedProofOf,
  isOneName,
  isOneNumber,
  isOnePermit,
  isReadByReader,
  isSameDocument,
  nameProofsOf,
  numberOfDocument,
  withDocument,
} from '#shared/law/divorce/index.ts';
import { numberOf } from '#shared/law/marriage/index.ts';
import { isAfterClosing } from '#shared/law/office-hours.ts';
import {
  civilDateAt,
  fail,
  normaliseIdNumber,
  ok,
  slots,
  type ChangesByBoth,
  type CivilDate,
  type Couple,
  type MaterialKind,
  type OfficeHours,
  type OtherDocument,
  type PartyDraft,
  type RenewedProofs,
  type Result,
  type SeenAgain,
  type ShownAgain,
  type Slot,
} from '#shared/model/index.ts';
import { Temporal } from 'temporal-polyfill';
import type { IdCard } from '../../devices/types.ts';
import { areOnePerson, fillFromCard, isSameHolder } from '../card-party.ts';
import type { CardFields } from '../card-reads.ts';
import type { BySlot } from './couple-now.ts';
import type { DivorceRecord } from './record.ts';

/** Why a card shown again is not taken for the party it was read for. */
export type NotTheirs = 'otherPerson' | 'spousesCard' | 'nameDiffers' | 'expired' | 'unknownLayout';

/** A card is waited for from when certificates may be asked for until both are here: it is compared, and changes nothing of the form. */
export function awaitsCards({ point }: DivorceRecord): boolean {
  return point === 'issuable';
}

/** The card of a party of the second visit, compared with who they were at the first; `on`: today. */
export function compareAgain(
  couple: Couple,
  slot: Slot,
  card: IdCard,
  { at, on }: { readonly at: string; readonly on: CivilDate },
): Result<{ readonly fields: CardFields; readonly seen: SeenAgain }, NotTheirs> {
  const party = couple[slot];
  if (!isTheirs(party, card)) return fail(isTheirs(couple[otherOf(slot)], card) ? 'spousesCard' : 'otherPerson');
  const filled = fillFromCard(party, card, at);
  if (!filled) return fail('unknownLayout');
  const { name, validFrom, validUntil, longTerm } = filled.party;
  const renamed = !isOneName(name, party.name);
  // Another name on a card that is theirs by a number for life: taken, and let in with what shows the change.
  if (renamed && card.layout !== 'resident') return fail('nameDiffers');
  if (validUntil !== null && validUntil < on) return fail('expired');
  // A card that is theirs by its number tells so itself.
  const read: OtherDocument = { document: filled.party.document, number: numberOfDocument(filled.party), sameBy: 'sameNumber' };
  const seen: SeenAgain = { by: 'card', at, validFrom, validUntil, longTerm, reason: null, ...(renamed && { name }) };
  return ok({ fields: filled.fields, seen: isSameDocument(party, read) ? seen : { ...seen, other: read } });
}

/** A residence permit also says the number of the travel permit its holder may have shown before. */
function isTheirs(party: PartyDraft, card: IdCard): boolean {
  if (isSameHolder(party, card)) return true;
  return card.layout === 'residencePermit' && party.documentNumber !== '' && isOnePermit(party.documentNumber, card.passNumber);
}

/** What was shown again on a day; of another day nothing counts. */
export function shownAgainOn({ seenAgain }: Pick<DivorceRecord, 'seenAgain'>, on: CivilDate): BySlot {
  const today = (seen: SeenAgain | null) => (seen !== null && civilDateAt(Temporal.Instant.from(seen.at)) === on ? seen : null);
  return { man: today(seenAgain.man), woman: today(seenAgain.woman) };
}

/** What is shown at this instant: the documents, of whom a proof issued anew, and what shows other changes. */
interface ShownNow {
  readonly shown: Readonly<Record<Slot, ShownAgain>>;
  readonly renewed: RenewedProofs;
  readonly changes: ChangesByBoth;
}

/** The same with what is compared by hand or written down at this instant. */
export function withShown(record: DivorceRecord, { shown, renewed, changes }: ShownNow, at: string, on: CivilDate): BySlot {
  const read = shownAgainOn(record, on);
  const seen = (slot: Slot): SeenAgain | null => {
    const document = shownDocument(record.couple[slot], shown[slot], read[slot], at);
    const { [slot]: renewedProof } = renewed;
    const { nameProof, discharge } = changes[slot];
    if (document === null) return null;
    return {
      ...document,
      ...(renewedProof !== null && { renewedProof }),
      ...(nameProof !== null && { nameProof }),
      ...(discharge !== null && { discharge }),
    };
  };
  return { man: seen('man'), woman: seen('woman') };
}

function shownDocument(party: PartyDraft, now: ShownAgain, read: SeenAgain | null, at: string): SeenAgain | null {
  switch (now.by) {
    case 'card':
      return read;
    case 'hand': {
      const { validFrom, validUntil, longTerm } = now.period ?? party;
      return { by: 'hand', at, validFrom, validUntil, longTerm, reason: now.reason, ...renamed(party, now) };
    }
    case 'other': {
      const seen: SeenAgain = { by: 'hand', at, ...now.period, reason: now.reason, ...renamed(party, now) };
      const other: OtherDocument = { document: now.document, number: normaliseIdNumber(now.number), sameBy: now.sameBy };
      return isSameDocument(party, other) ? seen : { ...seen, other };
    }
  }
}

function renamed(party: PartyDraft, { name }: { readonly name: string }): Pick<SeenAgain, 'name'> {
  return isOneName(name, party.name) ? {} : { name };
}

/** Another name than that of the application, and nothing that shows the change. */
export function isUnproven(seen: SeenAgain | null): boolean {
  return seen?.name !== undefined && seen.nameProof === undefined;
}

/** The paper shown that nothing asks of this party; null: none. */
export function findUnasked({ type }: PartyDraft, seen: SeenAgain | null): MaterialKind | null {
  if (seen === null) return null;
  const { renewedProof, discharge, name, nameProof } = seen;
  if (discharge !== undefined && type !== 'soldier') return 'dischargeProof';
  if (renewedProof !== undefined && (datedProofOf(type) === null || discharge !== undefined)) return 'militaryMarriageProof';
  if (nameProof !== undefined && (name === undefined || !nameProofsOf(type).includes(nameProof.kind))) return nameProof.kind;
  return null;
}

/** Why what is shown by hand is not taken for a party's. */
export type Mistaken = 'divorce.cardNotRead' | 'divorce.numberDiffers';

/** null: it is theirs, so far as the number tells. */
export function mistaken(couple: Couple, slot: Slot, now: ShownAgain): Mistaken | null {
  const party = couple[slot];
  switch (now.by) {
    case 'card':
      return null;
    case 'hand':
      // Of the document itself: an identity card of Hong Kong does not tell that the permit is the one of then.
      return isOneNumber(now.number, numberOfDocument(party)) ? null : 'divorce.numberDiffers';
    case 'other': {
      if (isReadByReader(now.document) && now.reason === null) return 'divorce.cardNotRead';
      const ofSpouse = areOnePerson(withDocument(party, { ...now, number: normaliseIdNumber(now.number) }), couple[otherOf(slot)]);
      // A 公民身份号码 stays whatever card bears it.
      const changed = numberOf(party.type) === 'citizen' && !isOneNumber(now.number, party.idNumber);
      return ofSpouse || changed ? 'divorce.numberDiffers' : null;
    }
  }
}

function otherOf(slot: Slot): Slot {
  return slot === 'man' ? 'woman' : 'man';
}

/** Both were here before the office closed (民法典 203): the visit has begun, and is finished the same day. */
export function isBegun(shown: BySlot, hours: OfficeHours): boolean {
  return slots.every((slot) => {
    const seen = shown[slot];
    return seen !== null && !isAfterClosing(hours, Temporal.Instant.from(seen.at));
  });
}
