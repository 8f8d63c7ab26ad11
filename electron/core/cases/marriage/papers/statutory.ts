import { isInternal } from '#shared/law/marriage/index.ts';
import type { Finding, Slot } from '#shared/model/index.ts';
import { dateText } from '../../../documents/date-text.ts';
import {
  rowValues,
  type CertificateValues,
  type DeclarationValues,
  type ExaminationFormValues,
  type RefusalNoticeValues,
  type SupplementaryDeclarationValues,
} from '../../../documents/forms.ts';
import { findingRows, findingText } from '../../finding-text.ts';
import { documentsText, idNumberText, nationalityText, personText, sexText } from '../../party-text.ts';
import { marriageRemarks } from './remarks.ts';
import type { PaperSource } from './source.ts';

/** 申请结婚登记声明书, or 申请补办结婚登记声明书 where that is applied for. */
export function declarationValues(
  party: Slot,
  { record, office, t }: Pick<PaperSource, 'record' | 'office' | 't'>,
): DeclarationValues | SupplementaryDeclarationValues {
  const self = record.couple[party];
  const other = record.couple[party === 'man' ? 'woman' : 'man'];
  const values: DeclarationValues = {
    ...personText(self, t),
    maritalStatus: self.maritalStatus ? t(`terms:maritalStatus.${self.maritalStatus}`) : '',
    otherName: other.name,
    otherIdNumber: idNumberText(other, t),
    officeName: office.name,
  };
  const { kind, livingTogetherSince } = record.application;
  if (kind !== 'supplementary') return values;
  return { ...values, livingTogetherSince: dateText(livingTogetherSince, t) || t('papers:blankDate') };
}

export function examinationFormValues(source: PaperSource): ExaminationFormValues {
  const { record, office, findings, t } = source;
  const { man, woman } = record.couple;
  return {
    manName: man.name,
    manBirthDate: dateText(man.birthDate, t),
    manIdNumber: idNumberText(man, t),
    manNationality: nationalityText(man, t),
    manDocuments: documentsText(man, t),
    womanName: woman.name,
    womanBirthDate: dateText(woman.birthDate, t),
    womanIdNumber: idNumberText(woman, t),
    womanNationality: nationalityText(woman, t),
    womanDocuments: documentsText(woman, t),
    opinion: t('papers:opinion.marriage'),
    registeredOn: dateText(record.preparedOn, t),
    registrationNumber: record.registrationNumber ?? '',
    manBlank: record.manBlank ?? '',
    womanBlank: record.womanBlank ?? '',
    officeName: office.name,
    remarks: [...marriageRemarks('examinationForm', source), record.examinationNote].filter((text) => text !== '').join('\n'),
    ...findingRows(printable(findings), t),
  };
}

export function refusalNoticeValues({ record, office, findings, on, t }: PaperSource): RefusalNoticeValues {
  const { man, woman } = record.couple;
  return {
    manName: man.name,
    manIdNumber: idNumberText(man, t),
    womanName: woman.name,
    womanIdNumber: idNumberText(woman, t),
    appliedOn: dateText(record.openedOn, t),
    reviewAuthority: office.reviewAuthority,
    court: office.court,
    officeName: office.name,
    // Drawn again later, it still says when the couple was refused.
    issuedOn: dateText(record.closedOn ?? on, t),
    ...rowValues(
      'ground',
      printable(findings).map((finding) => ({ reason: findingText(finding, t), article: t(`law:article.${finding.article}`) })),
    ),
  };
}

/** The same words as on the examination form, from the same record (规范 2015 art. 39). */
export function certificateValues(holder: Slot, source: PaperSource): CertificateValues {
  const { record, code, t } = source;
  const { man, woman } = record.couple;
  return {
    holder: record.couple[holder].name,
    registeredOn: dateText(record.preparedOn, t),
    registrationNumber: record.registrationNumber ?? '',
    remarks: marriageRemarks('certificate', source).join('\n'),
    manName: man.name,
    manSex: sexText(man, t),
    manNationality: nationalityText(man, t),
    manBirthDate: dateText(man.birthDate, t),
    manIdNumber: idNumberText(man, t),
    womanName: woman.name,
    womanSex: sexText(woman, t),
    womanNationality: nationalityText(woman, t),
    womanBirthDate: dateText(woman.birthDate, t),
    womanIdNumber: idNumberText(woman, t),
    ...(code === null ? {} : { code }),
  };
}

/** What the registrar noted for themselves stands on no paper. */
export function printable(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => !isInternal(finding));
}
