import {
  LocalPractice,
  type IdentityDocument,
  type MaterialKind,
  type PartyDraft,
  type PartyPaper,
  type PartyType,
  type ProofRoute,
} from '#shared/model/index.ts';

/** The paper that shows a party single, where the law asks for one. */
export type SingleProofKind = 'singleDeclaration' | 'singleProof';

/** Which number identifies the party on the certificate (the form's 身份证件号). */
export type NumberKind =
  | 'citizen' // 公民身份号码 (GB 11643)
  | 'regionalCard' // of the identity card of Hong Kong, Macao or Taiwan; the travel or residence permit has another
  | 'document'; // of the document shown

interface PartyPapers {
  /** One of these shows who they are; the usual one first. */
  readonly identityDocuments: readonly IdentityDocument[];
  /** Fixed by the type; null: any but these. */
  readonly nationality: 'CHN' | 'XXA' | null;
  readonly number: NumberKind;
  /** Asked of everybody of this type beside the identity document. */
  readonly further: readonly MaterialKind[];
  readonly singleProof: SingleProofKind | null;
  /** Lawful ways in which that proof was made; [] where it needs none. */
  readonly routes: readonly ProofRoute[];
}

const abroad = ['chineseMissionAuthenticated', 'foreignMissionAuthenticated', 'foreignMissionIssued', 'apostille'] as const;

/** 条例 2025 art. 8: the document set of each party type, and nothing beside it. Soldiers: 规范 2015 art. 30. */
const sets: Readonly<Record<PartyType, PartyPapers>> = {
  mainlandResident: {
    identityDocuments: ['residentCard', 'temporaryResidentCard'],
    nationality: 'CHN',
    number: 'citizen',
    further: [],
    singleProof: null,
    routes: [],
  },
  soldier: {
    identityDocuments: ['residentCard', 'temporaryResidentCard'],
    nationality: 'CHN',
    number: 'citizen',
    further: ['militaryCard', 'militaryMarriageProof'],
    singleProof: null,
    routes: [],
  },
  hongKong: {
    identityDocuments: ['mainlandTravelPermit', 'residencePermit'],
    nationality: 'CHN',
    number: 'regionalCard',
    further: ['hongKongIdentityCard', 'singleDeclaration'],
    singleProof: 'singleDeclaration',
    routes: ['entrustedNotary'],
  },
  macao: {
    identityDocuments: ['mainlandTravelPermit', 'residencePermit'],
    nationality: 'CHN',
    number: 'regionalCard',
    further: ['macaoIdentityCard', 'singleDeclaration'],
    singleProof: 'singleDeclaration',
    routes: ['localNotary'],
  },
  taiwan: {
    identityDocuments: ['taiwanTravelPermit', 'residencePermit', 'internationalTravelDocument'],
    nationality: 'CHN',
    number: 'regionalCard',
    further: ['taiwanIdentityCard', 'singleDeclaration'],
    singleProof: 'singleDeclaration',
    routes: ['localNotary'],
  },
  overseasChinese: {
    identityDocuments: ['passport'],
    nationality: 'CHN',
    number: 'document',
    further: ['singleProof'],
    singleProof: 'singleProof',
    routes: ['chineseMissionAuthenticated', 'chineseMissionIssued', 'apostille'],
  },
  foreigner: {
    identityDocuments: ['passport', 'permanentResidentCard', 'internationalTravelDocument'],
    nationality: null,
    number: 'document',
    further: ['singleProof'],
    singleProof: 'singleProof',
    routes: abroad,
  },
  stateless: {
    identityDocuments: ['internationalTravelDocument', 'permanentResidentCard'],
    nationality: 'XXA',
    number: 'document',
    further: ['singleProof'],
    singleProof: 'singleProof',
    routes: abroad,
  },
};

export function identityDocumentsOf(type: PartyType): readonly IdentityDocument[] {
  return sets[type].identityDocuments;
}

/** `CHN`, or `XXA` for the stateless; null: the passport says which, any but these two. */
export function nationalityOf(type: PartyType): 'CHN' | 'XXA' | null {
  return sets[type].nationality;
}

export function numberOf(type: PartyType): NumberKind {
  return sets[type].number;
}

/** True where the number is a 公民身份号码, to be checked as one. */
export function numberIsCitizen(type: PartyType): boolean {
  return sets[type].number === 'citizen';
}

/** Written behind the number on forms and certificates: （香港）, （澳门）, （台湾）. */
export function placeOfNumber(type: PartyType): 'HKG' | 'MAC' | 'TWN' | null {
  if (type === 'hongKong') return 'HKG';
  if (type === 'macao') return 'MAC';
  return type === 'taiwan' ? 'TWN' : null;
}

/** 内地居民, soldiers among them (条例 2025 art. 2). */
export function isMainland(type: PartyType): boolean {
  return type === 'mainlandResident' || type === 'soldier';
}

/** Foreigners and the stateless: neither has a 民族. */
export function isForeign(type: PartyType): boolean {
  return type === 'foreigner' || type === 'stateless';
}

/** Papers asked of a type beside the identity document that show who they are, not that they are single. */
export function ownPapersOf(type: PartyType): readonly MaterialKind[] {
  return sets[type].further.filter((kind) => kind !== sets[type].singleProof);
}

/** The ways a type's proof of being single may have been made good; [] where it needs none. */
export function routesOf(type: PartyType): readonly ProofRoute[] {
  return sets[type].routes;
}

