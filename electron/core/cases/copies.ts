import type { TFunction } from 'i18next';
import { identityPapers, isCasePaper } from '#shared/law/filing.ts';
import type { CivilDate, Couple, MaterialKind, Office, Slot } from '#shared/model/index.ts';
import type { ScanPicture } from '../archive/index.ts';
import { dateText } from '../documents/date-text.ts';
import { rowValues, type PhotocopiesValues } from '../documents/forms.ts';
import { idNumberText } from './party-text.ts';

/** What copies are made from, in every business. */
export interface CopiesSource {
  readonly couple: Couple;
  readonly caseNumber: string;
  /** Of papers still asked for. */
  readonly scans: readonly ScanPicture[];
  readonly office: Pick<Office, 'name'>;
  readonly on: CivilDate;
  readonly t: TFunction;
}

/** Signed before the registrar in three copies, one of which lies in the file as it is. */
const inOriginal: readonly MaterialKind[] = ['divorceAgreement'];

/** Copies of one party's papers; what concerns both stands with both. Papers of our own come back signed and need no copy. */
export function copiedScans(party: Slot, { scans }: Pick<CopiesSource, 'scans'>): readonly ScanPicture[] {
  return scans.filter(({ kind, party: of }) => (of === party || of === null) && !isCasePaper(kind) && !inOriginal.includes(kind));
}

export function photocopiesValues(party: Slot, source: CopiesSource): PhotocopiesValues {
  const { couple, caseNumber, t } = source;
  const self = couple[party];
  const { cards, pages } = parted(party, source);
  return {
    heading: t('papers:ofParty', { paper: t('terms:documentKind.photocopies'), party: t(`terms:slot.${party}`) }),
    holder: t('papers:copiesOf', { name: self.name, number: idNumberText(self, t), caseNumber }),
    ...rowValues(
      'card',
      cards.map((scan) => words(scan, source)),
    ),
    ...rowValues(
      'page',
      pages.map((scan) => words(scan, source)),
    ),
  };
}

/** Digests of the pictures by their places. */
export function photocopiesPictures(party: Slot, source: CopiesSource): Record<string, string> {
  const { cards, pages } = parted(party, source);
  return Object.fromEntries([
    ...cards.map(({ digest }, index) => [`card.${index + 1}`, digest]),
    ...pages.map(({ digest }, index) => [`page.${index + 1}`, digest]),
  ]);
}

/** Bank card or passport page: two of the cards stand on one page. */
function parted(party: Slot, source: CopiesSource) {
  const scans = copiedScans(party, source);
  return {
    cards: scans.filter(({ kind }) => identityPapers.includes(kind)),
    pages: scans.filter(({ kind }) => !identityPapers.includes(kind)),
  };
}

function words({ kind, of }: ScanPicture, { office, on, t }: CopiesSource) {
  const mark = t(`papers:copyMark.${of}`, { office: office.name, date: dateText(on, t) });
  return { caption: t(`terms:materialKind.${kind}`), mark };
}
