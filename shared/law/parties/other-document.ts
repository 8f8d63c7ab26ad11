import {
  bareIdentity,
  SamePersonBy,
  toIdNumber18,
  type IdentityDocument,
  type MaterialKind,
  type OtherDocument,
  type PartyDraft,
  type PartyType,
  type ValidityPeriod,
} from '#shared/model/index.ts';
import { numberOf } from './party-papers.ts';

/*
 * Between the two visits of a divorce a document may be renewed, or another of the party's set be shown: 条例 2025 art. 14 asks for a
 * valid one each time, and nowhere for the same.
 */

/** What may tell that another document is the same person's: a 公民身份号码 stays for life; a passport's number goes with the passport. */
export function waysToTell(type: PartyType): readonly SamePersonBy[] {
  switch (numberOf(type)) {
    case 'citizen':
      return ['sameNumber'];
    case 'regionalCard':
      return SamePersonBy.options;
    case 'document':
      return SamePersonBy.options.filter((way) => way !== 'sameNumber');
  }
}

/** The number of the document itself: of Hong Kong, Macao and Taiwan not the one that identifies. */
export function numberOfDocument(party: Pick<PartyDraft, 'type' | 'idNumber' | 'documentNumber'>): string {
  return numberOf(party.type) === 'regionalCard' ? party.documentNumber : party.idNumber;
}

export function isSameDocument(party: PartyDraft, { document, number }: Pick<OtherDocument, 'document' | 'number'>): boolean {
  return party.document === document && isOneNumber(numberOfDocument(party), number);
}

/** The party as another document of theirs shows them; who they are stays. */
export function withDocument(party: PartyDraft, { document, number }: Pick<OtherDocument, 'document' | 'number'>): PartyDraft {
  const ofIt = { ...party, document };
  switch (numberOf(party.type)) {
    case 'citizen':
      return ofIt;
    case 'regionalCard':
      return { ...ofIt, documentNumber: number };
    case 'document':
      return { ...ofIt, idNumber: number };
  }
}

export function withPeriod(party: PartyDraft, { validFrom, validUntil, longTerm }: ValidityPeriod): PartyDraft {
  return { ...party, validFrom, validUntil, longTerm };
}

/** Numbers however they are written; a 15-digit one is its 18-digit one. */
export function isOneNumber(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

/** 港澳居民来往内地通行证: the holder's nine characters stay when it is renewed, and two digits behind them count the renewals. */
export function isOnePermit(one: string, other: string): boolean {
  return isOneNumber(holderOf(one), holderOf(other));
}

function holderOf(permit: string): string {
  return /^([HM]\d{8})\d{2}$/.exec(bareIdentity(permit))?.[1] ?? permit;
}

function comparable(number: string): string {
  return toIdNumber18(number) ?? bareIdentity(number);
}

/** Documents with a chip that the hall's reader reads; of others a registrar compares what is printed. */
export function isReadByReader(document: IdentityDocument): boolean {
  return document === 'residentCard' || document === 'residencePermit' || document === 'permanentResidentCard';
}

/** Of the dated papers of a party the only one a divorce asks for, and so the only one that may have to be renewed between its visits. */
export function datedProofOf(type: PartyType): Extract<MaterialKind, 'militaryMarriageProof'> | null {
  return type === 'soldier' ? 'militaryMarriageProof' : null;
}