export function singleProofKindOf(type: PartyType): SingleProofKind | null {
  return sets[type].singleProof;
}

type Proven = Pick<PartyDraft, 'type' | 'papers'>;

/** A paper as it was written down; null while it is not. */
export function paperOf(party: Pick<PartyDraft, 'papers'>, kind: MaterialKind): PartyPaper | null {
  return party.papers.find((paper) => paper.kind === kind) ?? null;
}

/** The proof or declaration of being single as written down; null where none is, or none is needed. */
export function singleProofOf(party: Proven): PartyPaper | null {
  const kind = singleProofKindOf(party.type);
  return kind === null ? null : paperOf(party, kind);
}

/** What is written abroad needs a Chinese translation, a foreign mission's paper too (民办发〔2024〕7号); our own missions write Chinese. */
export function needsTranslation(party: Proven): boolean {
  const route = foreignProof(party)?.route ?? null;
  return route !== null && route !== 'chineseMissionIssued';
}

/** Who uses a paper made good under a treaty signs that it is genuine (条例 2025 art. 8, last paragraph). */
export function needsAuthenticityStatement(party: Proven): boolean {
  return foreignProof(party)?.route === 'apostille';
}

/** "No impediment" is not "single" unless that country says so (民函〔2008〕49号). */
export function needsMeaningStatement(party: Proven, practice: LocalPractice = strictest): boolean {
  const proof = foreignProof(party);
  return proof?.wording === 'noImpediment' && !practice.noImpedimentMeansSingle.includes(proof.country);
}

/** A proof that merely found no record is completed by an own, authenticated declaration (民函〔2008〕49号). */
export function needsNoRecordDeclaration(party: Proven): boolean {
  return foreignProof(party)?.wording === 'noRecord';
}

/** What else tells whether the end of an earlier marriage needs a paper. */
export interface StatusKnowledge {
  /** The online check of the day matched what they declare. */
  readonly matchedToday: boolean;
  /** This hall's records show a marriage of theirs. */
  readonly marriedHere: boolean;
}

/**
 * Whether how an earlier marriage ended needs a paper of its own: always when it was registered here; else neither where a
 * proof of being single covers it, nor where the online check of the day agrees (papers answer what it does not match).
 */
export function needsStatusProof(
  party: Pick<PartyDraft, 'type' | 'maritalStatus'>,
  { matchedToday, marriedHere }: StatusKnowledge,
): boolean {
  if (party.maritalStatus !== 'divorced' && party.maritalStatus !== 'widowed') return false;
  return marriedHere || (singleProofKindOf(party.type) === null && !matchedToday);
}

/** Papers asked of this party beside the identity document, as far as what is written down tells. */
export function furtherPapersOf(party: Proven, practice: LocalPractice = strictest): readonly MaterialKind[] {
  return [
    ...sets[party.type].further,
    ...(needsTranslation(party) ? (['proofTranslation'] as const) : []),
    ...(needsMeaningStatement(party, practice) ? (['meaningStatement'] as const) : []),
    ...(needsNoRecordDeclaration(party) ? (['noRecordDeclaration'] as const) : []),
    ...(needsAuthenticityStatement(party) ? (['authenticityStatement'] as const) : []),
  ];
}

/** A paper's particulars that are written down; the rest of `PartyPaper` means nothing for it. */
export type PaperField = Exclude<keyof PartyPaper, 'kind'>;

const fields: Readonly<Partial<Record<MaterialKind, readonly PaperField[]>>> = {
  militaryCard: ['number'],
  militaryMarriageProof: ['number', 'issuer', 'issuedOn', 'validUntil'],
  singleDeclaration: ['route', 'issuer', 'number', 'issuedOn'],
  singleProof: ['route', 'country', 'wording', 'issuer', 'number', 'issuedOn'],
  proofTranslation: ['issuer'],
  meaningStatement: ['issuer'],
  noRecordDeclaration: ['issuer', 'issuedOn'],
  formerNameRecord: ['issuer', 'number'],
  nameChangeProof: ['issuer', 'number'],
  dischargeProof: ['issuer', 'number'],
  divorceCertificate: ['number', 'issuer', 'issuedOn'],
  divorceJudgment: ['number', 'issuer', 'issuedOn'],
  courtDivorceProof: ['number', 'issuer', 'issuedOn'],
  deathProof: ['number', 'issuer', 'issuedOn'],
  marriageCertificate: ['number'],
  mismatchProof: ['issuer', 'number'],
};

/** Which particulars of a paper are written down; [] for papers known by the identity fields or drawn here. */
export function paperFieldsOf(kind: MaterialKind): readonly PaperField[] {
  return fields[kind] ?? [];
}

/** 常住户口所在地: of a soldier the political organ that issued the proof, else the address on the document. */
export function registeredPlaceOf(party: Pick<PartyDraft, 'type' | 'papers' | 'address'>): string {
  const organ = party.type === 'soldier' ? (paperOf(party, 'militaryMarriageProof')?.issuer.trim() ?? '') : '';
  return organ === '' ? party.address.trim() : organ;
}

const strictest: LocalPractice = LocalPractice.parse({});

function foreignProof(party: Proven): PartyPaper | null {
  return singleProofKindOf(party.type) === 'singleProof' ? paperOf(party, 'singleProof') : null;
}
