import { dateOnCertificate } from '#shared/law/reissue/index.ts';
import { lawSettingsOn } from '#shared/law/settings.ts';
import { formatPaperBarcode, photoAlone, type Registration, type DocumentKind, type Slot } from '#shared/model/index.ts';
import { dateText } from '../../documents/date-text.ts';
import { formOf, rowValues } from '../../documents/forms.ts';
import type { PlannedPaper } from '../../documents/planned.ts';
import { certifiedCouple, namedCouple, textOf } from '../divorce/papers/couple-text.ts';
import { photocopiesPictures, photocopiesValues } from '../copies.ts';
import { findingRows, findingText } from '../finding-text.ts';
import { shownDocuments } from '../party-text.ts';
import { photoSheet } from '../photos.ts';
import type { ReissuePaperSource } from './paper-source.ts';

type Values = Readonly<Record<string, string>>;

/** The blank each kind of certificate is printed on; the preview shows what it bears. */
const stockOf = { marriage: 'certificate', divorce: 'divorceCertificate' } as const satisfies Record<Registration, DocumentKind>;

/** A paper of a reissue before it is drawn. Throws for a kind that belongs to no reissue. */
export function planReissuePaper(kind: DocumentKind, party: Slot | null, source: ReissuePaperSource): PlannedPaper {
  const { caseNumber, openedOn, characters, training, t } = source;
  const onStock = isOnStock(kind);
  const values = valuesOf(kind, party, source);
  const text = Object.values(values).join('');
  const held = Object.entries(characters).filter(([character]) => text.includes(character));
  const paper = t(`terms:documentKind.${kind}`);
  return {
    kind,
    party,
    form: formOf(kind === 'certificatePreview' ? stockOf[kindOf(source)] : kind, source.office),
    on: onStock ? (source.preparedOn ?? source.on) : source.on,
    stock: kind === 'certificatePreview',
    outlined: null,
    sheet: kind === 'photoSheet' ? photoSheet(photoFormat(source)) : null,
    values,
    pictures: picturesOf(kind, party, source),
    ...(held.length > 0 && { characterDigests: Object.fromEntries(held) }),
    barcode: onStock ? null : formatPaperBarcode({ openedOn, caseNumber, kind, party }),
    watermark: training ? t('papers:training') : null,
    title: party ? t('papers:ofParty', { paper, party: t(`terms:slot.${party}`) }) : paper,
  };
}

/** The couple's picture is as wide as that of one alone is high: the examination form has a place for each. */
function picturesOf(kind: DocumentKind, party: Slot | null, source: ReissuePaperSource): Values {
  const { photoDigest: digest } = source;
  if (kind === 'photocopies') return photocopiesPictures(party ?? 'man', source);
  if (digest === null) return {};
  if (isOnStock(kind) || kind === 'photoSheet') return { photo: digest };
  if (kind !== 'reissueExaminationForm') return {};
  return kindOf(source) === 'marriage' ? { photo: digest } : { alonePhoto: digest };
}

/** Of the couple together, or of one alone. */
function photoFormat(source: ReissuePaperSource) {
  const { photo } = source.office;
  return kindOf(source) === 'marriage' ? photo : photoAlone(photo);
}

function isOnStock(kind: DocumentKind): boolean {
  return kind === 'certificate' || kind === 'divorceCertificate' || kind === 'certificatePreview';
}

function valuesOf(kind: DocumentKind, party: Slot | null, source: ReissuePaperSource): Values {
  switch (kind) {
    case 'reissueDeclaration':
      return declarationValues(party ?? 'man', source);
    case 'reissueExaminationForm':
      return examinationValues(source);
    case 'reissueRefusalNotice':
      return refusalValues(source);
    case 'photocopies':
      return photocopiesValues(party ?? 'man', source);
    case 'photoSheet':
      return {};
    case 'certificate':
    case 'divorceCertificate':
    case 'certificatePreview':
      return certificateValues(party ?? 'man', source);
    default:
      throw new Error(`${kind} belongs to no reissue`);
  }
}

function kindOf({ application }: ReissuePaperSource): Registration {
  return application.kind ?? 'marriage';
}

/** 原登记: when, by whom, under which number, as the archive has it. */
function recordValues({ application: { record }, t }: ReissuePaperSource): Values {
  return { recordDate: dateText(record.registeredOn, t), recordAuthority: record.authority, recordNumber: record.number };
}

