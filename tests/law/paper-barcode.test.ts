import { describe, expect, it } from 'vitest';
import { divorcePapers } from '#shared/law/divorce/index.ts';
import { DocumentKind, formatPaperBarcode, parsePaperBarcode } from '#shared/model/index.ts';
import { date } from './couple.ts';

const of = (kind: DocumentKind) => ({ openedOn: date('2026-11-22'), caseNumber: '03-1122-007', kind, party: null });
/** Papers on certificate blanks, and those of the hall rather than of a case. */
const without: readonly DocumentKind[] = [
  'certificate',
  'certificatePreview',
  'recoveryKeySheet',
  'calibrationSheet',
  'spoiltBlankReport',
  'ceremonyScript',
  'appointmentSlip',
  'ticketSlip',
  'archiveCopy',
  'recordProof',
  'noRecordProof',
  'lookUpExplanation',
  'revocationNotice',
  'revocationDecision',
  'revocationDeclined',
  'correctionDecision',
  'serviceReceipt',
  'courtGuide',
  'archiveFile',
  'archiveCatalogue',
  'archiveSpines',
  'divorceCertificate',
];
const carrying = DocumentKind.options.filter((kind) => !without.includes(kind));

describe('the barcode of a paper', () => {
  it('tells every kind of paper of a case from every other', () => {
    const codes = carrying.map((kind) => formatPaperBarcode(of(kind)));
    expect(new Set(codes).size).toBe(carrying.length);
    for (const [i, code] of codes.entries()) expect(parsePaperBarcode(code)).toEqual(of(carrying[i]!));
    for (const kind of without) expect(() => formatPaperBarcode(of(kind))).toThrow(/no barcode/);
    expect(carrying).toEqual(expect.arrayContaining(Object.keys(divorcePapers).filter((kind) => kind !== 'certificatePreview')));
  });

  it('keeps the letters that lie in files', () => {
    const letters = Object.fromEntries(carrying.map((kind) => [kind, formatPaperBarcode(of(kind)).slice(-2, -1)]));
    expect(letters).toEqual({
      declaration: 'D',
      examinationForm: 'E',
      refusalNotice: 'R',
      redirectGuide: 'G',
      authenticityStatement: 'A',
      photocopies: 'C',
      photoSheet: 'P',
      divorceApplication: 'S',
      acceptanceReceipt: 'H',
      coolingOffLeaflet: 'L',
      divorceAgreement: 'X',
      divorceRefusalNotice: 'B',
      withdrawalApplication: 'W',
      withdrawalConfirmation: 'K',
      interviewRecord: 'I',
      divorceDeclaration: 'M',
      divorceNotNowNotice: 'N',
      divorceExaminationForm: 'F',
      lapseRecord: 'Z',
      reissueDeclaration: 'V',
      reissueExaminationForm: 'Y',
      reissueRefusalNotice: 'Q',
    });
  });
});
