import { parseRegistrationNumber } from '#shared/law/registration-number.ts';
import { normaliseIdNumber, parseDeskCode, parsePaperBarcode, toIdNumber18, type DeskCodeKind } from '#shared/model/index.ts';
import { lettersLost } from './through-input-method.ts';
import { isZone } from './zone.ts';

/** `inputMethod`: it kept letters of the scan to itself. `zone`: no page waits for a travel document. `elsewhere`: another desk has the page for it. */
type Refusal = 'inputMethod' | 'address' | 'licence' | 'zone' | 'elsewhere' | 'misread' | 'tooLong' | 'unknown';

/** What was scanned, of what we know; nothing else is passed on to anybody. */
export type Scanned =
  /** To be looked up among the cases: a paper's barcode, a number of a person, a case or a registration. */
  | { readonly kind: 'lookUp'; readonly what: 'paper' | 'idNumber' | 'caseNumber' | 'registrationNumber'; readonly text: string }
  | { readonly kind: 'slip'; readonly of: DeskCodeKind; readonly text: string }
  /** Said and not opened, by kind and length alone: whoever made the code chose what it says. */
  | { readonly kind: 'refused'; readonly why: Refusal; readonly length: number };

/** Longer than anything of ours: a travel document's zone has 90 characters. */
const longest = 120;

/** Reads a scanned text against the list of what may come. Strangers make barcodes: no address is followed, no text repeated. */
export function routeScan(scanned: string): Scanned {
  const text = scanned.trim();
  const refused = (why: Refusal): Scanned => ({ kind: 'refused', why, length: text.length });
  if (text === lettersLost) return refused('inputMethod');
  if (isAddress(text)) return refused('address');
  if (isLicence(text)) return refused('licence');
  if (text.length > longest) return refused('tooLong');
  if (isZone(text)) return refused('zone');

  const bare = text.normalize('NFKC').toUpperCase();
  const slip = parseDeskCode(bare);
  if (slip) return { kind: 'slip', of: slip.kind, text: bare };
  if (parsePaperBarcode(bare)) return { kind: 'lookUp', what: 'paper', text: bare };
  const idNumber = normaliseIdNumber(bare);
  if (toIdNumber18(idNumber)) return { kind: 'lookUp', what: 'idNumber', text: idNumber };
  if (/^\d{2}-\d{4}-\d{3}$/.test(bare)) return { kind: 'lookUp', what: 'caseNumber', text: bare };
  if (parseRegistrationNumber(bare)) return { kind: 'lookUp', what: 'registrationNumber', text: bare };
  return refused(isAlmostOurs(bare) ? 'misread' : 'unknown');
}

function isAddress(text: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:\/\/|www\.|mailto:|tel:|javascript:|data:|wxp:)/i.test(text);
}

/** 电子证照: its mark begins with the arcs of the national catalogue (GB/T 36904: 1.2.156.3005.2). */
function isLicence(text: string): boolean {
  return text.startsWith('1.2.156.3005.2');
}

/** The shape is ours, the check character or a date in it is not. */
function isAlmostOurs(text: string): boolean {
  return /^T\d{6}\d{5}[A-Z]\d$/.test(text) || /^T[AQCP][0-9A-Z]{11}$/.test(text) || /^\d{17}[\dX]$/.test(text);
}
