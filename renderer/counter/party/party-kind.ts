import {
  furtherPapersOf,
  identityDocumentsOf,
  isForeign,
  isMainland,
  nationalityOf,
  numberOf,
  placeOfNumber,
  routesOf,
} from '#shared/law/marriage/index.ts';
import type { IdentityDocument, PartyDraft, PartyType } from '#shared/model/index.ts';
import type { FormChange } from './card-value.ts';

/** Which fields a type's form has beside name, sex, birth date, number, address and validity. */
export interface FieldsOfType {
  readonly ethnicity: boolean;
  /** The foreigner's passport says it; of all others the type does. */
  readonly nationality: boolean;
  /** The document shown has a number beside the one that identifies. */
  readonly documentNumber: boolean;
  /** 签发机关 and 长期, as resident cards have them. */
  readonly issuer: boolean;
}

export function fieldsOfType(type: PartyType): FieldsOfType {
  return {
    ethnicity: !isForeign(type),
    nationality: nationalityOf(type) === null,
    documentNumber: numberOf(type) === 'regionalCard',
    issuer: isMainland(type),
  };
}

/** What the number that identifies is called: by who has it, or by the document it stands on. */
export function numberName({ type, document }: Pick<PartyDraft, 'type' | 'document'>): 'citizen' | PartyType | IdentityDocument {
  const kind = numberOf(type);
  if (kind === 'citizen') return 'citizen';
  return kind === 'regionalCard' ? type : document;
}

const noDocument = { documentNumber: '', issuer: '', validFrom: null, validUntil: null, longTerm: false } as const;

/** Another type of party: who they are stays; what stands on papers that the new type does not show goes. */
export function changeOfType(party: PartyDraft, type: PartyType): FormChange {
  const documents = identityDocumentsOf(type);
  const sameDocument =
    documents.includes(party.document) && numberOf(type) === numberOf(party.type) && placeOfNumber(type) === placeOfNumber(party.type);
  const gone = furtherPapersOf(party).filter((kind) => !furtherPapersOf({ ...party, type }).includes(kind));
  const papers = party.papers
    .filter(({ kind }) => !gone.includes(kind))
    .map((paper) => (paper.route === null || routesOf(type).includes(paper.route) ? paper : { ...paper, route: null }));
  return {
    type,
    nationality: nationalityOf(type) ?? (['CHN', 'XXA'].includes(party.nationality) ? '' : party.nationality),
    ...(sameDocument ? {} : { ...noDocument, document: documents[0]!, idNumber: '', address: '' }),
    ...(isForeign(type) ? { ethnicity: '' } : {}),
    papers,
  };
}

/** Another document of the same type: its own numbers and validity go with it. */
export function changeOfDocument(party: PartyDraft, document: IdentityDocument): FormChange {
  return { document, ...noDocument, ...(numberOf(party.type) === 'document' ? { idNumber: '' } : {}) };
}
