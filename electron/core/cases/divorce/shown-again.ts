import { isAfterClosing } from '#shared/law/office-hours.ts';
import {
  bareIdentity,
  civilDateAt,
  fail,
  ok,
  slots,
  toIdNumber18,
  type CivilDate,
  type Couple,
  type OfficeHours,
  type PartyDraft,
  type Result,
  type SeenAgain,
  type ShownAgain,
  type Slot,
} from '#shared/model/index.ts';
import { Temporal } from 'temporal-polyfill';
import type { IdCard } from '../../devices/types.ts';
import { fillFromCard, isSameHolder } from '../card-party.ts';
import type { CardFields } from '../card-reads.ts';
import type { DivorceRecord } from './record.ts';

type BySlot = Readonly<Record<Slot, SeenAgain | null>>;

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
  const other = couple[slot === 'man' ? 'woman' : 'man'];
  if (!isTheirs(party, card)) return fail(isTheirs(other, card) ? 'spousesCard' : 'otherPerson');
  const filled = fillFromCard(party, card, at);
  if (!filled) return fail('unknownLayout');
  const { name, validFrom, validUntil, longTerm } = filled.party;
  if (!isOneName(name, party.name)) return fail('nameDiffers');
  if (validUntil !== null && validUntil < on) return fail('expired');
  return ok({ fields: filled.fields, seen: { by: 'card', at, validFrom, validUntil, longTerm, reason: null } });
}

/** A residence permit also says the number of the travel permit its holder may have shown before. */
function isTheirs(party: PartyDraft, card: IdCard): boolean {
  if (isSameHolder(party, card)) return true;
  return card.layout === 'residencePermit' && party.documentNumber !== '' && isOneNumber(party.documentNumber, card.passNumber);
}

/** What was shown again on a day; of another day nothing counts. */
export function shownAgainOn({ seenAgain }: Pick<DivorceRecord, 'seenAgain'>, on: CivilDate): BySlot {
  const today = (seen: SeenAgain | null) => (seen !== null && civilDateAt(Temporal.Instant.from(seen.at)) === on ? seen : null);
  return { man: today(seenAgain.man), woman: today(seenAgain.woman) };
}

/** The same with what is compared by hand at this instant. */
export function withShown(record: DivorceRecord, shown: Readonly<Record<Slot, ShownAgain>>, at: string, on: CivilDate): BySlot {
  const read = shownAgainOn(record, on);
  const seen = (slot: Slot): SeenAgain | null => {
    const now = shown[slot];
    if (now.by === 'card') return read[slot];
    const { validFrom, validUntil, longTerm } = now.period ?? record.couple[slot];
    return { by: 'hand', at, validFrom, validUntil, longTerm, reason: now.reason };
  };
  return { man: seen('man'), woman: seen('woman') };
}

/** A number compared by hand that is not of this party. */
export function namesAnother({ idNumber, documentNumber }: PartyDraft, shown: ShownAgain): boolean {
  return (
    shown.by === 'hand' && !isOneNumber(shown.number, idNumber) && !(documentNumber !== '' && isOneNumber(shown.number, documentNumber))
  );
}

/** Both were here before the office closed (民法典 203): the visit has begun, and is finished the same day. */
export function isBegun(shown: BySlot, hours: OfficeHours): boolean {
  return slots.every((slot) => {
    const seen = shown[slot];
    return seen !== null && !isAfterClosing(hours, Temporal.Instant.from(seen.at));
  });
}

/** The couple with the validity of what they showed today: a card renewed meanwhile counts. */
export function withPeriods(couple: Couple, shown: BySlot): Couple {
  const withPeriod = (slot: Slot): PartyDraft => {
    const { validFrom, validUntil, longTerm } = shown[slot] ?? couple[slot];
    return { ...couple[slot], validFrom, validUntil, longTerm };
  };
  return { man: withPeriod('man'), woman: withPeriod('woman') };
}

function isOneNumber(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

function comparable(number: string): string {
  return toIdNumber18(number) ?? bareIdentity(number);
}

/** Names as people write them: dots and spaces between the parts of a name vary. */
function isOneName(one: string, other: string): boolean {
  const bare = (name: string) =>
    name
      .normalize('NFC')
      .replace(/[\s·•‧∙・･.．]/g, '')
      .toUpperCase();
  return bare(one) === bare(other);
}
