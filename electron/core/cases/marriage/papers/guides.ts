import type { TFunction } from 'i18next';
import { isRedirectable, marriageMaterials, requiredCapabilities } from '#shared/law/marriage/index.ts';
import type { Finding, MaterialKind, OtherOffice, Slot } from '#shared/model/index.ts';
import { dateText } from '../../../documents/date-text.ts';
import { rowValues, type AuthenticityStatementValues, type RedirectGuideValues } from '../../../documents/forms.ts';
import { findingText } from '../../finding-text.ts';
import { idNumberText, nationalityText } from '../../party-text.ts';
import type { PaperSource } from './source.ts';
import { printable } from './statutory.ts';

/** 结婚登记办理指引单: why this office may not (条例 2025 art. 2), which ones may, and what to bring (art. 8). */
export function redirectGuideValues(source: PaperSource): RedirectGuideValues {
  const { record, office, findings, on, t } = source;
  const { couple, application } = record;
  const offices = officesFor(source);
  const materials = marriageMaterials(couple, application, { practice: office.practice }).filter(({ need }) => need !== 'mayAdd');
  return {
    manName: couple.man.name,
    manIdNumber: idNumberText(couple.man, t),
    womanName: couple.woman.name,
    womanIdNumber: idNumberText(couple.woman, t),
    askedOn: dateText(record.openedOn, t),
    application: t(`terms:marriageKind.${application.kind}`),
    officeName: office.name,
    issuedOn: dateText(record.closedOn ?? on, t),
    ...rowValues(
      'reason',
      printable(findings).map((finding) => ({ reason: reasonText(finding, t), article: t(`law:article.${finding.article}`) })),
    ),
    ...rowValues(
      'office',
      offices.length > 0
        ? offices.map(({ name, address, phone, hours }) => ({ name, address, phone, hours }))
        : [{ name: t('papers:noOfficeKnown'), address: '', phone: '', hours: '' }],
    ),
    ...rowValues(
      'material',
      materials.map(({ kind, party }) => ({
        party: t(party === null ? 'papers:both' : `terms:slot.${party}`),
        material: t(`terms:materialKind.${kind}`),
      })),
    ),
  };
}

/** On the screen a missing power tells the registrar what to do; the couple is told only that it is missing. */
function reasonText(finding: Finding, t: TFunction): string {
  return isRedirectable([finding]) ? t(`papers:elsewhere.${finding.message}`) : findingText(finding, t);
}

/** Offices the province published that may do all these two need; none where no office is known to. */
function officesFor({ record, office }: PaperSource): readonly OtherOffice[] {
  const needed = requiredCapabilities(record.couple, office.practice);
  if (needed === null) return [];
  return office.otherOffices.filter(({ capabilities }) => needed.every((each) => capabilities.includes(each)));
}

/** Proofs made by an authority or a notary; an identity document is none. */
const proofs: readonly MaterialKind[] = ['singleDeclaration', 'singleProof', 'proofTranslation', 'meaningStatement', 'noRecordDeclaration'];

/** 证明文书真实性声明书 (条例 2025 art. 8, last paragraph). */
export function authenticityStatementValues(party: Slot, { record, office, t }: PaperSource): AuthenticityStatementValues {
  const self = record.couple[party];
  const shown = self.papers.filter(({ kind }) => proofs.includes(kind));
  return {
    name: self.name,
    nationality: nationalityText(self, t),
    birthDate: dateText(self.birthDate, t),
    idNumber: idNumberText(self, t),
    application: t(`terms:marriageKind.${record.application.kind}`),
    officeName: office.name,
    companion: self.help.companion?.name ?? '',
    ...rowValues(
      'proof',
      shown.map(({ kind, number, issuer, issuedOn }) => ({
        name: t(`terms:materialKind.${kind}`),
        number,
        issuer,
        issuedOn: dateText(issuedOn, t),
      })),
    ),
  };
}
