import {
  bareIdentity,
  PartyPaper,
  SamePersonBy,
  toIdNumber18,
  type DischargeProof,
  type IdentityDocument,
  type MaterialKind,
  type NameProof,
  type OtherDocument,
  type PartyDraft,
  type PartyType,
  type ValidityPeriod,
} from '#shared/model/index.ts';
import { isMainland, numberOf, paperOf, registeredPlaceOf } from './party-papers.ts';

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

/** Names as people write them: dots and spaces between the parts of a name vary. */
export function isOneName(one: string, other: string): boolean {
  const bare = (name: string) =>
    name
      .normalize('NFC')
      .replace(/[\s·•‧∙・･.．]/g, '')
      .toUpperCase();
  return bare(one) === bare(other);
}

/** What may show that a name was changed: of residents of the mainland the register of households too (户口登记条例 18). */
export function nameProofsOf(type: PartyType): readonly NameProof['kind'][] {
  return isMainland(type) ? ['formerNameRecord', 'nameChangeProof'] : ['nameChangeProof'];
}

/** The proof of a changed name as it was written down; null: there is none. */
export function nameProofOf(party: Pick<PartyDraft, 'papers'>): PartyPaper | null {
  return paperOf(party, 'formerNameRecord') ?? paperOf(party, 'nameChangeProof');
}

/** The party under the name they have now. */
export function withName(party: PartyDraft, name: string, proof: NameProof | undefined): PartyDraft {
  return { ...party, name, papers: proof === undefined ? party.papers : [...party.papers, PartyPaper.parse(proof)] };
}

/** Papers asked of soldiers in service (规范 2015 art. 30), and of nobody else. */
export const soldiersPapers: readonly MaterialKind[] = ['militaryCard', 'militaryMarriageProof'];

/** The party once they left the service: a resident like others, whose domicile stays as the application says it until told anew. */
export function withDischarge(party: PartyDraft, proof: DischargeProof): PartyDraft {
  return {
    ...party,
    type: 'mainlandResident',
    address: party.address.trim() === '' ? registeredPlaceOf(party) : party.address,
    papers: [...party.papers.filter(({ kind }) => !soldiersPapers.includes(kind)), PartyPaper.parse({ kind: 'dischargeProof', ...proof })],
  };
}

/** Documents with a chip that the hall's reader reads; of others a registrar compares what is printed. */
export function isReadByReader(document: IdentityDocument): boolean {
  return document === 'residentCard' || document === 'residencePermit' || document === 'permanentResidentCard';
}

/** Of the dated papers of a party the only one a divorce asks for, and so the only one that may have to be renewed between its visits. */
export function datedProofOf(type: PartyType): Extract<MaterialKind, 'militaryMarriageProof'> | null {
  return type === 'soldier' ? 'militaryMarriageProof' : null;
}
