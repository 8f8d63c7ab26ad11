import { useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { divorcePapers } from '#shared/law/divorce/process.ts';
import { useDivorce } from '../../case-context.ts';
import { PaperList } from '../../papers/paper-list.tsx';
import type { WantedPaper } from '../../papers/paper-plan.ts';
import { PaperPreview } from '../../papers/paper-preview.tsx';
import { usePapers } from '../../papers/use-papers.ts';
import { useShownPaper } from '../../papers/use-shown-paper.ts';

/** The agreement as a paper: all its copies printed in one act, and how it looks. */
export function AgreementPaper(): ReactElement {
  const { t } = useTranslation('counter');
  const { view } = useDivorce();
  const rule = divorcePapers.divorceAgreement;
  const copies = rule?.copies;
  const wanted = useMemo<readonly WantedPaper[]>(
    () => [{ kind: 'divorceAgreement', party: null, ...(copies === undefined ? {} : { copies }) }],
    [copies],
  );
  const papers = usePapers(wanted);
  const [shown, show] = useShownPaper(papers.papers);
  const closed = !view.mine || !rule?.drawnIn.includes(view.point);
  return (
    <div className="agreement-paper">
      <div>
        <PaperList title={t('agreement.paper')} papers={papers} shown={shown} onShow={show} closed={closed} />
        <p className="small soft">{t('agreement.signLater')}</p>
      </div>
      {shown === null ? <p className="paper-none soft">{t('agreement.notDrawn')}</p> : <PaperPreview documentId={shown} />}
    </div>
  );
}
