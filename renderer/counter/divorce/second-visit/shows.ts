import { createContext, useContext } from 'react';
import type { Input } from '#shared/contract/index.ts';
import { identityDocumentsOf, isMainland } from '#shared/law/marriage/index.ts';
import { isOneName, isReadByReader, nameProofsOf, waysToTell } from '#shared/law/divorce/index.ts';
import {
  PartyPaper,
  slots,
  type ChangesByBoth,
  type ChangesShown,
  type Couple,
  type DivorceView,
  type IdentityDocument,
  type PartyDraft,
  type RenewedProof,
  type SamePersonBy,
  type SeenAgain,
  type ShownAgain,
  type Slot,
  type ValidityPeriod,
} from '#shared/model/index.ts';

/** What is typed of a document no reader reads. */
export interface ByHand {
  readonly number: string;
  readonly name: string;
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
  /** What shows that the name was changed, or that a soldier left the service, as far as it is typed. */
  readonly nameProof: PartyPaper | null;
  readonly discharge: PartyPaper | null;
}

export type ShowsOfBoth = Readonly<Record<Slot, Shows>>;

export const nothingTyped: ByHand = { number: '', name: '', reason: '', period: null };
const nothing: Shows = { hand: null, other: null, proof: null, nameProof: null, discharge: null };
export const showsNothing: ShowsOfBoth = { man: nothing, woman: nothing };

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
    const { number, name, reason, period } = hand;
    const said = number.trim() !== '' && name.trim() !== '';
    return said && isReason(reason) && (period === null || ends(period)) ? { by: 'hand', ...hand } : null;
  }
  return read ? { by: 'card' } : null;
}

/** The proof issued anew; undefined: not all of it is there yet. */
export function renewedOf({ proof }: Shows): RenewedProof | null | undefined {
  if (proof === null) return null;
  const { number, issuer, issuedOn, validUntil } = proof;
  return issuer.trim() !== '' && issuedOn !== null ? { number, issuer, issuedOn, validUntil } : undefined;
}

/** The name on what is shown is another than that of the application; an empty field says nothing yet. */
export function isRenamed({ hand, other }: Shows, party: PartyDraft, seen: SeenAgain | null): boolean {
  const typed = other ?? hand;
  const name = typed === null ? (seen?.name ?? '') : typed.name.trim();
  return name !== '' && !isOneName(name, party.name);
}

export function emptyNameProof({ type }: PartyDraft): PartyPaper {
  return PartyPaper.parse({ kind: nameProofsOf(type)[0] });
}

/** What else changed, with its proofs; undefined: not all of it is there yet. */
export function changesOf(shows: Shows, party: PartyDraft, seen: SeenAgain | null): ChangesShown | undefined {
  const renamed = isRenamed(shows, party, seen);
  const { nameProof, discharge } = shows;
  const lacks = (paper: PartyPaper | null): boolean => paper === null || paper.issuer.trim() === '';
  if ((renamed && lacks(nameProof)) || (discharge !== null && lacks(discharge))) return undefined;
  const kind = nameProofsOf(party.type).find((each) => each === nameProof?.kind);
  return {
    nameProof: renamed && nameProof !== null && kind !== undefined ? { kind, number: nameProof.number, issuer: nameProof.issuer } : null,
    discharge: discharge && { number: discharge.number, issuer: discharge.issuer },
  };
}

/** null: nothing else changed, of neither. */
export function changesOfBoth(of: (slot: Slot) => ChangesShown | undefined): ChangesByBoth | null {
  const unchanged: ChangesShown = { nameProof: null, discharge: null };
  const both = { man: of('man') ?? unchanged, woman: of('woman') ?? unchanged };
  return slots.some((slot) => both[slot].nameProof !== null || both[slot].discharge !== null) ? both : null;
}

export type Returning = NonNullable<Input<'divorce.findings'>['returning']>;

/** What of it the law may already be asked about; undefined: nothing beside cards. */
export function returningOf(shows: ShowsOfBoth, couple: Couple, seen: DivorceView['returnReads']): Returning | undefined {
  if (slots.every((slot) => Object.values(shows[slot]).every((each) => each === null))) return undefined;
  const shown = (slot: Slot): ShownAgain => shownOf(shows[slot], false) ?? { by: 'card' };
  const renewed = (slot: Slot): RenewedProof | null => renewedOf(shows[slot]) ?? null;
  const changes = changesOfBoth((slot) => changesOf(shows[slot], couple[slot], seen[slot]));
  return {
    shown: { man: shown('man'), woman: shown('woman') },
    renewed: { man: renewed('man'), woman: renewed('woman') },
    ...(changes !== null && { changes }),
  };
}

/** Where the first step of the second visit says what both show, so that the findings are of that. */
export const ReturningContext = createContext<(returning: Returning | undefined) => void>(() => undefined);

export function useTellReturning(): (returning: Returning | undefined) => void {
  return useContext(ReturningContext);
}
