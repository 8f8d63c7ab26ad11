import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { marriagePapers } from '#shared/law/marriage/index.ts';
import { slots, type MarriageView, type DocumentKind } from '#shared/model/index.ts';
import { PaperList } from './paper-list.tsx';
import type { WantedPaper } from './paper-plan.ts';
import { usePapers } from './use-papers.ts';

/** Drawn from pictures: the photo on its sheet, the copies of what lies in the file. */
type FreshKind = Extract<DocumentKind, 'photoSheet' | 'photocopies'>;

/** Those of the papers that can be drawn in the case as it stands: nothing is printed of pictures that are not there. */
export function freshPapers(
  view: Pick<MarriageView, 'state' | 'mine' | 'photo' | 'scans'>,
  kinds: readonly FreshKind[],
): readonly WantedPaper[] {
  if (!view.mine) return [];
  return kinds
    .filter((kind) => marriagePapers[kind]?.drawnIn.includes(view.state))
    .flatMap((kind): readonly WantedPaper[] => {
      if (kind === 'photoSheet') return view.photo === null ? [] : [{ kind, party: null }];
      return slots.filter((party) => view.scans.some((scan) => scan.party === party)).map((party) => ({ kind, party }));
    });
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