/** 申请补领婚姻登记证声明书 of one applicant; who acts for them is named on it. */
function declarationValues(party: Slot, source: ReissuePaperSource): Values {
  const { application, office, t } = source;
  const { sex, nationality, birthDate, ethnicity, occupation, education, idNumber, address, name } = textOf(party, source);
  const other = textOf(party === 'man' ? 'woman' : 'man', source);
  const kind = kindOf(source);
  return {
    name,
    sex,
    nationality,
    birthDate,
    ethnicity,
    occupation,
    education,
    idNumber,
    address,
    otherName: other.name,
    otherIdNumber: other.idNumber,
    ...recordValues(source),
    act: t(`papers:reissue.act.${kind}`),
    certificate: t(`terms:documentKind.${stockOf[kind]}`),
    reissueReason: application.reason === null ? '' : t(`papers:reissue.reason.${application.reason}`),
    standing: t(`papers:reissue.standing.${kind}`),
    agent: agentText(source),
    officeName: office.name,
  };
}

/** 补发婚姻登记证审查处理表; picture `photo`. Number, blanks and date are empty until the certificates are prepared. */
function examinationValues(source: ReissuePaperSource): Values {
  const { application, couple, blanks, office, findings, examinationNote, t } = source;
  const { manSex: _his, womanSex: _hers, ...named } = certifiedCouple(source);
  const kind = kindOf(source);
  const shown = (slot: Slot) =>
    application.agent === null && application.applicants.includes(slot) ? shownDocuments(couple[slot], t) : [];
  return {
    ...named,
    manDocuments: shown('man').join('\n'),
    womanDocuments: shown('woman').join('\n'),
    ...recordValues(source),
    archive: application.source === null ? '' : t(`papers:reissue.archive.${application.source}`, { evidence: application.evidence }),
    opinion: t('papers:reissue.opinion'),
    certificate: t(`terms:documentKind.${stockOf[kind]}`),
    certificateNumber: source.registrationNumber ?? '',
    manCertificateBlank: blanks.man ?? '',
    womanCertificateBlank: blanks.woman ?? '',
    reissuedOn: dateText(source.preparedOn, t),
    officeName: office.name,
    agent: agentText(source),
    remarks: [remarkOf(source), application.differenceConclusion, examinationNote].filter((text) => text.trim() !== '').join('\n'),
    ...findingRows(findings, t),
  };
}

function refusalValues(source: ReissuePaperSource): Values {
  const { office, findings, openedOn, closedOn, on, t } = source;
  return {
    ...namedCouple(source),
    appliedOn: dateText(openedOn, t),
    reviewAuthority: office.reviewAuthority,
    court: office.court,
    officeName: office.name,
    issuedOn: dateText(closedOn ?? on, t),
    ...rowValues(
      'ground',
      findings.map((finding) => ({ reason: findingText(finding, t), article: t(`law:article.${finding.article}`) })),
    ),
  };
}

/** The certificate of one holder: the original date of registration (M-84, M-85), the number of the reissue, and its remark. */
function certificateValues(holder: Slot, source: ReissuePaperSource): Values {
  const { couple, application, office, preparedOn, on, t } = source;
  const born = { man: couple.man.birthDate, woman: couple.woman.birthDate };
  const { leapDay } = lawSettingsOn(preparedOn ?? on, office.practice);
  const number = source.registrationNumber ?? '';
  return {
    ...certifiedCouple(source),
    holder: couple[holder].name,
    registeredOn: dateText(dateOnCertificate(application, born, leapDay), t),
    ...(kindOf(source) === 'marriage' ? { registrationNumber: number } : { certificateNumber: number }),
    remarks: remarkOf(source),
  };
}

/** 「结婚证遗失，补发此证。2026年11月23日」 (民办函〔2003〕166号); '' until the day is known. */
function remarkOf(source: ReissuePaperSource): string {
  const { application, preparedOn, t } = source;
  if (application.reason === null || preparedOn === null) return '';
  const certificate = t(`terms:documentKind.${stockOf[kindOf(source)]}`);
  return t(`papers:reissue.remark.${application.reason}`, { certificate, date: dateText(preparedOn, t) });
}

function agentText({ application: { agent }, t }: ReissuePaperSource): string {
  if (agent === null) return '';
  const { name, idNumber, notary, deed } = agent;
  return t('papers:reissue.agent', { name, idNumber, notary, deed });
}
