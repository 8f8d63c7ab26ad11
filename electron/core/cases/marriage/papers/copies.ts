import { isCasePaper } from '#shared/law/filing.ts';
import { IdentityDocument, type MaterialKind, type Slot } from '#shared/model/index.ts';
import type { ScanPicture } from '../../../archive/index.ts';
import { dateText } from '../../../documents/date-text.ts';
import { rowValues, type PhotocopiesValues } from '../../../documents/forms.ts';
import { idNumberText } from '../../party-text.ts';
import type { PaperSource } from './source.ts';

/** As large as a bank card or a passport's page: two of them stand on one page. */
const small: readonly MaterialKind[] = [
  ...IdentityDocument.options,
  'hongKongIdentityCard',
  'macaoIdentityCard',
  'taiwanIdentityCard',
  'militaryCard',
];

/** Copies of one party's papers; what concerns both stands with both. Papers of our own come back signed and need no copy. */
export function copiedScans(party: Slot, { scans }: Pick<PaperSource, 'scans'>): readonly ScanPicture[] {
  return scans.filter((scan) => (scan.party === party || scan.party === null) && !isCasePaper(scan.kind));
}

export function photocopiesValues(party: Slot, source: PaperSource): PhotocopiesValues {
  const { record, t } = source;
  const self = record.couple[party];
  const { cards, pages } = parted(party, source);
  return {
    heading: t('papers:ofParty', { paper: t('terms:documentKind.photocopies'), party: t(`terms:slot.${party}`) }),
    holder: t('papers:copiesOf', { name: self.name, number: idNumberText(self, t), caseNumber: record.number }),
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
export function photocopiesPictures(party: Slot, source: PaperSource): Record<string, string> {
  const { cards, pages } = parted(party, source);
  return Object.fromEntries([
    ...cards.map(({ digest }, index) => [`card.${index + 1}`, digest]),
    ...pages.map(({ digest }, index) => [`page.${index + 1}`, digest]),
  ]);
}

function parted(party: Slot, source: PaperSource) {
  const scans = copiedScans(party, source);
  return { cards: scans.filter(({ kind }) => small.includes(kind)), pages: scans.filter(({ kind }) => !small.includes(kind)) };
}

function words({ kind, of }: ScanPicture, { office, on, t }: PaperSource) {
  const mark = t(`papers:copyMark.${of}`, { office: office.name, date: dateText(on, t) });
  return { caption: t(`terms:materialKind.${kind}`), mark };
}
