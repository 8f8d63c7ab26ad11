import type { TFunction } from 'i18next';
import { ethnicityName } from '#shared/locales/index.ts';
import {
  formatPaperBarcode,
  type CivilDate,
  type DocumentKind,
  type Finding,
  type Office,
  type PartyDraft,
  type Slot,
} from '#shared/model/index.ts';
import {
  formNames,
  rowValues,
  type CertificateValues,
  type DeclarationValues,
  type ExaminationFormValues,
  type RefusalNoticeValues,
} from '../../documents/forms.ts';
import { dateText } from '../../documents/date-text.ts';
import type { CaseRecord } from '../case-record.ts';

/** A paper before it is drawn: everything on it, pictures by their digest. */
export interface PlannedPaper {
  readonly kind: DocumentKind;
  readonly party: Slot | null;
  readonly form: string;
  readonly values: Readonly<Record<string, string>>;
  readonly pictures: Readonly<Record<string, string>>;
  readonly barcode: string | null;
  readonly watermark: string | null;
  readonly title: string;
}

/** What papers of a case are drawn from. */
export interface PaperSource {
  readonly record: CaseRecord;
  readonly office: Office;
  readonly training: boolean;
  readonly on: CivilDate;
  readonly findings: readonly Finding[];
  /** Digest of the couple's photo in the vault. */
  readonly photoDigest: string | null;
  readonly t: TFunction;
}

/** Papers are Chinese, whatever language the screen speaks. */
export function planPaper(kind: DocumentKind, party: Slot | null, source: PaperSource): PlannedPaper {
  const { record, t, training, photoDigest } = source;
  const onStock = kind === 'certificate' || kind === 'certificatePreview';
  return {
    kind,
    party,
    form: formNames[kind],
    values: valuesOf(kind, party, source),
    pictures: photoDigest && (onStock || kind === 'examinationForm') ? { photo: photoDigest } : {},
    barcode: onStock ? null : formatPaperBarcode({ openedOn: record.openedOn, caseNumber: record.number, kind, party }),
    watermark: training ? t('papers:training') : null,
    title: party
      ? t('papers:ofParty', { paper: t(`terms:documentKind.${kind}`), party: t(`terms:slot.${party}`) })
      : t(`terms:documentKind.${kind}`),
  };
}

function valuesOf(kind: DocumentKind, party: Slot | null, source: PaperSource): Readonly<Record<string, string>> {
  switch (kind) {
    case 'declaration':
      return declarationValues(party ?? 'man', source);
    case 'examinationForm':
      return examinationFormValues(source);
    case 'refusalNotice':
      return refusalNoticeValues(source);
    case 'certificate':
    case 'certificatePreview':
      return certificateValues(party ?? 'man', source);
    case 'recoveryKeySheet':
      throw new Error('a recovery key sheet belongs to no case');
  }
}

function declarationValues(party: Slot, { record, office, t }: PaperSource): DeclarationValues {
  const self = record.couple[party];
  const other = record.couple[party === 'man' ? 'woman' : 'man'];
  return {
    name: self.name,
    sex: sexText(self, t),
    nationality: t('terms:nationality.CHN'),
    birthDate: dateText(self.birthDate, t),
    ethnicity: ethnicityName(t, self.ethnicity),
    occupation: self.occupation,
    education: self.education ? t(`terms:education.${self.education}`) : '',
    idNumber: self.idNumber,
    address: self.address,
    maritalStatus: self.maritalStatus ? t(`terms:maritalStatus.${self.maritalStatus}`) : '',
    otherName: other.name,
    otherIdNumber: other.idNumber,
    officeName: office.name,
  };
}

function examinationFormValues({ record, office, findings, t }: PaperSource): ExaminationFormValues {
  const { man, woman } = record.couple;
  return {
    manName: man.name,
    manBirthDate: dateText(man.birthDate, t),
    manIdNumber: man.idNumber,
    manNationality: t('terms:nationality.CHN'),
    manDocuments: t('terms:documentShown.idCard', { number: man.idNumber }),
    womanName: woman.name,
    womanBirthDate: dateText(woman.birthDate, t),
    womanIdNumber: woman.idNumber,
    womanNationality: t('terms:nationality.CHN'),
    womanDocuments: t('terms:documentShown.idCard', { number: woman.idNumber }),
    opinion: t('papers:opinion.marriage'),
    registeredOn: dateText(record.preparedOn, t),
    registrationNumber: record.registrationNumber ?? '',
    manBlank: record.manBlank ?? '',
    womanBlank: record.womanBlank ?? '',
    officeName: office.name,
    remarks: record.examinationNote,
    ...rowValues(
      'finding',
      findings.map((finding) => ({
        rule: finding.rule,
        article: t(`law:article.${finding.article}`),
        conclusion: findingText(finding, t),
      })),
    ),
  };
}

function refusalNoticeValues({ record, office, findings, on, t }: PaperSource): RefusalNoticeValues {
  const { man, woman } = record.couple;
  return {
    manName: man.name,
    manIdNumber: man.idNumber,
    womanName: woman.name,
    womanIdNumber: woman.idNumber,
    appliedOn: dateText(record.openedOn, t),
    reviewAuthority: office.reviewAuthority,
    court: office.court,
    officeName: office.name,
    // Drawn again later, it still says when the couple was refused.
    issuedOn: dateText(record.closedOn ?? on, t),
    ...rowValues(
      'ground',
      findings.map((finding) => ({ reason: findingText(finding, t), article: t(`law:article.${finding.article}`) })),
    ),
  };
}

function certificateValues(holder: Slot, { record, t }: PaperSource): CertificateValues {
  const { man, woman } = record.couple;
  return {
    holder: record.couple[holder].name,
    registeredOn: dateText(record.preparedOn, t),
    registrationNumber: record.registrationNumber ?? '',
    remarks: '',
    manName: man.name,
    manSex: sexText(man, t),
    manNationality: t('terms:nationality.CHN'),
    manBirthDate: dateText(man.birthDate, t),
    manIdNumber: man.idNumber,
    womanName: woman.name,
    womanSex: sexText(woman, t),
    womanNationality: t('terms:nationality.CHN'),
    womanBirthDate: dateText(woman.birthDate, t),
    womanIdNumber: woman.idNumber,
  };
}

function findingText(finding: Finding, t: TFunction): string {
  const text = t(`law:${finding.rule}.${finding.message}`, finding.params);
  return finding.party ? t('papers:findingOf', { party: t(`terms:slot.${finding.party}`), text }) : text;
}

function sexText({ sex }: PartyDraft, t: TFunction): string {
  return sex ? t(`terms:sex.${sex}`) : '';
}
