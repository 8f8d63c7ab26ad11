import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentKind, MarriageState } from '#shared/model/index.ts';
import { Panel } from '../../../components/index.ts';
import { StoredPhoto } from '../../camera/stored-photo.tsx';
import { useMarriage } from '../../case-context.ts';
import { Ended, Registered } from '../../outcome.tsx';
import { PaperList } from '../../papers/paper-list.tsx';
import { FreshPapers, freshPapers } from '../../papers/fresh-papers.tsx';
import { papersOf, type WantedPaper } from '../../papers/paper-plan.ts';
import { paperPrimary } from '../../papers/paper-primary.ts';
import { usePapers } from '../../papers/use-papers.ts';
import { Unfiled } from '../../papers/unfiled.tsx';
import { useShownPaper } from '../../papers/use-shown-paper.ts';
import { WorkAndPaper } from '../../papers/work-and-paper.tsx';
import { CoupleSummary } from '../../party/couple.tsx';
import { StepFrame } from '../../step-frame.tsx';

/** What the couple takes home when their case ends without a marriage. */
const endPapers: Readonly<Partial<Record<MarriageState, DocumentKind>>> = { refused: 'refusalNotice', redirected: 'redirectGuide' };

/** What became of a case: registered, refused, sent elsewhere or cancelled, and its papers. */
export function ClosedStep(): ReactElement {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const { view, draft } = useMarriage();
  const { man, woman } = draft.couple;
  const given = endPapers[view.state];
  const wanted: readonly WantedPaper[] = given ? [{ kind: given, party: null }] : papersOf(view);
  const papers = usePapers(wanted);
  const [shown, show] = useShownPaper(papers.papers);
  return (
    <StepFrame primary={given && view.mine ? paperPrimary(t, papers) : null}>
      {view.state === 'registered' ? (
        <Registered
          title={t('registered.title')}
          seal={t('registered.seal')}
          words={t('registered.words', { man: man.name, woman: woman.name })}
        />
      ) : (
        <Ended title={t(`terms:marriageState.${view.state}`)} />
      )}
      <CoupleSummary />
      <WorkAndPaper shown={shown} none={t('closed.noPapers')}>
        <PaperList title={t('closed.papers')} papers={papers} shown={shown} onShow={show} closed={!given || !view.mine} />
        <Unfiled />
        <FreshPapers wanted={freshPapers(view, ['photoSheet', 'photocopies'])} />
        {view.photo !== null && (
          <Panel title={t('photo.stored')}>
            <StoredPhoto attachmentId={view.photo} />
          </Panel>
        )}
      </WorkAndPaper>
    </StepFrame>
  );
}
