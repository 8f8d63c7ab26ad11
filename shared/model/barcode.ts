import type { CivilDate } from './civil-date.ts';
import { civilDateFromDigits } from './civil-date.ts';
import type { DocumentKind } from './document-kind.ts';
import type { Slot } from './slot.ts';

/** Papers in files carry these letters: none is ever given to another kind. */
const letterByKind: Partial<Record<DocumentKind, string>> = {
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
};

/** What the barcode on a paper says: which case, which paper. No personal data. */
export interface PaperBarcode {
  readonly openedOn: CivilDate;
  readonly caseNumber: string;
  readonly kind: DocumentKind;
  readonly party: Slot | null;
}

/** `T26112203007D1`: date, counter, running number, paper, party (0 both, 1 man, 2 woman). Code128, ≤ 20 characters. */
export function formatPaperBarcode({ openedOn, caseNumber, kind, party }: PaperBarcode): string {
  const letter = letterByKind[kind];
  if (!letter) throw new Error(`${kind} carries no barcode`);
  const [counter, , running] = caseNumber.split('-');
  return `T${openedOn.slice(2).replaceAll('-', '')}${counter}${running}${letter}${party === null ? 0 : party === 'man' ? 1 : 2}`;
}

/** null when the text is no barcode of ours: scanned text is untrusted. */
export function parsePaperBarcode(text: string): PaperBarcode | null {
  const match = /^T(?<date>\d{6})(?<counter>\d{2})(?<running>\d{3})(?<letter>[A-Z])(?<party>[012])$/.exec(text.trim().toUpperCase());
  if (!match?.groups) return null;
  const { date = '', counter, running, letter, party } = match.groups;
  const openedOn = civilDateFromDigits(`20${date}`);
  const kind = (Object.keys(letterByKind) as DocumentKind[]).find((k) => letterByKind[k] === letter);
  if (!openedOn || !kind) return null;
  return {
    openedOn,
    caseNumber: `${counter}-${date.slice(2)}-${running}`,
    kind,
    party: party === '0' ? null : party === '1' ? 'man' : 'woman',
  };
}
