import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { divorcePapers } from '#shared/law/divorce/process.ts';
import { marriagePapers } from '#shared/law/marriage/process.ts';
import { reissuePapers } from '#shared/law/reissue/process.ts';
import { slots, type CaseView, type DocumentKind, type Slot } from '#shared/model/index.ts';
import { PaperList } from './paper-list.tsx';
import type { WantedPaper } from './paper-plan.ts';
import { usePapers } from './use-papers.ts';

/** Drawn from pictures: the photo on its sheet, the copies of what lies in the file. */
type FreshKind = Extract<DocumentKind, 'photoSheet' | 'photocopies'>;

/** Those of the papers that can be drawn in the case as it stands: nothing is printed of pictures that are not there. */
export function freshPapers(view: CaseView, kinds: readonly FreshKind[]): readonly WantedPaper[] {
  if (!view.mine) return [];
  return kinds
    .filter((kind) => mayDraw(view, kind))
    .flatMap((kind): readonly WantedPaper[] => {
      if (kind === 'photoSheet') return photosOf(view).map((party) => ({ kind, party }));
      return slots.filter((party) => view.scans.some((scan) => scan.party === party)).map((party) => ({ kind, party }));
    });
}

function mayDraw(view: CaseView, kind: FreshKind): boolean {
  if (view.business === 'marriage') return marriagePapers[kind]?.drawnIn.includes(view.state) ?? false;
  if (view.business === 'reissue') return reissuePapers[kind]?.drawnIn.includes(view.state) ?? false;
  return divorcePapers[kind]?.drawnIn.includes(view.point) ?? false;
}

/** Whose picture lies in the file; null: one of both together. */
function photosOf(view: CaseView): readonly (Slot | null)[] {
  if (view.business !== 'divorce') return view.photo === null ? [] : [null];
  return slots.filter((slot) => view.photos[slot] !== null);
}

/** Papers nobody has to print for the step to go on; drawn anew each time, since their pictures may have changed. */
export function FreshPapers({ wanted }: { readonly wanted: readonly WantedPaper[] }): ReactElement | null {
  return wanted.length === 0 ? null : <List wanted={wanted} />;
}

function List({ wanted }: { readonly wanted: readonly WantedPaper[] }): ReactElement {
  const { t } = useTranslation('counter');
  const papers = usePapers(wanted);
  return (
    <PaperList
      title={t('paper.ifWanted')}
      papers={{ ...papers, print: (list) => papers.print(list.map((paper) => ({ ...paper, document: null }))) }}
      shown={null}
      onShow={null}
    />
  );
}
