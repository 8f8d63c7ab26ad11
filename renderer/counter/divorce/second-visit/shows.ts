import { createContext, useContext } from 'react';
import type { Input } from '#shared/contract/index.ts';
import { identityDocumentsOf, isMainland } from '#shared/law/marriage/index.ts';
import { isReadByReader, waysToTell } from '#shared/law/divorce/index.ts';
import {
  slots,
  type IdentityDocument,
  type PartyDraft,
  type PartyPaper,
  type RenewedProof,
  type SamePersonBy,
  type ShownAgain,
  type Slot,
  type ValidityPeriod,
} from '#shared/model/index.ts';

/** What is typed of a document no reader reads. */
export interface ByHand {
  readonly number: string;
  readonly reason: string;
  /** null: its validity is as it was written down at the first visit. */
  readonly period: ValidityPeriod | null;
}

/** What is written down of another document than that of the application. */
export interface OtherShown {
  readonly document: IdentityDocument;
  readonly number: string;
  readonly name: string;
  readonly period: ValidityPeriod;
  readonly sameBy: SamePersonBy | null;
  readonly reason: string;
}

/** What one party shows at the second visit beside a card the reader reads; null: nothing of the kind. */
export interface Shows {
  readonly hand: ByHand | null;
  readonly other: OtherShown | null;
  /** A proof issued anew, as far as it is typed. */
  readonly proof: PartyPaper | null;
}

export type ShowsOfBoth = Readonly<Record<Slot, Shows>>;

export const nothingTyped: ByHand = { number: '', reason: '', period: null };
export const showsNothing: ShowsOfBoth = {
  man: { hand: null, other: null, proof: null },
  woman: { hand: null, other: null, proof: null },
};

/** Mainland residents have one other document; of anybody else the same kind with a new number is the likeliest. */
export function otherOf({ type, document }: PartyDraft): OtherShown {
  const documents = identityDocumentsOf(type);
  const [way, another] = waysToTell(type);
  return {
    document: (isMainland(type) ? documents.find((each) => each !== document) : undefined) ?? document,
    number: '',
    name: '',
    period: { validFrom: null, validUntil: null, longTerm: false },
    sameBy: another === undefined ? (way ?? null) : null,
    reason: '',
  };
}

const isReason = (text: string): boolean => text.trim().length >= 2;
const ends = ({ longTerm, validUntil }: ValidityPeriod): boolean => longTerm || validUntil !== null;

/** The document of a party as it is told to the core; null: it is not all there yet. `read`: the reader read it. */
export function shownOf({ hand, other }: Shows, read: boolean): ShownAgain | null {
  if (other !== null) {
    const { sameBy, reason, ...document } = other;
    const needsReason = isReadByReader(other.document);
    const complete = other.number.trim() !== '' && other.name.trim() !== '' && ends(other.period) && (!needsReason || isReason(reason));
    return complete && sameBy !== null ? { by: 'other', ...document, sameBy, reason: needsReason ? reason : null } : null;
  }
  if (hand !== null) {
    const { number, reason, period } = hand;
    return number.trim() !== '' && isReason(reason) && (period === null || ends(period)) ? { by: 'hand', ...hand } : null;
  }
  return read ? { by: 'card' } : null;
}

/** The proof issued anew; undefined: not all of it is there yet. */
export function renewedOf({ proof }: Shows): RenewedProof | null | undefined {
  if (proof === null) return null;
  const { number, issuer, issuedOn, validUntil } = proof;
  return issuer.trim() !== '' && issuedOn !== null ? { number, issuer, issuedOn, validUntil } : undefined;
}

export type Returning = NonNullable<Input<'divorce.findings'>['returning']>;

/** What of it the law may already be asked about; undefined: nothing beside cards. */
export function returningOf(shows: ShowsOfBoth): Returning | undefined {
  if (slots.every((slot) => shows[slot].other === null && shows[slot].hand === null && shows[slot].proof === null)) return undefined;
  const shown = (slot: Slot): ShownAgain => shownOf(shows[slot], false) ?? { by: 'card' };
  const renewed = (slot: Slot): RenewedProof | null => renewedOf(shows[slot]) ?? null;
  return { shown: { man: shown('man'), woman: shown('woman') }, renewed: { man: renewed('man'), woman: renewed('woman') } };
}

/** Where the first step of the second visit says what both show, so that the findings are of that. */
export const ReturningContext = createContext<(returning: Returning | undefined) => void>(() => undefined);

export function useTellReturning(): (returning: Returning | undefined) => void {
  return useContext(ReturningContext);
}
