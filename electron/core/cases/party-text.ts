import type { TFunction } from 'i18next';
import { needsAuthenticityStatement, numberOf, paperOf } from '#shared/law/marriage/index.ts';
import { countryName, ethnicityName } from '#shared/locales/index.ts';
import type { PartyDraft, PartyPaper } from '#shared/model/index.ts';
import { dateText } from '../documents/date-text.ts';

export function sexText({ sex }: Pick<PartyDraft, 'sex'>, t: TFunction): string {
  return sex ? t(`terms:sex.${sex}`) : '';
}

/** 国籍 as papers say it: 中国 for every Chinese citizen, wherever they live; 无国籍; else the country's short name. */
export function nationalityText({ type, nationality }: Pick<PartyDraft, 'type' | 'nationality'>, t: TFunction): string {
  if (type === 'stateless') return t('terms:nationality.stateless');
  return type === 'foreigner' ? countryName('zh-CN', nationality) : t('terms:nationality.CHN');
}

/** 身份证件号: a number given by Hong Kong, Macao or Taiwan says so (规范 2015 art. 38). */
export function idNumberText({ type, idNumber }: Pick<PartyDraft, 'type' | 'idNumber'>, t: TFunction): string {
  const regional = idNumber !== '' && numberOf(type) === 'regionalCard';
  return regional ? t(`papers:idNumberOf.${type}`, { number: idNumber }) : idNumber;
}

/** 常住户口所在地; of soldiers the authority that issued their proof, where it is written down. */
export function addressText(party: PartyDraft): string {
  const proof = party.type === 'soldier' ? paperOf(party, 'militaryMarriageProof') : null;
  return proof?.issuer || party.address;
}

/** 提供证件情况 of a marriage: every document shown with its number, one a line, none left out (规范 2015 art. 38). */
export function documentsText(party: PartyDraft, t: TFunction): string {
  const statement = needsAuthenticityStatement(party) ? [documentName('authenticityStatement', t)] : [];
  return [...shownDocuments(party, t), ...statement].join('\n');
}

/** The identity document and what was shown beside it, each with its number. */
export function shownDocuments(party: PartyDraft, t: TFunction): string[] {
  const regional = numberOf(party.type) === 'regionalCard';
  const identity = regional ? party.documentNumber : party.idNumber;
  const written = new Set(party.papers.map(({ kind }) => kind));
  const regionalCard = regionalCards[party.type];
  return [
    ...(identity === '' ? [] : [t('terms:documentShown.numbered', { document: documentName(party.document, t), number: identity })]),
    ...(regionalCard && !written.has(regionalCard) && party.idNumber !== ''
      ? [t('terms:documentShown.numbered', { document: documentName(regionalCard, t), number: party.idNumber })]
      : []),
    ...party.papers.map((paper) => paperText(paper, party, t)),
  ];
}

/** The identity card of Hong Kong, Macao or Taiwan, which is shown beside the travel or residence permit; null for others. */
export function regionalCardOf(type: PartyDraft['type']): PartyPaper['kind'] | null {
  return regionalCards[type] ?? null;
}

const regionalCards: Readonly<Partial<Record<PartyDraft['type'], PartyPaper['kind']>>> = {
  hongKong: 'hongKongIdentityCard',
  macao: 'macaoIdentityCard',
  taiwan: 'taiwanIdentityCard',
};

function paperText(paper: PartyPaper, party: PartyDraft, t: TFunction): string {
  const document = documentName(paper.kind, t);
  // Of the identity card of Hong Kong, Macao or Taiwan only the form's own field may hold the number.
  const number = paper.number || (paper.kind === regionalCards[party.type] ? party.idNumber : '');
  const named = number === '' ? document : t('terms:documentShown.numbered', { document, number });
  const country = paper.country === '' ? '' : countryName('zh-CN', paper.country);
  const apostille = paper.route === 'apostille' ? t('terms:documentShown.apostille') : '';
  const of = [country, paper.issuer, dateText(paper.issuedOn, t), apostille]
    .filter((each) => each !== '')
    .join(t('terms:documentShown.between'));
  return of === '' ? named : t('terms:documentShown.issued', { named, of });
}

function documentName(kind: PartyPaper['kind'], t: TFunction): string {
  return t(`terms:materialKind.${kind}`);
}

/** A party as declarations and applications describe them. */
export function personText(party: PartyDraft, t: TFunction) {
  return {
    name: party.name,
    sex: sexText(party, t),
    nationality: nationalityText(party, t),
    birthDate: dateText(party.birthDate, t),
    ethnicity: ethnicityName(t, party.ethnicity),
    occupation: party.occupation,
    education: party.education ? t(`terms:education.${party.education}`) : '',
    idNumber: idNumberText(party, t),
    address: addressText(party),
  };
}
