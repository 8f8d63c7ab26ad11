import { formatPaperBarcode, photoAlone, type DocumentKind, type Slot } from '#shared/model/index.ts';
import { formOf } from '../../documents/forms.ts';
import type { PlannedPaper } from '../../documents/planned.ts';
import { photocopiesPictures, photocopiesValues } from '../copies.ts';
import { photoSheet } from '../photos.ts';
import { agreementValues } from './papers/agreement.ts';
import { applicationValues, receiptValues } from './papers/applying.ts';
import { lapseValues, notNowValues, refusalValues, withdrawalApplicationValues, withdrawalConfirmationValues } from './papers/ending.ts';
import { certificateValues, declarationValues, examinationValues, interviewValues } from './papers/issuing.ts';
import { leafletValues } from './papers/leaflet.ts';
import type { DivorcePaperSource, Values } from './papers/source.ts';

/**
 * A paper of a divorce before it is drawn, Chinese whatever language the screen speaks. Throws for a kind that belongs to no
 * divorce, and for a paper of dates or of a withdrawal that are not there yet.
 */
export function planDivorcePaper(kind: DocumentKind, party: Slot | null, source: DivorcePaperSource): PlannedPaper {
  const { caseNumber, openedOn, characters, training, t } = source;
  const ofCertificate = kind === 'divorceCertificate' || kind === 'certificatePreview';
  const values = valuesOf(kind, party, source);
  const text = Object.values(values).join('');
  const held = Object.entries(characters).filter(([character]) => text.includes(character));
  const paper = t(`terms:documentKind.${kind}`);
  return {
    kind,
    party,
    form: formOf(kind === 'certificatePreview' ? 'divorceCertificate' : kind, source.office),
    // A certificate drawn again on a new blank is on the form of its own date.
    on: ofCertificate ? (source.preparedOn ?? source.on) : source.on,
    stock: kind === 'certificatePreview',
    outlined: null,
    sheet: kind === 'photoSheet' ? photoSheet(photoAlone(source.office.photo)) : null,
    values,
    pictures: picturesOf(kind, party, source),
    ...(held.length > 0 && { characterDigests: Object.fromEntries(held) }),
    barcode: ofCertificate ? null : formatPaperBarcode({ openedOn, caseNumber, kind, party }),
    watermark: training ? t('papers:training') : null,
    title: party ? t('papers:ofParty', { paper, party: t(`terms:slot.${party}`) }) : paper,
  };
}

function picturesOf(kind: DocumentKind, party: Slot | null, source: DivorcePaperSource): Values {
  return Object.fromEntries(Object.entries(placesOf(kind, party, source)).flatMap(([place, digest]) => (digest ? [[place, digest]] : [])));
}

function placesOf(kind: DocumentKind, party: Slot | null, source: DivorcePaperSource): Readonly<Record<string, string | null>> {
  const { photoDigests } = source;
  switch (kind) {
    case 'divorceCertificate':
    case 'certificatePreview':
    case 'photoSheet':
      return { photo: photoDigests[party ?? 'man'] };
    case 'divorceExaminationForm':
      return { manPhoto: photoDigests.man, womanPhoto: photoDigests.woman };
    case 'photocopies':
      return photocopiesPictures(party ?? 'man', source);
    default:
      return {};
  }
}

function valuesOf(kind: DocumentKind, party: Slot | null, source: DivorcePaperSource): Values {
  switch (kind) {
    case 'divorceApplication':
      return applicationValues(source);
    case 'acceptanceReceipt':
      return receiptValues(party, source);
    case 'coolingOffLeaflet':
      return leafletValues(source);
    case 'divorceAgreement':
      return agreementValues(source);
    case 'divorceRefusalNotice':
      return refusalValues(source);
    case 'withdrawalApplication':
      return withdrawalApplicationValues(party ?? 'man', source);
    case 'withdrawalConfirmation':
      return withdrawalConfirmationValues(source);
    case 'interviewRecord':
      return interviewValues(party ?? 'man', source);
    case 'divorceDeclaration':
      return declarationValues(party ?? 'man', source);
    case 'divorceNotNowNotice':
      return notNowValues(source);
    case 'divorceExaminationForm':
      return examinationValues(source);
    case 'photocopies':
      return photocopiesValues(party ?? 'man', source);
    case 'photoSheet':
      return {};
    case 'divorceCertificate':
    case 'certificatePreview':
      return certificateValues(party ?? 'man', source);
    case 'lapseRecord':
      return lapseValues(source);
    default:
      throw new Error(`${kind} belongs to no divorce`);
  }
}
