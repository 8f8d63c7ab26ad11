import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { dateWords } from '../../../client/index.ts';
import { Panel, StateMark } from '../../../components/index.ts';
import { StoredPhoto } from '../../camera/stored-photo.tsx';
import { useReissue } from '../../case-context.ts';
import { Ended } from '../../outcome.tsx';
import { FreshPapers, freshPapers } from '../../papers/fresh-papers.tsx';
import { PaperList } from '../../papers/paper-list.tsx';
import { papersOf, type WantedPaper } from '../../papers/paper-plan.ts';
import { paperPrimary } from '../../papers/paper-primary.ts';
import { Unfiled } from '../../papers/unfiled.tsx';
import { usePapers } from '../../papers/use-papers.ts';
import { useShownPaper } from '../../papers/use-shown-paper.ts';
import { WorkAndPaper } from '../../papers/work-and-paper.tsx';
import { CoupleSummary } from '../../party/couple.tsx';
import { StepFrame } from '../../step-frame.tsx';

/** What became of a case: issued, refused or cancelled, and its papers. */
export function ClosedStep(): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { view } = useReissue();
  const refused = view.state === 'refused';
  const wanted: readonly WantedPaper[] = refused ? [{ kind: 'reissueRefusalNotice', party: null }] : papersOf(view);
  const papers = usePapers(wanted);
  const [shown, show] = useShownPaper(papers.papers);
  return (
    <StepFrame primary={refused && view.mine ? paperPrimary(t, papers) : null}>
      {view.state === 'issued' ? <Issued /> : <Ended title={t(`terms:reissueState.${view.state}`)} />}
      <CoupleSummary />
      <WorkAndPaper shown={shown} none={t('closed.noPapers')}>
        <PaperList title={t('closed.papers')} papers={papers} shown={shown} onShow={show} closed={!refused || !view.mine} />
        <Unfiled />
        <FreshPapers wanted={freshPapers(view, ['photoSheet', 'photocopies'])} />
        {view.photo !== null && (
          <Panel title={t('reissue.photo.stored')}>
            <StoredPhoto attachmentId={view.photo} of={t('reissue.photo.stored')} />
          </Panel>
        )}
      </WorkAndPaper>
    </StepFrame>
  );
}

function Issued(): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { view } = useReissue();
  const title = t('reissue.issued.title');
  return (
    <section className="registered" role="status" aria-label={title}>
      <span className="registered-seal serif" aria-hidden="true">
        {t('reissue.issued.seal')}
      </span>
      <div>
        <p className="registered-title serif">{t('reissue.issued.words', { of: t(`reissue.of.${view.kind ?? 'marriage'}`) })}</p>
        <p className="registered-facts">
          <StateMark tone="done">{title}</StateMark>
          {view.issued && t('reissue.issued.facts', { date: dateWords(t, view.issued.preparedOn) })}{' '}
          <span className="registration-number serif">{view.issued?.registrationNumber}</span>
        </p>
      </div>
    </section>
  );
}
