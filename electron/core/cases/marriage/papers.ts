import { formatPaperBarcode, type DocumentKind, type Slot } from '#shared/model/index.ts';
import { formOf } from '../../documents/forms.ts';
import type { PlannedPaper } from '../../documents/planned.ts';
import { photocopiesPictures, photocopiesValues, type CopiesSource } from '../copies.ts';
import { photoSheet } from '../photos.ts';
import { authenticityStatementValues, redirectGuideValues } from './papers/guides.ts';
import type { PaperSource } from './papers/source.ts';
import { certificateValues, declarationValues, examinationFormValues, refusalNoticeValues } from './papers/statutory.ts';

/** Papers are Chinese, whatever language the screen speaks. */
export function planPaper(kind: DocumentKind, party: Slot | null, source: PaperSource): PlannedPaper {
  const { record, on, training, t } = source;
  const onStock = kind === 'certificate' || kind === 'certificatePreview';
  return {
    kind,
    party,
    form: formOf(isSupplementary(kind, record) ? 'supplementaryDeclaration' : kind, source.office),
    // A certificate drawn again on a new blank is on the form of its own date.
    on: onStock ? (record.preparedOn ?? on) : on,
    stock: kind === 'certificatePreview',
    outlined: null,
    sheet: kind === 'photoSheet' ? photoSheet(source.office.photo) : null,
    ...contentOf(kind, party, source),
    barcode: onStock ? null : formatPaperBarcode({ openedOn: record.openedOn, caseNumber: record.number, kind, party }),
    watermark: training ? t('papers:training') : null,
    title: party ? t('papers:ofParty', { paper: paperTitle(kind, source), party: t(`terms:slot.${party}`) }) : paperTitle(kind, source),
  };
}

/** The values and the pictures, with those of the characters the values hold. */
function contentOf(
  kind: DocumentKind,
  party: Slot | null,
  source: PaperSource,
): Pick<PlannedPaper, 'values' | 'pictures' | 'characterDigests'> {
  const values = valuesOf(kind, party, source);
  const text = Object.values(values).join('');
  const held = Object.entries(source.record.characters).filter(([character]) => text.includes(character));
  return { values, pictures: picturesOf(kind, party, source), ...(held.length > 0 && { characterDigests: Object.fromEntries(held) }) };
}

function paperTitle(kind: DocumentKind, { record, t }: PaperSource): string {
  return isSupplementary(kind, record) ? t('papers:supplementaryDeclaration') : t(`terms:documentKind.${kind}`);
}

function isSupplementary(kind: DocumentKind, { application }: PaperSource['record']): boolean {
  return kind === 'declaration' && application.kind === 'supplementary';
}

function copiesOf({ record, scans, office, on, t }: PaperSource): CopiesSource {
  return { couple: record.couple, caseNumber: record.number, scans, office, on, t };
}

function picturesOf(kind: DocumentKind, party: Slot | null, source: PaperSource): Readonly<Record<string, string>> {
  switch (kind) {
    case 'certificate':
    case 'certificatePreview':
    case 'examinationForm':
    case 'photoSheet':
      return source.photoDigest === null ? {} : { photo: source.photoDigest };
    case 'photocopies':
      return photocopiesPictures(party ?? 'man', copiesOf(source));
    default:
      return {};
  }
}

function valuesOf(kind: DocumentKind, party: Slot | null, source: PaperSource): Readonly<Record<string, string>> {
  switch (kind) {
    case 'declaration':
      return declarationValues(party ?? 'man', source);
    case 'examinationForm':
      return examinationFormValues(source);
    case 'refusalNotice':
      return refusalNoticeValues(source);
    case 'redirectGuide':
      return redirectGuideValues(source);
    case 'authenticityStatement':
      return authenticityStatementValues(party ?? 'man', source);
    case 'photocopies':
      return photocopiesValues(party ?? 'man', copiesOf(source));
    case 'photoSheet':
      return {};
    case 'certificate':
    case 'certificatePreview':
      return certificateValues(party ?? 'man', source);
    case 'recoveryKeySheet':
    case 'calibrationSheet':
    case 'spoiltBlankReport':
    case 'ceremonyScript':
    case 'appointmentSlip':
    case 'ticketSlip':
    case 'archiveCopy':
    case 'recordProof':
    case 'noRecordProof':
    case 'lookUpExplanation':
    case 'revocationNotice':
    case 'revocationDecision':
    case 'revocationDeclined':
    case 'correctionDecision':
    case 'serviceReceipt':
    case 'courtGuide':
    case 'archiveFile':
    case 'archiveCatalogue':
    case 'archiveSpines':
      throw new Error(`${kind} belongs to no case`);
    case 'divorceApplication':
    case 'acceptanceReceipt':
    case 'coolingOffLeaflet':
    case 'divorceAgreement':
    case 'divorceRefusalNotice':
    case 'withdrawalApplication':
    case 'withdrawalConfirmation':
    case 'interviewRecord':
    case 'divorceDeclaration':
    case 'divorceNotNowNotice':
    case 'divorceExaminationForm':
    case 'divorceCertificate':
    case 'lapseRecord':
    case 'reissueDeclaration':
    case 'reissueExaminationForm':
    case 'reissueRefusalNotice':
      throw new Error(`${kind} belongs to no marriage`);
  }
}
