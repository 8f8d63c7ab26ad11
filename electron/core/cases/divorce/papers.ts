import { formatPaperBarcode, type DocumentKind, type Slot } from '#shared/model/index.ts';
import { formOf } from '../../documents/forms.ts';
import type { PlannedPaper } from '../../documents/planned.ts';
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
  const onStock = kind === 'divorceCertificate';
  const values = valuesOf(kind, party, source);
  const text = Object.values(values).join('');
  const held = Object.entries(characters).filter(([character]) => text.includes(character));
  const paper = t(`terms:documentKind.${kind}`);
  return {
    kind,
    party,
    form: formOf(kind, source.office),
    // A certificate drawn again on a new blank is on the form of its own date.
    on: onStock ? (source.preparedOn ?? source.on) : source.on,
    stock: false,
    outlined: null,
    sheet: null,
    values,
    pictures: picturesOf(kind, party, source),
    ...(held.length > 0 && { characterDigests: Object.fromEntries(held) }),
    barcode: onStock ? null : formatPaperBarcode({ openedOn, caseNumber, kind, party }),
    watermark: training ? t('papers:training') : null,
    title: party ? t('papers:ofParty', { paper, party: t(`terms:slot.${party}`) }) : paper,
  };
}

function picturesOf(kind: DocumentKind, party: Slot | null, { photoDigests }: DivorcePaperSource): Values {
  const pictures: Readonly<Record<string, string | null>> =
    kind === 'divorceCertificate'
      ? { photo: photoDigests[party ?? 'man'] }
      : kind === 'divorceExaminationForm'
        ? { manPhoto: photoDigests.man, womanPhoto: photoDigests.woman }
        : {};
  return Object.fromEntries(Object.entries(pictures).filter((entry): entry is [string, string] => entry[1] !== null));
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
    case 'divorceCertificate':
      return certificateValues(party ?? 'man', source);
    case 'lapseRecord':
      return lapseValues(source);
    default:
      throw new Error(`${kind} belongs to no divorce`);
  }
}
